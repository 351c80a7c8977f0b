"""Families: codes in force whose descriptors share the text before the first semicolon.

CPT prints that text once, with the first code, and indents the codes that take it over (CPT, Introduction: Format of
the Terminology). A release holds every descriptor in full, so that a family is computed and never stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from addenda.model.canonical import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

LONG = "long"
"""Name of the field that holds a code's full descriptor."""


class Parts(NamedTuple):
    """A descriptor in two: what a family has in common, and what is the code's own."""

    common: str
    own: str


def parts(long: str) -> Parts | None:
    """Return the two parts of a full descriptor; None where there is no semicolon, so no family."""
    common, semicolon, own = long.partition(";")
    return Parts(common.strip(), own.strip()) if semicolon else None


def members(snapshot: Snapshot, common: str, shards: set[str]) -> Iterator[Concept]:
    """Yield the codes in force of some shards that belong to the family with this common text.

    Lines are found by their text, so that no others are parsed.
    """
    wanted = orjson.dumps(common)[1:-1]
    for name in sorted(shards & snapshot.shards.keys()):
        for line in _lines_with(wanted, snapshot.shards[name].read()):
            concept = decode(line)
            found = parts(concept.text(LONG))
            if found and found.common == common and concept.in_force(snapshot.release.effective):
                yield concept


def _lines_with(wanted: bytes, text: bytes) -> Iterator[bytes]:
    found = text.find(wanted)
    while found >= 0:
        end = text.index(b"\n", found)
        yield text[text.rfind(b"\n", 0, found) + 1 : end]
        found = text.find(wanted, end)
