"""What a fee file of Medicare looks like: its columns, by the words of their headers and their usual places."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.delimited.values import Form

if TYPE_CHECKING:
    from addenda.model.codeset import Field


class Presence(Enum):
    """Whether a column must be there."""

    ALWAYS = "always"
    PUBLISHED = "published"
    """In the file as CMS publishes it; an extract may have none of these columns, but not some of them."""
    SOME_YEARS = "some years"


class Slot(NamedTuple):
    """A column: its header as CMS writes it, patterns for it, its usual position (0-based), and what it holds.

    A pattern is a regular expression that the whole header matches, in capitals; the first pattern that one column
    alone matches tells which it is. `digits` is explained at `Column`.
    """

    header: str
    patterns: tuple[str, ...]
    usual: int
    form: Form = Form.TEXT
    digits: int = 0
    presence: Presence = Presence.ALWAYS


class Schedule(NamedTuple):
    """A kind of fee file.

    `words` stand near the start of each such text, in capitals; files without them are not taken apart. `known_by` are
    patterns of headers, of which a header row of this kind has `known_by_at_least`. In a `merged` header the words of a
    column stand over several rows, and since such words repeat, each column must be at its usual place.
    """

    id: str
    title: str
    codeset_title: str
    looks_for: str
    words: tuple[str, ...]
    known_by: tuple[str, ...]
    known_by_at_least: int
    code: tuple[Slot, ...]
    modifier: Slot | None
    fields: tuple[tuple[Field, Slot], ...]
    code_pattern: str
    shard: int
    merged: bool = False

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All columns, those of the key first."""
        modifier = (self.modifier,) if self.modifier else ()
        return (*self.code, *modifier, *(slot for _, slot in self.fields))
