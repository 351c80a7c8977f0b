"""Category III codes whose time is over: the AMA archives one five years after publication, unless it is extended.

Due on 1 January of the fifth year after that in which the code was added (AMA, CPT Category III codes: sunset). Where
the day on which a code was added is not known, nothing is said of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addenda.model.book import Sunset
from addenda.model.canonical import decode
from addenda.model.codeset import ADDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

_YEARS = 5
_START = b'{"code":"'
_SUFFIX = b'T","'
_CODE = len("0001")


def sunsets(new: Snapshot) -> tuple[Sunset, ...]:
    """Return those in force that are due before the year of the release is over, by their codes."""
    supplied = new.release.supplied or tuple(new.codeset.roles)
    if ADDED not in supplied or ADDED not in new.codeset.roles:
        return ()
    effective = new.release.effective
    over = date(effective.year + 1, effective.month, min(effective.day, 28))
    found = (
        Sunset(concept.key, concept.added, date(concept.added.year + _YEARS, 1, 1))
        for concept in _category_iii(new)
        if concept.added and concept.in_force(effective)
    )
    return tuple(sorted(sunset for sunset in found if sunset.due < over))


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
