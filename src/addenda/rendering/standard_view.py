"""The view of facilities against a corporate standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.model.money import dollars
from addenda.rendering.visible import visible
from addenda.rendering.words import joined, number

if TYPE_CHECKING:
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.standard import Deviation, FacilityComparison, RepeatedCode, StandardComparison


@dataclass(frozen=True, slots=True)
class StandardLine:
    """A line and one sentence on it."""

    charge_code: str
    """The hospital's own code."""
    place: str
    """Where it stands."""
    description: str
    """Its description."""
    said: str
    """What there is to say."""


@dataclass(frozen=True, slots=True)
class StandardSection:
    """Lines of one kind."""

    title: str
    """What they have in common."""
    count: str
    """How many there are."""
    lines: tuple[StandardLine, ...]
    """The lines."""
    rest: str
    """A sentence on those that are left out here; "" for none."""


@dataclass(frozen=True, slots=True)
class FacilityStandard:
    """One facility against the standard."""

    name: str
    """Its name."""
    counts: tuple[str, ...]
    """The numbers of its row in the table."""
    notes: tuple[str, ...]
    """What was not compared, as sentences."""
    sections: tuple[StandardSection, ...]
    """The kinds that have a line."""


@dataclass(frozen=True, slots=True)
class StandardView:
    """Facilities against a corporate standard, for people."""

    file: str
    """The file of the standard."""
    headline: tuple[str, ...]
    """How far they agree, as sentences."""
    titles: tuple[str, ...]
    """The titles of the columns of counts."""
    facilities: tuple[FacilityStandard, ...]
    """The facilities."""


TITLES = ("Lines", "Same", "Different", "Not in standard", "Lacking", "Repeated", "No charge code")


def build_standard(comparison: StandardComparison, most: int | None = None) -> StandardView:
    """Return the view, made safe to show; `most` is how many lines of one kind a facility shows."""
    return StandardView(
        file=visible(comparison.standard.file),
        headline=_headline(comparison),
        titles=TITLES,
        facilities=tuple(_facility(one, most) for one in comparison.facilities),
    )


def _headline(comparison: StandardComparison) -> tuple[str, ...]:
    facilities = comparison.facilities
    agree = sum(one.agrees for one in facilities)
    different = sum(len(one.deviations) for one in facilities)
    lines, agreeing = counted(len(comparison.standard.lines), "line"), "agrees" if agree == 1 else "agree"
    sentences = [
        f"{lines} in the standard; {number(agree)} of {_facilities(len(facilities))} {agreeing} with all of them.",
        f"Lines that differ: {number(different)}.",
    ]
    if without := comparison.standard_without_charge_code:
        sentences.append(f"Lines of the standard without a charge code, matched to nothing: {number(without)}.")
    return tuple(sentences)


def _facilities(count: int) -> str:
    return "1 facility" if count == 1 else f"{number(count)} facilities"


def _facility(one: FacilityComparison, most: int | None) -> FacilityStandard:
    counts = (
        one.lines,
        one.same,
        len(one.deviations),
        len(one.extra),
        len(one.missing),
        len(one.repeated),
        one.lines_without_charge_code,
    )
    notes = []
    if one.not_compared:
        names = joined(field.value for field in one.not_compared)
        notes.append(f"Not compared, since one of the two has none: {names}.")
    kinds = (
        ("Different from the standard", tuple(map(_deviation, one.deviations))),
        ("Not in the standard", tuple(map(_line, one.extra))),
        ("In the standard, lacking here", tuple(map(_line, one.missing))),
        ("Charge codes that repeat, matched to nothing", tuple(map(_repeated, one.repeated))),
    )
    return FacilityStandard(
        name=visible(one.facility),
        counts=tuple(map(number, counts)),
        notes=tuple(notes),
        sections=tuple(_section(title, lines, most) for title, lines in kinds if lines),
    )


def _section(title: str, lines: tuple[StandardLine, ...], most: int | None) -> StandardSection:
    left = 0 if most is None else len(lines) - most
    rest = f"{counted(left, 'more line')} left out here; the JSON has all." if left > 0 else ""
    return StandardSection(title, number(len(lines)), lines[:most], rest)


def _deviation(deviation: Deviation) -> StandardLine:
    told = "; ".join(
        f"{each.field} {each.facility or 'none'} (standard: {each.standard or 'none'})"
        for each in deviation.differences
    )
    return _line(deviation.line, told)


def _line(line: ChargeLine, told: str | None = None) -> StandardLine:
    code, price = line.code or line.raw_code or "no code", "no price" if line.price is None else dollars(line.price)
    return StandardLine(
        visible(line.charge_code),
        _place(line),
        visible(line.description),
        visible(f"{code}, {price}" if told is None else told),
    )


def _repeated(each: RepeatedCode) -> StandardLine:
    said = [_rows("in the standard", each.standard), _rows("here", each.lines)]
    first = (each.lines or each.standard)[0]
    return StandardLine(visible(each.charge_code), _place(first), visible(first.description), joined(said))


def _rows(where: str, lines: tuple[ChargeLine, ...]) -> str:
    return f"{counted(len(lines), 'line')} {where}"


def _place(line: ChargeLine) -> str:
    return visible(f"{line.sheet}, row {line.row}" if line.sheet else f"row {line.row}")
