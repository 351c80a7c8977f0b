"""The view of bars: one for each row, of what was added, deleted and revised.

Across, everything is in per cent, so that a picture is as wide as the page lets it be and its text stays legible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.changes import ChangeKind
from addenda.rendering.shelving import shelving_of
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.model.changes import ChangeSet
    from addenda.model.trend import ReleasePair

_ROW = 40
"""How high a row is, in pixels: its words and below them its bar."""
_TONES = ("add", "delete", "change")
_SIGNS = ("+", "\N{MINUS SIGN}", "\N{BLACK UP-POINTING TRIANGLE}")
_KINDS = (ChangeKind.ADDED, ChangeKind.DELETED, ChangeKind.REVISED)
_COLUMNS = ("Added", "Deleted", "Revised")


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar."""

    tone: str
    """`add`, `delete` or `change`."""
    x: str
    """Where it begins, in per cent of the picture."""
    width: str
    """How wide it is, in per cent of the picture."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a picture of bars."""

    title: str
    """What the row is about."""
    figures: str
    """Its numbers, each behind its sign."""
    text_y: int
    """How far down its words stand, in pixels."""
    bar_y: int
    """How far down its bar stands, in pixels."""
    segments: tuple[Segment, ...]
    """The parts of the bar."""


@dataclass(frozen=True, slots=True)
class BarChart:
    """A picture of bars and the table behind it."""

    id: str
    """The id of its place on a page."""
    title: str
    """Its title."""
    note: str
    """What is shown, as a sentence."""
    said: str
    """What the picture shows, as a sentence."""
    height: int
    """How high it is, in pixels."""
    bars: tuple[Bar, ...]
    """Its rows."""
    columns: tuple[str, ...]
    """The titles of the table."""
    rows: tuple[tuple[str, ...], ...]
    """The rows of the table, of as many texts."""

    @property
    def numeric(self) -> list[tuple[str, str]]:
        """The columns behind the first, as those of a table of numbers."""
        return [(title, "num") for title in self.columns[1:]]


def sections_chart(changes: ChangeSet, book: tuple[tuple[str, ...], ...]) -> BarChart | None:
    """Return the changes by section of the book, or where there is no book by the first character of the code.

    `book` is the table that a book has. None where fewer than two characters have a changed code.
    """
    if book:
        counts = [(title, figures[:3]) for title, figures in shelving_of(changes).counts()[:-1]]
        named = ("by section", "To hold against the totals that the publisher prints.")
        return _chart("by-section", *named, counts, ("Section", *_COLUMNS, "Through a parent"), book)
    counts = _by_first_character(changes)
    named = ("by first character", "The first character of a code tells what the code is for.")
    return _chart("by-section", *named, counts, ("Codes", *_COLUMNS), _table(counts)) if len(counts) > 1 else None


def trend_chart(pairs: Sequence[ReleasePair]) -> BarChart | None:
    """Return the changes from release to release, the oldest first; None for fewer than two pairs."""
    if len(pairs) < 2:
        return None
    counts = [(f"{pair.old.release} to {pair.new.release}", (pair.added, pair.deleted, pair.revised)) for pair in pairs]
    named = ("from release to release", "Adjacent releases of the store, the newest last, as they are known now.")
    return _chart("trend", *named, counts, ("Releases", *_COLUMNS), _table(counts))


def _chart(
    name: str,
    how: str,
    note: str,
    counts: Sequence[tuple[str, tuple[int, ...]]],
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
) -> BarChart:
    longest = max(sum(figures) for _, figures in counts) or 1
    most = visible(max(counts, key=lambda row: sum(row[1]))[0])
    return BarChart(
        id=name,
        title=how[:1].upper() + how[1:],
        note=note,
        said=f"Bars of the codes added, deleted and revised {how}. Most changed: {most}.",
        height=_ROW * len(counts),
        bars=tuple(_bar(place, title, figures, longest) for place, (title, figures) in enumerate(counts)),
        columns=columns,
        rows=tuple(rows),
    )


def _bar(place: int, title: str, figures: tuple[int, ...], longest: int) -> Bar:
    segments, x = [], 0.0
    for tone, figure in zip(_TONES, figures, strict=True):
        width = 100 * figure / longest
        if figure:
            segments.append(Segment(tone, f"{x:.2f}%", f"{width:.2f}%"))
        x += width
    told = "\N{EN SPACE}".join(f"{sign}{number(figure)}" for sign, figure in zip(_SIGNS, figures, strict=True))
    return Bar(visible(title), told, _ROW * place + 15, _ROW * place + 21, tuple(segments))


def _by_first_character(changes: ChangeSet) -> list[tuple[str, tuple[int, ...]]]:
    counts: dict[str, list[int]] = {}
    for change in changes.changes:
        if change.kind in _KINDS:
            counts.setdefault(change.key.code[:1], [0, 0, 0])[_KINDS.index(change.kind)] += 1
    return [(f"{first}\N{HORIZONTAL ELLIPSIS}", tuple(figures)) for first, figures in sorted(counts.items())]


def _table(counts: Iterable[tuple[str, tuple[int, ...]]]) -> tuple[tuple[str, ...], ...]:
    return tuple((visible(title), *map(number, figures)) for title, figures in counts)
