"""The view of an impact: what to do first, the findings by rule, what is at stake, and who has to do what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.findings import Effect, Impact, Total
from addenda.model.money import ZERO, dollars
from addenda.model.rules import Severity
from addenda.rendering.candidates_view import CandidatesView, build_candidates
from addenda.rendering.changes_view import LONG
from addenda.rendering.headline import impact_headline
from addenda.rendering.line_view import Lines, LineView
from addenda.rendering.payment_view import PaymentView, payment_total
from addenda.rendering.range_view import RangeView, build_range
from addenda.rendering.reading_view import reading_sentences
from addenda.rendering.visible import visible
from addenda.rendering.words import counted, number
from addenda.rendering.worklist_view import (
    FacilityView,
    OwnersView,
    build_facilities,
    build_owners,
    left_out,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from addenda.model.chargemaster import ChargeMaster
    from addenda.model.findings import Finding
    from addenda.model.rules import Rule

FIRST = 25
"""How many findings stand under "What to do first"."""
MOST = 2_000
"""How many findings of one rule, or of one owner, a page or a Markdown document shows."""


@dataclass(frozen=True, slots=True)
class TotalView:
    """One row of the table of totals; `gross` is None where it is known of no line, `payment` without fees."""

    title: str
    lines: str
    gross: str | None
    without_volume: str
    without_price: str
    payment: PaymentView | None


@dataclass(frozen=True, slots=True)
class LinesSection:
    """All findings of one rule: how bad they are, `why` it matters and the `advice` for all of them.

    `advised` says that lines have a `to_do` of their own, `open` that a page shows them unfolded. `rest` is a sentence
    on findings that are left out here, "" for none.
    """

    id: str
    title: str
    severity: str
    count: str
    why: str
    advice: str
    advised: bool
    open: bool
    lines: tuple[LineView, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class WaivedView:
    """A finding that the user decided needs no work: why, and until which day."""

    line: LineView
    reason: str
    expires: str


@dataclass(frozen=True, slots=True)
class ImpactView:
    """An impact for people. `first` is what to begin with, `rest` says what stands below it ("" for nothing).

    `files` are the name, the facility and the sha256 of each of several files; empty for one file. `reading` says how
    the charge master was read. `paid`: fees were given, so every total and every finding has a `payment`. `assumptions`
    are sentences on what the money rests on. `range` is what deleted codes may cost, None where it is not known or
    nothing is on one. `facilities` are the totals of several facilities. `owners` are the worklists, by kind of owner.
    `candidates` are told of each deleted code that lines carry, where there is no list of all deleted codes.
    """

    file: str
    sha256: str
    files: tuple[tuple[str, str, str], ...]
    headline: tuple[str, ...]
    reading: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    paid: bool
    totals: tuple[TotalView, ...]
    assumptions: tuple[str, ...]
    range: RangeView | None
    facilities: tuple[FacilityView, ...]
    owners: tuple[OwnersView, ...]
    first: tuple[LineView, ...]
    rest: str
    sections: tuple[LinesSection, ...]
    waived: tuple[WaivedView, ...]
    candidates: tuple[CandidatesView, ...]


def build_impact(impact: Impact, most: int | None = None) -> ImpactView:
    """Return the view of an impact, made safe to show but not yet escaped for any format.

    `most` is how many findings of one rule, and of one owner, are shown; what is left out is counted.
    """
    master, lines = impact.chargemaster, Lines(impact)
    urgent = [finding for finding in impact.findings if finding.severity is Severity.HIGH]
    return ImpactView(
        file=visible(master.file),
        sha256=visible(master.sha256),
        files=_files(master),
        headline=impact_headline(impact),
        reading=reading_sentences(impact),
        columns=tuple((visible(name), visible(header)) for name, header in master.columns.items()),
        paid=impact.at_stake.payment is not None,
        totals=_totals(impact),
        assumptions=tuple(map(visible, impact.assumptions)),
        range=build_range(impact.range) if impact.range else None,
        facilities=build_facilities(impact.facilities),
        owners=build_owners(impact, lines, most),
        first=tuple(map(lines.view, sorted(urgent, key=_most_gross)[:FIRST])),
        rest=_rest(len(urgent) - FIRST),
        sections=_sections(impact, lines, most),
        waived=tuple(_waived(finding, lines) for finding in impact.waived),
        candidates=build_candidates(impact),
    )


def _files(master: ChargeMaster) -> tuple[tuple[str, str, str], ...]:
    if len(master.files) < 2:
        return ()
    return tuple((visible(one.name), visible(one.facility), visible(one.sha256)) for one in master.files)


def _most_gross(finding: Finding) -> tuple[bool, Decimal]:
    """Order by gross charges, most first, unknown last; equal ones keep the order of the findings."""
    gross = finding.line.gross
    return gross is None, -(gross or ZERO)


def _rest(count: int) -> str:
    return (
        f"{counted(count, 'more line')} of this kind below, under the lines of the charge master." if count > 0 else ""
    )


def _totals(impact: Impact) -> tuple[TotalView, ...]:
    told = (rule for rule in impact.rules if rule.id == Effect.DELETED or impact.totals[rule.id].lines)
    rows = (_total(visible(rule.title), impact.totals[rule.id]) for rule in told)
    return (_total("All lines", impact.everything), _total("Lines with a finding", impact.at_stake), *rows)


def _total(title: str, total: Total) -> TotalView:
    return TotalView(
        title,
        number(total.lines),
        None if total.gross is None else dollars(total.gross),
        number(total.lines_without_volume),
        number(total.lines_without_price),
        payment_total(total.payment) if total.payment else None,
    )


def _sections(impact: Impact, lines: Lines, most: int | None) -> tuple[LinesSection, ...]:
    """Return the rules that lines break, in their order."""
    by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in impact.rules}
    for finding in impact.findings:
        by_rule[finding.rule.id].append(finding)
    return tuple(_section(rule, found, lines, most) for rule in impact.rules if (found := by_rule[rule.id]))


def _section(rule: Rule, findings: Sequence[Finding], lines: Lines, most: int | None) -> LinesSection:
    views = tuple(map(lines.view, findings[:most]))
    return LinesSection(
        id=f"lines-{rule.id}",
        title=visible(rule.title),
        severity=findings[0].severity.value,
        count=number(len(findings)),
        why=visible(rule.reason),
        advice=visible(rule.advice),
        advised=any(view.to_do for view in views),
        open=len(findings) <= LONG,
        lines=views,
        rest=left_out(0 if most is None else len(findings) - most),
    )


def _waived(finding: Finding, lines: Lines) -> WaivedView:
    waiver = finding.waiver
    return WaivedView(
        lines.view(finding),
        visible(waiver.reason) if waiver else "",
        waiver.expires.isoformat() if waiver else "",
    )
