"""Everything that one release of the generator holds: codes in force, deleted codes, and what happened so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.cpt.fields import INSTRUCTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.sample.entry import Entry

PRE_1982 = "Pre-1982"
PRE_1990 = "Pre-1990"
"""What the publisher's tables say instead of a date that it does not know."""


class ChangeType(StrEnum):
    """The change types of the History table."""

    ADDED = "ADDED"
    DELETED = "DELETED"
    REVISED = "REVISED"
    REINSTATED = "REINSTATED"


class Event(NamedTuple):
    """One row of the History table; `on` is None for what was before 1982 or 1990."""

    on: date | None
    change: ChangeType
    concept_id: str
    code: str
    prior: str = ""
    current: str = ""
    instruction: str = ""

    @property
    def stated(self) -> str:
        """The date as the table writes it."""
        return f"{self.on:%Y%m%d}" if self.on else (PRE_1990 if self.change is ChangeType.DELETED else PRE_1982)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A deleted code: what it was, the first day on which it could not be used (None before 1990), what to use instead.

    `may_return` says whether it may be reinstated: its text has not gone on to another code.
    """

    entry: Entry
    deleted_on: date | None
    instruction: str
    cross_references: tuple[str, ...]
    may_return: bool = False

    def concept(self) -> Concept:
        """Return the concept that later releases keep of it, without the fields that are empty."""
        entry = self.entry
        last_day = (self.deleted_on or date(1990, 1, 1)) - timedelta(days=1)
        stated = (entry.stated, "" if self.deleted_on else PRE_1990)
        fields: dict[str, Value] = {
            "kind": entry.kind.value,
            "long": entry.long,
            CROSS_REFERENCES: list(self.cross_references),
            INSTRUCTION: self.instruction,
            ADDED: entry.added.isoformat() if entry.added else "",
            TERMINATED: last_day.isoformat(),
            "concept_id": entry.concept_id,
            "dates_stated": "; ".join(words for words in stated if words),
        }
        return Concept(ConceptKey(entry.code), {name: value for name, value in fields.items() if value})


@dataclass(frozen=True, slots=True)
class Book:
    """One release: entries and tombstones by code, in the order in which they were entered, and all events so far."""

    entries: Mapping[str, Entry]
    deleted: Mapping[str, Tombstone]
    history: tuple[Event, ...]
