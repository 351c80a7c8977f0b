"""The view of a treemap: gross charges at stake as areas.

Everything is in per cent, so that the picture takes any shape the page has for it; its text does not grow or shrink.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from squarify import squarify

from addenda.impact.totals import distinct, total
from addenda.model.findings import Effect
from addenda.model.listing import counted
from addenda.model.money import ZERO, dollars
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Impact

_MOST = 24
"""How many areas there are at the most; what is less than the largest of them is one area together."""
_HEIGHT = 56.25
"""The height of the layout for a width of 100; areas are squarest on a picture of 16 to 9."""


@dataclass(frozen=True, slots=True)
class Box:
    """One area of a picture of shares."""

    title: str
    """What it is the share of."""
    gross: str
    """Its gross charges."""
    share: str
    """Its share of the whole."""
    x: str
    """Where it begins from the left, in per cent of the picture."""
    y: str
    """Where it begins from the top, in per cent of the picture."""
    width: str
    """How wide it is, in per cent of the picture."""
    height: str
    """How high it is, in per cent of the picture."""
    level: int
    """1 for the largest shares, 2 and 3 for the smaller."""
    lines: int
    """For how many lines of words it has room: its title, then its gross charges."""
    wide: bool
    """Whether only a wide picture has room for them."""


@dataclass(frozen=True, slots=True)
class Treemap:
    """A picture of shares and the table behind it."""

    title: str
    """Its title."""
    note: str
    """What is shown, as a sentence."""
    said: str
    """What the picture shows, as a sentence."""
    word: str
    """What a title is, such as `Department`."""
    boxes: tuple[Box, ...]
    """The areas."""
    rows: tuple[tuple[str, str, str | None, str], ...]
    """Title, lines, gross charges (None where those of no line are known) and share of the whole."""


@dataclass(frozen=True, slots=True)
class _Stake:
    title: str
    lines: int
    gross: Decimal | None


def build_treemap(impact: Impact) -> Treemap | None:
    """Return the gross charges on lines with a deleted code by department, or by rule where no line names one.

    None where fewer than two areas have any.
    """
    lines = distinct(one.line for one in impact.findings if one.rule.id == Effect.DELETED)
    if any(line.department for line in lines):
        note = "Gross charges on lines with a deleted code: each area is a department, as large as its share."
        return _treemap("Gross at stake by department", note, "Department", _by_department(lines))
    note = "Gross charges on lines with a finding: each area is a rule. A line that breaks two rules is in both."
    broken = ((rule.title, impact.totals[rule.id]) for rule in impact.rules)
    stakes = (_Stake(title, one.lines, one.gross) for title, one in broken if one.lines)
    return _treemap("Gross charges by rule", note, "Rule", stakes)


def _by_department(lines: Iterable[ChargeLine]) -> list[_Stake]:
    owned: dict[tuple[str, str], list[ChargeLine]] = {}
    for line in lines:
        owned.setdefault((line.facility, line.department), []).append(line)
    many = len({facility for facility, _ in owned}) > 1
    return [
        _Stake(_name(facility if many else "", department), len(ones), total(ones).gross)
        for (facility, department), ones in owned.items()
    ]


def _name(facility: str, department: str) -> str:
    name = department or "no department"
    return f"{facility}: {name}" if facility else name


def _treemap(title: str, note: str, word: str, stakes: Iterable[_Stake]) -> Treemap | None:
    ordered = sorted(stakes, key=lambda one: (one.gross is None, -(one.gross or ZERO)))
    shown = [one for one in ordered if one.gross is not None and one.gross > 0]
    if len(shown) < 2:
        return None
    whole = sum((one.gross or ZERO for one in shown), ZERO)
    largest = visible(shown[0].title)
    return Treemap(
        title=title,
        note=f"{note} What is not known, and what is not above zero, has no area.",
        said=f"{title}: {counted(len(shown), 'area')}, the largest {largest} with {_share(shown[0], whole)}.",
        word=word,
        boxes=_boxes(_gathered(shown), whole),
        rows=tuple(_row(one, whole) for one in ordered),
    )


def _gathered(shown: list[_Stake]) -> list[_Stake]:
    if len(shown) <= _MOST:
        return shown
    rest = shown[_MOST - 1 :]
    together = _Stake(
        f"{number(len(rest))} others", sum(one.lines for one in rest), sum((one.gross or ZERO for one in rest), ZERO)
    )
    return sorted((*shown[: _MOST - 1], together), key=lambda one: -(one.gross or ZERO))


def _boxes(shown: Sequence[_Stake], whole: Decimal) -> tuple[Box, ...]:
    shares = [float((one.gross or ZERO) / whole) for one in shown]
    areas = squarify([share * 100 * _HEIGHT for share in shares], 0, 0, 100, _HEIGHT)
    return tuple(
        Box(
            title=visible(one.title),
            gross=dollars(one.gross or ZERO),
            share=_share(one, whole),
            x=_percent(area["x"], 100),
            y=_percent(area["y"], _HEIGHT),
            width=_percent(area["dx"], 100),
            height=_percent(area["dy"], _HEIGHT),
            level=1 if share >= 0.2 else 2 if share >= 0.05 else 3,
            lines=_lines(area["dx"] / 100, area["dy"] / _HEIGHT),
            wide=area["dx"] < 40,
        )
        for one, share, area in zip(shown, shares, areas, strict=True)
    )


def _lines(width: float, height: float) -> int:
    if width < 0.13 or height < 0.07:
        return 0
    return 1 if height < 0.14 else 2


def _percent(length: float, of: float) -> str:
    return f"{100 * length / of:.2f}%"


def _row(one: _Stake, whole: Decimal) -> tuple[str, str, str | None, str]:
    gross = None if one.gross is None else dollars(one.gross)
    return visible(one.title), number(one.lines), gross, _share(one, whole)


def _share(one: _Stake, whole: Decimal) -> str:
    """Return the share of the whole, "" for what has no area."""
    return f"{100 * one.gross / whole:.1f}%" if one.gross is not None and one.gross > 0 else ""
