"""One concept of a code set: a key and its fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED

Value: TypeAlias = str | list["Value"] | dict[str, "Value"]
"""A field's value: text (dates and amounts are text too), a list, or nested values by name."""


class ConceptKey(NamedTuple):
    """What identifies a concept: its code, and in fee schedules a modifier ("" where there is none)."""

    code: str
    modifier: str = ""

    def __str__(self) -> str:
        return f"{self.code}-{self.modifier}" if self.modifier else self.code


class Concept(NamedTuple):
    """A key and the fields that the source gave it; a field that is absent is not in `fields`."""

    key: ConceptKey
    fields: Mapping[str, Value]

    @property
    def code(self) -> str:
        """The code, without a modifier."""
        return self.key.code

    @property
    def added(self) -> date | None:
        """The first day on which the code may be used; None where the source does not say."""
        return self._date(ADDED)

    @property
    def terminated(self) -> date | None:
        """The last day on which the code may be used; None while no end is known."""
        return self._date(TERMINATED)

    @property
    def cross_references(self) -> tuple[str, ...]:
        """The codes that the publisher names to use instead, in its order."""
        codes = self.fields.get(CROSS_REFERENCES, [])
        return tuple(str(code) for code in codes) if isinstance(codes, list) else (str(codes),)

    def text(self, name: str) -> str:
        """Return the text of a field, "" where the concept does not have it."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else str(value)

    def in_force(self, day: date) -> bool:
        """Say whether the code may be used on a day: begun by then, and not ended before it."""
        return self.stands(day.isoformat())

    def stands(self, when: str) -> bool:
        """Say the same of a day in ISO form: such dates sort as text, and a million concepts are asked for one day."""
        added, terminated = self.fields.get(ADDED), self.fields.get(TERMINATED)
        return (not isinstance(added, str) or added <= when) and (not isinstance(terminated, str) or terminated >= when)

    def scheduled_after(self, day: date) -> bool:
        """Say whether the code is known to begin or to end after a day (its last day may be that day)."""
        added, terminated = self.added, self.terminated
        return (added is not None and added > day) or (terminated is not None and terminated >= day)

    def _date(self, name: str) -> date | None:
        value = self.fields.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else None
