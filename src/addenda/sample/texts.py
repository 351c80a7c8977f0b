"""Descriptors out of the vocabulary: new ones, and what a publisher's editor makes of an old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.vocabulary import (
    ANALYTES,
    APPROACHES,
    EPONYMS,
    GRAFTS,
    IMAGING,
    MEASURES,
    METHODS,
    PARTS,
    PROCEDURES,
    SIDES,
    SPECIMENS,
    STRUCTURES,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from addenda.sample.dice import Dice

EACH_ADDITIONAL = "each additional "
"""How the own part of an add-on procedure starts."""

_OWN_PARTS = (
    "single {unit}",
    "two or three {unit}s",
    "four or more {unit}s",
    EACH_ADDITIONAL + "{unit}",
    "with {graft} graft, {unit} only",
    "with {graft} inlay, {unit} only",
    "without graft, {unit} and {graft} lining",
    "repeat session, {unit} with {graft} lining",
)


class Texts:
    """Writes descriptors. No two parents are alike, so every long descriptor of a generator is its own."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._written: set[str] = set()

    def procedure(self) -> str:
        """Return a new text such as `Fensation of dorsal lumenar fold, transvelar approach`."""
        return self._new(self._procedure)

    def assay(self) -> str:
        """Return a new text such as `Tessidin titre, velotropic method in serum`."""
        return self._new(self._assay)

    def eponym(self) -> str:
        """Return a new text such as `Orbelé fensation of dorsal lumenar fold, transvelar approach`."""
        return self._new(lambda: f"{self._dice.pick(EPONYMS)} {self._procedure().lower()}")

    def modifier(self) -> str:
        """Return a new text such as `Altered service: a service on the dorsal lumenar fold that was ...`."""
        return self._new(self._modifier)

    def converted(self, text: str) -> str:
        """Return a new text in other words than the one it comes from."""
        return self._new(lambda: f"{_unwrapped(text)}, with {self._dice.pick(GRAFTS)} {self._dice.pick(UNITS)}")

    def unrelated_to(self, text: str) -> str:
        """Return a new text that shares no word with another text."""
        words = _words(text)
        while True:
            candidate = self.procedure() if "method" in words else self.assay()
            if words.isdisjoint(_words(candidate)):
                return candidate

    def own_part(self, taken: Collection[str]) -> str:
        """Return the text after the semicolon for a member of a family that has these already."""
        while True:
            template = self._dice.pick(_OWN_PARTS)
            own = template.format(unit=self._dice.pick(UNITS), graft=self._dice.pick(GRAFTS))
            if own not in taken:
                return own

    def reworded(self, text: str) -> str:
        """Return the text with other words at its end: a textual revision."""
        start, found, _ = _unwrapped(text).rpartition(", including ")
        if found:
            return start
        return f"{_unwrapped(text)}, including {self._dice.pick(IMAGING)}"

    def retouched(self, text: str) -> str:
        """Return the text with other punctuation or case: an editorial revision."""
        if "(" in text:
            return _unwrapped(text)
        if ", " in text:
            return text.replace(", ", " (", 1) + ")"
        return text[0].swapcase() + text[1:]

    def _new(self, write: Callable[[], str]) -> str:
        text = write()
        while text in self._written:
            text = write()
        self._written.add(text)
        return text

    def _procedure(self) -> str:
        return f"{self._dice.pick(PROCEDURES)} of {self._site()}, {self._dice.pick(APPROACHES)} approach"

    def _modifier(self) -> str:
        site, approach = self._site(), self._dice.pick(APPROACHES)
        return (
            f"Altered service: a service on the {site} that was begun by the {approach} approach and ended by another "
            f"one may be told from the usual {self._dice.pick(PROCEDURES).lower()} by this modifier."
        )

    def _site(self) -> str:
        return f"{self._dice.pick(SIDES)} {self._dice.pick(STRUCTURES)} {self._dice.pick(PARTS)}"

    def _assay(self) -> str:
        pick = self._dice.pick
        analyte = pick(ANALYTES).capitalize()
        return f"{analyte} {pick(MEASURES)}, {pick(METHODS)} method in {pick(SPECIMENS)}"


def _unwrapped(text: str) -> str:
    return text.replace(" (", ", ").replace(")", "")


def _words(text: str) -> set[str]:
    return set(_unwrapped(text).lower().replace(",", "").split())
