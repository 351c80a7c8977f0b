"""Names of the files of letters: safe on every file system, and another one for every owner."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.worklist import Worklist

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
_DIGITS = 16
"""Of a digest: enough that no two owners share it."""


def file_names(lists: Sequence[Worklist]) -> tuple[str, ...]:
    """Return a name without an ending for each owner, such as `department-radiology`.

    It has small letters, digits and hyphens alone, and does not depend on the order of the owners. Owners whose names
    come to the same in it have a part of a digest of the name besides. As it begins with the kind, it is none of the
    names that a file system keeps for itself, such as `con`.
    """
    plain = [_plain(one) for one in lists]
    shared = {name for name, count in Counter(plain).items() if count > 1}
    return tuple(f"{name}-{_digest(one)}" if name in shared else name for one, name in zip(lists, plain, strict=True))


def _plain(one: Worklist) -> str:
    name = "-".join(filter(None, map(_slug, (one.facility, one.owner))))
    # a name in another alphabet leaves nothing: its digest tells it from no name at all
    return f"{one.kind}-{name[:_LONGEST].strip('-') or ('none' if not one.owner else _digest(one))}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub("-", plain).strip("-")


def _digest(one: Worklist) -> str:
    identity = "\0".join((one.kind, one.facility, one.owner))
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
