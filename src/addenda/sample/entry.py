"""One invented code while the generator still knows what belongs together: its family and its place in the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from addenda.model.codeset import CROSS_REFERENCES
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.sample.codeset import MEDIUM_WIDTH, SHORT_WIDTH
from addenda.sample.vocabulary import squeeze


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code stands in the book; "" below the level at which a part of the book ends."""

    section: str
    subsection: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An invented code. Members of a `family` share `parent`, the text before the semicolon; `own` stands after it."""

    code: str
    kind: str
    place: Place
    family: int
    parent: str
    own: str = ""
    flags: tuple[str, ...] = ()
    cross_references: tuple[str, ...] = ()

    def concept(self) -> Concept:
        """Return the concept that a release holds."""
        return Concept(
            ConceptKey(self.code),
            {
                "kind": self.kind,
                "long": f"{self.parent}; {self.own}" if self.own else self.parent,
                "medium": self._squeezed(MEDIUM_WIDTH),
                "short": self._squeezed(SHORT_WIDTH),
                "hierarchy": self._hierarchy(),
                "flags": list(self.flags),
                CROSS_REFERENCES: list(self.cross_references),
            },
        )

    def _squeezed(self, width: int) -> str:
        """Return the upper-case descriptor of a width; the own part stays readable, since it tells siblings apart."""
        if not self.own:
            return squeeze(self.parent, width)
        own = squeeze(self.own, width // 2)
        return f"{squeeze(self.parent, width - len(own) - 1)} {own}"

    def _hierarchy(self) -> dict[str, Value]:
        levels = {"section": self.place.section, "subsection": self.place.subsection, "heading": self.place.heading}
        return {level: name for level, name in levels.items() if name}


Book: TypeAlias = dict[str, Entry]
"""The entries of one release by code; what is picked from it is picked in the order in which they were entered."""
