"""Category III codes in force that are due to sunset on the next 1 January.

Where the day on which a code was added is not known, nothing is said of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addenda.model.book import Sunset
from addenda.model.canonical import decode
from addenda.model.codeset import ADDED
from addenda.model.cpt.sunset import is_due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

_START = b'{"code":"'
_SUFFIX = b'T","'
_CODE = len("0001")


def sunsets(new: Snapshot) -> tuple[Sunset, ...]:
    """Return them by their codes; one that is due on the effective date itself, and in force, has been extended."""
    supplied = new.release.supplied or tuple(new.codeset.roles)
    if ADDED not in supplied or ADDED not in new.codeset.roles:
        return ()
    effective = new.release.effective
    due = date(effective.year + 1, 1, 1)
    return tuple(
        sorted(
            Sunset(concept.key, concept.added, due)
            for concept in _category_iii(new)
            if concept.added and concept.in_force(effective) and is_due(concept.added, due.year)
        )
    )


def _category_iii(snapshot: Snapshot) -> Iterator[Concept]:
    """Yield the concepts of Category III; found in the canonical text, so that no other line is parsed."""
    for shard in snapshot.shards.values():
        text = shard.read()
        found = text.find(_SUFFIX)
        while found >= 0:
            start = found - _CODE - len(_START)
            if text[max(start, 0) : found - _CODE] == _START:
                yield decode(text[start : text.index(b"\n", found)])
            found = text.find(_SUFFIX, found + 1)
