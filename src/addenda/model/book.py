"""What coders read in the changes of a code set of CPT's shape, beside what happened to each code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.concept import ConceptKey


class Renumbering(NamedTuple):
    """A code that was deleted while its text was added under another number; `moved` when its section is another."""

    old: ConceptKey
    new: ConceptKey
    moved: bool


class Conversion(NamedTuple):
    """A Category III code that was deleted in favour of Category I codes which its instruction names, added with it."""

    old: ConceptKey
    new: tuple[ConceptKey, ...]


class Sunset(NamedTuple):
    """A Category III code in force, the day on which it was added, and the next 1 January, on which it is due."""

    key: ConceptKey
    added: date
    due: date


@dataclass(frozen=True)
class BookFacts:
    """Facts about several changes at once, each tuple sorted by its first key.

    `sunsets` are those that are due on the next 1 January after the new release's effective date (`cpt/sunset.py`).
    `order` gives each changed code its place in the book, counted from 0: codes in the order of their numbers, but a
    resequenced one behind the code that it follows.
    """

    renumbered: tuple[Renumbering, ...]
    converted: tuple[Conversion, ...]
    sunsets: tuple[Sunset, ...]
    order: Mapping[ConceptKey, int]
