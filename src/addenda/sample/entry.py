"""One invented code while the generator still knows what belongs together: its family and its place in the book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.cpt.fields import AFTER, LEVELS
from addenda.model.cpt.kinds import CodeKind
from addenda.sample.codeset import MEDIUM_WIDTH, SHORT_WIDTH
from addenda.sample.plain import clinicians, consumer, spanish_consumer, squeezed

if TYPE_CHECKING:
    from datetime import date

RESIDUAL = "Unnumbered brellometric service"
"""How the text of the code begins that a section keeps for what has no code of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code stands in the book; "" below the level at which a part of the book ends."""

    section: str
    subsection: str = ""
    heading: str = ""
    subheading: str = ""

    def hierarchy(self) -> dict[str, Value]:
        """Return the names of the levels that there are."""
        names = (self.section, self.subsection, self.heading, self.subheading)
        return {level: name for level, name in zip(LEVELS, names, strict=True) if name}


@dataclass(frozen=True, slots=True)
class Maker:
    """Who offers a proprietary test, and under which name."""

    laboratory: str
    manufacturer: str
    test: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An invented code. Members of a `family` share `parent`, the text before the semicolon; `own` stands after it.

    `added` is None where the publisher only states words, which `stated` holds. `revised_on` is the day since which
    the descriptor reads as it does. A modifier has neither, and no concept id and no place: it stands in one text file.
    """

    code: str
    kind: CodeKind
    place: Place
    family: int
    parent: str
    own: str = ""
    flags: tuple[str, ...] = ()
    after: str = ""
    concept_id: str = ""
    added: date | None = None
    revised_on: date | None = None
    stated: str = ""
    maker: Maker | None = None

    @property
    def long(self) -> str:
        """The full text."""
        return f"{self.parent}; {self.own}" if self.own else self.parent

    @property
    def is_residual(self) -> bool:
        """Whether this is the code of a section for what has no code of its own."""
        return self.parent.startswith(RESIDUAL)

    def concept(self) -> Concept:
        """Return the concept that a release holds, without the fields that are empty."""
        fields: dict[str, Value] = {"kind": self.kind.value, "long": self.long}
        if self.kind is not CodeKind.MODIFIER:
            fields |= self._texts() | self._standing() | self._makers() | self._dates()
        return Concept(ConceptKey(self.code), {name: value for name, value in fields.items() if value})

    def _texts(self) -> dict[str, Value]:
        texts: dict[str, Value] = {
            "medium": squeezed(self.parent, self.own, MEDIUM_WIDTH),
            "short": squeezed(self.parent, self.own, SHORT_WIDTH),
        }
        if self.kind is CodeKind.CATEGORY_I:
            texts["consumer"] = consumer(self.parent, self.own)
            texts["spanish_consumer"] = spanish_consumer(self.parent, self.own)
            # Not every code has them; by its number, so that an edited text does not bring or take them.
            texts["clinician"] = list[Value](clinicians(self.parent, self.own)) if int(self.code) % 3 == 0 else []
        return texts

    def _standing(self) -> dict[str, Value]:
        return {"hierarchy": self.place.hierarchy(), "flags": list(self.flags), AFTER: self.after}

    def _makers(self) -> dict[str, Value]:
        if self.maker is None:
            return {}
        return {
            "laboratory": self.maker.laboratory,
            "manufacturer": self.maker.manufacturer,
            "test": self.maker.test,
        }

    def _dates(self) -> dict[str, Value]:
        return {
            "added": self.added.isoformat() if self.added else "",
            "concept_id": self.concept_id,
            "revised_on": self.revised_on.isoformat() if self.revised_on else "",
            "dates_stated": self.stated,
        }
