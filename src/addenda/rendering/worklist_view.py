"""The view of worklists: for each kind of owner a table of them, then the findings of each in order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.model.money import dollars
from addenda.model.rules import Severity
from addenda.model.worklist import OwnerKind
from addenda.rendering.gross_words import gross_words
from addenda.rendering.line_view import LineView
from addenda.rendering.payment_view import PaymentView, payment_note, payment_total
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from addenda.model.findings import Impact, Total
    from addenda.model.worklist import FacilityTotal, Worklist
    from addenda.rendering.line_view import Lines

_WORDS = {
    OwnerKind.DEPARTMENT: "department",
    OwnerKind.REVENUE_CODE: "revenue code",
    OwnerKind.FACILITY: "facility",
    OwnerKind.PAYER: "payer",
}
_SEVERAL = {OwnerKind.FACILITY: "facilities"}
_NOTES = {
    OwnerKind.PAYER: "A line counts for every payer with whom a price of it is negotiated, so the sums of the payers "
    "are more than the whole. Gross charges are those of all payers: a charge master has no volume for each."
}


@dataclass(frozen=True, slots=True)
class EffortView:
    """How many lines there are to touch, each counted under its worst finding."""

    lines: str
    """All of them."""
    high: str
    """Those of high severity."""
    medium: str
    """Those of medium severity."""
    low: str
    """Those of low severity."""
    note: str
    """Those with a note alone."""


@dataclass(frozen=True, slots=True)
class OwnerView:
    """One owner, and what it has to do."""

    id: str
    """The id of its findings on a page; "" where it has none."""
    name: str
    """Its name."""
    count: str
    """How many findings it has."""
    effort: EffortView
    """Its lines by severity."""
    gross: str | None
    """Gross charges at stake; None where those of no line are known."""
    money: str
    """The same, and of how many lines they are not known, as a clause."""
    payment: PaymentView | None
    """Payments at stake; None without fees."""
    elsewhere: str
    """A sentence on lines that only findings of other owners name; "" for none."""
    lines: tuple[LineView, ...]
    """Its findings."""
    rest: str
    """A sentence on findings that are left out here; "" for none."""


@dataclass(frozen=True, slots=True)
class OwnersView:
    """All owners of one kind, the one to begin with first."""

    id: str
    """The kind, as an id of the page."""
    title: str
    """Its title, such as `By department`."""
    word: str
    """What one is called."""
    note: str
    """How lines are counted, as a sentence."""
    paid: bool
    """Whether the payments of any owner are known."""
    owners: tuple[OwnerView, ...]
    """The owners."""
    words: str
    """What several are called."""
    money: str
    """The gross charges at stake of all of them together, as a clause; "" of payers, who share lines."""


@dataclass(frozen=True, slots=True)
class FacilityView:
    """One facility of several."""

    name: str
    """Its name."""
    lines: str
    """How many lines it has."""
    effort: EffortView
    """Those with a finding, by severity."""
    gross: str | None
    """Gross charges of these; None where those of no line are known."""
    payment: PaymentView | None
    """Payments of these; None without fees."""


def build_owners(impact: Impact, lines: Lines, most: int | None) -> tuple[OwnersView, ...]:
    """Return the owners, kind by kind; `most` is how many findings of one are shown."""
    return tuple(
        _owners(kind, tuple(lists), impact, lines, most)
        for kind, lists in groupby(impact.worklists, key=lambda one: one.kind)
    )


def build_facilities(totals: Iterable[FacilityTotal]) -> tuple[FacilityView, ...]:
    """Return a row for each facility."""
    return tuple(
        FacilityView(
            name=visible(one.facility) or nobody(OwnerKind.FACILITY),
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


def _owners(kind: OwnerKind, lists: tuple[Worklist, ...], impact: Impact, lines: Lines, most: int | None) -> OwnersView:
    word = _WORDS[kind]
    return OwnersView(
        id=f"by-{kind}",
        title=f"By {word}",
        word=word.capitalize(),
        note=_NOTES.get(
            kind, "Worst findings first, then most gross charges. A line counts once, by its worst finding."
        ),
        paid=any(one.at_stake.payment and not payment_note(one.at_stake.payment) for one in lists),
        owners=tuple(_owner(one, f"{kind}-{place}", lines, most) for place, one in enumerate(lists, 1)),
        words=_SEVERAL.get(kind, f"{word}s"),
        money="" if kind is OwnerKind.PAYER else gross_words(impact.at_stake),
    )


def _owner(one: Worklist, name: str, lines: Lines, most: int | None) -> OwnerView:
    return OwnerView(
        id=name if one.findings else "",
        name=_name(one),
        count=number(len(one.findings)),
        effort=_effort(one.effort, one.at_stake),
        gross=_gross(one.at_stake),
        money=gross_words(one.at_stake),
        payment=_payment(one.at_stake),
        elsewhere=_elsewhere(one.lines_elsewhere),
        lines=tuple(map(lines.view, one.findings[:most])),
        rest=left_out(0 if most is None else len(one.findings) - most),
    )


def _name(one: Worklist) -> str:
    name = visible(one.owner) or nobody(one.kind)
    return f"{visible(one.facility)}: {name}" if one.facility else name


def nobody(kind: OwnerKind) -> str:
    """Return what stands in the place of an owner whose lines do not say whose they are."""
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
