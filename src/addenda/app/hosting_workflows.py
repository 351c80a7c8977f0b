"""The address of Addenda's action that the workflows of a store name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.app.hosting_address import ActionAddress, parse_address

if TYPE_CHECKING:
    from pathlib import Path

_WORKFLOWS = ".github/workflows"
_OURS = ("publish.yml", "review.yml", "watch.yml")
_USES = re.compile(r"^[ -]*uses: *['\"]?([\w.-]+/[\w.-]+)(/\.github/actions/setup)?@([^\s'\"]+)", re.MULTILINE)


def address_in_workflows(folder: Path) -> ActionAddress | None:
    """Return the one address that all workflows in a folder name, None where they name none or do not agree.

    Ours is the repository that has the setup action; each workflow of ours uses it, and all that use it agree on the
    commit.
    """
    files = sorted(file for file in (folder / _WORKFLOWS).glob("*.y*ml") if file.is_file())
    used = {file.name: _USES.findall(file.read_text(encoding="utf-8", errors="replace")) for file in files}
    repositories = {repository for uses in used.values() for repository, setup, _ in uses if setup}
    if len(repositories) != 1:
        return None
    named = {name: {f"{one}@{commit}" for one, _, commit in uses if one in repositories} for name, uses in used.items()}
    addresses = set().union(*named.values())
    agreed = len(addresses) == 1 and all(named[name] for name in _OURS if name in named)
    return parse_address(*addresses) if agreed else None
