"""What one file gives: texts by field and code, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import Problem
from addenda.model.canonical import collapse
from addenda.model.cpt import kinds
from addenda.reading.content import TWICE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.reading.cpt.layouts import Layout
    from addenda.reading.delivery import Member


kind_of = lru_cache(maxsize=1 << 15)(kinds.kind_of)
"""The kind of a code: a delivery asks for that of 15,000 codes in each of a dozen files."""


class Event(NamedTuple):
    """What happened to a code, as the History, the Deleted or the PLA table says, and when.

    `action` is `added`, `deleted`, `revised` or `reinstated`. `on` is a date as `days.read_day` returns it; "" in the
    PLA table where it states none.
    """

    code: str
    action: str
    on: str


class Record(NamedTuple):
    """One row of a CPT Link table: its number (1-based) and its cells in the order of the layout's columns."""

    row: int
    cells: tuple[str, ...]


@dataclass
class Part:
    """A file taken apart.

    `rows` holds the row (1-based) in which each code stands first; `texts` the texts by field, then by code;
    `clinician` the texts of the field that has many for a code. `revised` holds the codes that the file calls revised:
    another file's text may be the old one. Only the tables that have them fill `events` and `records`.
    """

    layout: Layout
    member: Member
    notice: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    texts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    clinician: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    revised: set[str] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    collapsed: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name without its folders, for a remark."""
        return self.member.name.rpartition("/")[2]

    def accept(self, row: int, code: str) -> bool:
        """Note the row of a code; say whether it is one, and add a problem when it is not."""
        if kind_of(code) is None:
            self.problem("this is no CPT code", row, code)
            return False
        self.rows.setdefault(code, row)
        return True

    def take(self, row: int, code: str, texts: Mapping[str, str]) -> None:
        """Keep the texts of a code that was accepted; blank ones are left out.

        A code that stands twice with one text is one code; with two texts it is a problem.
        """
        differs = False
        for name, raw in texts.items():
            if raw and (text := self.clean(raw)):
                differs |= self.texts[name].setdefault(code, text) != text
        if differs:
            self.problem(TWICE, row, code, f"It stands in row {self.rows[code]} too; keep one of them.")

    def clean(self, raw: str) -> str:
        """Return a text with its white space collapsed, counted where that changed more than padding."""
        text = collapse(raw)
        if text != raw:
            self.collapsed += text != raw.strip(" ")
        return text

    def problem(self, message: str, row: int | None, value: str | None = None, advice: str | None = None) -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(message, self.member.place, row, value, advice))
