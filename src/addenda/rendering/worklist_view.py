"""The view of worklists: for each kind of owner a table of them, then the findings of each in order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from addenda.model.money import dollars
from addenda.model.rules import Severity
from addenda.model.worklist import OwnerKind
from addenda.rendering.payment_view import PaymentView, payment_total
from addenda.rendering.visible import visible
from addenda.rendering.words import counted, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.model.findings import Impact, Total
    from addenda.model.worklist import FacilityTotal, Worklist
    from addenda.rendering.line_view import Lines, LineView

_WORDS = {
    OwnerKind.DEPARTMENT: "department",
    OwnerKind.REVENUE_CODE: "revenue code",
    OwnerKind.FACILITY: "facility",
    OwnerKind.PAYER: "payer",
}
_NOTES = {
    OwnerKind.PAYER: "A line counts for every payer with whom a price of it is negotiated, so the sums of the payers "
    "are more than the whole. Gross charges are those of all payers: a charge master has no volume for each."
}


@dataclass(frozen=True, slots=True)
class EffortView:
    """How many lines there are to touch, and how many of them are so because of a finding of each severity at worst."""

    lines: str
    high: str
    medium: str
    low: str
    note: str


@dataclass(frozen=True, slots=True)
class OwnerView:
    """One owner. `id` names the place of the findings on a page, "" for an owner without any.

    `elsewhere` is a sentence on lines that only findings of other owners name, `rest` one on findings that are left
    out here; "" for none. `payment` is None where no fee schedule was given.
    """

    id: str
    name: str
    count: str
    effort: EffortView
    gross: str | None
    payment: PaymentView | None
    elsewhere: str
    lines: tuple[LineView, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class OwnersView:
    """All owners of one kind, the one to begin with first. `word` is what one is called; `paid`: fees were given."""

    id: str
    title: str
    word: str
    note: str
    paid: bool
    owners: tuple[OwnerView, ...]


@dataclass(frozen=True, slots=True)
class FacilityView:
    """One facility of several: all its lines, those with a finding, and the gross charges of these."""

    name: str
    lines: str
    effort: EffortView
    gross: str | None
    payment: PaymentView | None


def build_owners(impact: Impact, lines: Lines, most: int | None) -> tuple[OwnersView, ...]:
    """Return the owners, kind by kind; `most` is how many findings of one are shown."""
    return tuple(
        _owners(kind, tuple(lists), lines, most) for kind, lists in groupby(impact.worklists, key=lambda one: one.kind)
    )


def build_facilities(totals: Iterable[FacilityTotal]) -> tuple[FacilityView, ...]:
    """Return a row for each facility."""
    return tuple(
        FacilityView(
            name=visible(one.facility) or _nobody(OwnerKind.FACILITY),
            lines=number(one.everything.lines),
            effort=_effort(one.effort, one.at_stake),
            gross=_gross(one.at_stake),
            payment=_payment(one.at_stake),
        )
        for one in totals
    )


def left_out(count: int) -> str:
    """Return the sentence on findings that a format does not show; "" for none."""
    if count <= 0:
        return ""
    return f"{counted(count, 'more finding')} {'is' if count == 1 else 'are'} left out here; the JSON has all of them."


def _owners(kind: OwnerKind, lists: tuple[Worklist, ...], lines: Lines, most: int | None) -> OwnersView:
    word = _WORDS[kind]
    return OwnersView(
        id=f"by-{kind}",
        title=f"By {word}",
        word=word.capitalize(),
        note=_NOTES.get(
            kind, "Worst findings first, then most gross charges. A line counts once, by its worst finding."
        ),
        paid=any(one.at_stake.payment for one in lists),
        owners=tuple(_owner(one, f"{kind}-{place}", lines, most) for place, one in enumerate(lists, 1)),
    )


def _owner(one: Worklist, name: str, lines: Lines, most: int | None) -> OwnerView:
    return OwnerView(
        id=name if one.findings else "",
        name=_name(one),
        count=number(len(one.findings)),
        effort=_effort(one.effort, one.at_stake),
        gross=_gross(one.at_stake),
        payment=_payment(one.at_stake),
        elsewhere=_elsewhere(one.lines_elsewhere),
        lines=tuple(map(lines.view, one.findings[:most])),
        rest=left_out(0 if most is None else len(one.findings) - most),
    )


def _name(one: Worklist) -> str:
    name = visible(one.owner) or _nobody(one.kind)
    return f"{visible(one.facility)}: {name}" if one.facility else name


def _nobody(kind: OwnerKind) -> str:
    return f"no {_WORDS[kind]}"


def _effort(effort: Mapping[Severity, int], at_stake: Total) -> EffortView:
    high, medium, low, note = (number(effort[severity]) for severity in Severity)
    return EffortView(number(at_stake.lines), high, medium, low, note)


def _gross(total: Total) -> str | None:
    return None if total.gross is None else dollars(total.gross)


def _payment(total: Total) -> PaymentView | None:
    return payment_total(total.payment) if total.payment else None


def _elsewhere(lines: int) -> str:
    if not lines:
        return ""
    stands = "line stands" if lines == 1 else "lines stand"
    return f"{number(lines)} {stands} in findings of others only, as one of the lines these are about."
