"""The members of a family, found in a release without parsing the other codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from addenda.model.canonical import decode
from addenda.model.cpt.families import LONG, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot


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
