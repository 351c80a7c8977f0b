"""How much a code set changes from release to release."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addenda.model.release import ReleaseId


class ReleasePair(NamedTuple):
    """Two adjacent releases, and how many codes were added, deleted and revised between them."""

    old: ReleaseId
    new: ReleaseId
    added: int
    deleted: int
    revised: int
