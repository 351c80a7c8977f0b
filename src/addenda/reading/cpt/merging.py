"""The texts of all files as one, and where they disagree: the file that is trusted most wins, field by field.

But a code that PLA's quarterly file calls revised has its text from there: the lists of the year may be older.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from addenda.model.cpt.fields import FIELDS
from addenda.model.listing import counted
from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addenda.reading.cpt.part import Part

_TITLES = {one.name: one.title for one in FIELDS}


@dataclass
class Merged:
    """Texts by field and code; and by field, the file that gave a text and the one that differs, the codes."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    differing: defaultdict[tuple[str, str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def of(self, name: str) -> dict[str, str]:
        """Return the texts of a field by code."""
        return self.texts.get(name, {})

    def remarks(self) -> Iterator[str]:
        """Yield a sentence for each two files that disagree on a field."""
        for (name, winner, other), codes in self.differing.items():
            yield (
                f"{_TITLES[name]}: {winner} and {other} differ for {counted(len(codes), 'code')}, "
                f"and {winner} was taken: {listed(codes)}."
            )


def merge(parts: Iterable[Part]) -> Merged:
    """Return the texts of all files but the Deleted table, whose descriptors are of codes that are gone."""
    merged = Merged()
    givers: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.layout is Layout.DELETED:
            continue
        for name, texts in part.texts.items():
            _add(merged, name, part, givers[name])
            if texts:
                givers[name].append(part)
    return merged


def _add(merged: Merged, name: str, part: Part, givers: list[Part]) -> None:
    known = merged.texts.setdefault(name, {})
    if not known:
        known.update(part.texts[name])
        return
    for code, text in part.texts[name].items():
        first = known.setdefault(code, text)
        if first != text and not _agree(first, text):
            winner, other = next(giver for giver in givers if giver.texts[name].get(code) == first), part
            if code in part.revised and code not in winner.revised:
                winner, other, known[code] = part, winner, text
            merged.differing[name, winner.name, other.name].append(code)


def _agree(one: str, other: str) -> bool:
    """Say whether one of two texts that differ is the other in capitals."""
    return (one.isupper() or other.isupper()) and one.casefold() == other.casefold()
