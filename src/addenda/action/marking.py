"""What the comments of our uses on a pull request are told apart by."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from addenda.reading.chargemaster.address import shown_address

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.action.settings import Settings

_MARK = "addenda:report"
ANY_MARKER = f"<!-- {_MARK} "
"""How every marker begins."""
_DIGITS = 12


def marker(settings: Settings, workspace: Path) -> str:
    """Return what our comment is known by, which nobody sees: the code set, and a digest of what else is reported on.

    So uses that differ in that have a comment each, push after push. What is not given is no part of it, nor are
    `fail-on`, `pages` and `comment`, which change no report, nor passwords, which nobody is to guess by it.
    """
    store = settings.store.relative_to(workspace).as_posix()
    said = {
        "store": "" if store == "." else store,
        "old": settings.old,
        "new": settings.new,
        "chargemaster": shown_address(settings.chargemaster),
        "fees": settings.fees,
        "locality": settings.locality,
        "setting": settings.setting,
        "usage": settings.usage,
        "by": settings.by,
        "only": settings.only,
    }
    given = {name: value for name, value in said.items() if value}
    digest = sha256(json.dumps(given).encode()).hexdigest()[:_DIGITS] if given else ""
    return f"<!-- {' '.join(filter(None, (_MARK, settings.codeset, digest)))} -->"
