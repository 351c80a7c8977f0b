"""The view of an impact: what to do first, the findings by rule, what is at stake, and who has to do what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.findings import Effect, Impact, Total
from addenda.model.listing import counted
from addenda.model.money import ZERO, dollars
from addenda.model.rules import Severity
from addenda.rendering.candidates_view import CandidatesView, build_candidates
from addenda.rendering.changes_view import LONG
from addenda.rendering.gross_words import gross_words
from addenda.rendering.headline import impact_headline
from addenda.rendering.line_view import Lines, LineView
from addenda.rendering.payment_view import PaymentView, payment_note, payment_total
from addenda.rendering.range_view import RangeView, build_range
from addenda.rendering.reading_view import reading_sentences
from addenda.rendering.visible import visible
from addenda.rendering.words import number
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
    """One row of the table of totals."""

    title: str
    """Which lines."""
    lines: str
    """How many."""
    gross: str | None
    """Their gross charges; None where those of no line are known."""
    without_volume: str
    """How many have no volume."""
    without_price: str
    """How many have no price."""
    payment: PaymentView | None
    """What Medicare pays for them; None without fees."""
    money: str
    """Their gross charges, and of how many they are not known, as a clause."""


@dataclass(frozen=True, slots=True)
class LinesSection:
    """All findings of one rule."""

    id: str
    """The rule, as an id of the page."""
    title: str
    """The rule's title."""
    severity: str
    """How bad they are: `high`, `medium`, `low` or `note`."""
    count: str
    """How many there are."""
    money: str
    """The gross charges of their lines, and of how many they are not known, as a clause."""
    why: str
    """Why it matters."""
    advice: str
    """What to do with all of them."""
    advised: bool
    """Whether lines have a `to_do` of their own."""
    open: bool
    """Whether a page shows the list unfolded."""
    lines: tuple[LineView, ...]
    """The findings."""
    rest: str
    """A sentence on findings that are left out here; "" for none."""


@dataclass(frozen=True, slots=True)
class WaivedView:
    """A finding that the user decided needs no work."""

    line: LineView
    """The finding."""
    reason: str
    """Why."""
    expires: str
    """Its last day."""


@dataclass(frozen=True, slots=True)
class ImpactView:
    """An impact for people."""

    file: str
    """The charge master: a file, or a folder of several."""
    sha256: str
    """The sha256 of its bytes."""
    files: tuple[tuple[str, str, str], ...]
    """Name, facility and sha256 of each of several files; none for one file."""
    headline: tuple[str, ...]
    """What has to be done, as sentences, the most important first."""
    reading: tuple[str, ...]
    """How the charge master was read, as sentences."""
    columns: tuple[tuple[str, str], ...]
    """Our name of each column, and its header in the file."""
    departments: bool
    """Whether lines name their departments."""
    paid: bool
    """Whether fees were given, so that every total and every finding has a `payment`."""
    payment_note: str
    """What stands in the place of the table of payments where none a year is known, as a sentence; "" otherwise."""
    totals: tuple[TotalView, ...]
    """The lines and their money."""
    assumptions: tuple[str, ...]
    """What the money rests on, as sentences."""
    range: RangeView | None
    """What deleted codes may cost; None where it is not known or nothing is on one."""
    facilities: tuple[FacilityView, ...]
    """The totals of each of several facilities."""
    owners: tuple[OwnersView, ...]
    """The worklists, by kind of owner."""
    first: tuple[LineView, ...]
    """The findings to begin with."""
    rest: str
    """A sentence on what stands below the first; "" for nothing."""
    sections: tuple[LinesSection, ...]
    """The findings by rule, worst first."""
    waived: tuple[WaivedView, ...]
    """The findings that need no work."""
    waived_count: str
    """How many findings are waived."""
    candidates: tuple[CandidatesView, ...]
    """What may replace each deleted code that lines carry."""
    candidates_count: str
    """How many deleted codes `candidates` tells of."""


def build_impact(impact: Impact, most: int | None = None) -> ImpactView:
    """Return the view of an impact, made safe to show but not yet escaped for any format.

    `most` is how many findings of one rule, and of one owner, are shown; what is left out is counted.
    """
    master, lines, candidates = impact.chargemaster, Lines(impact, most), build_candidates(impact)
    urgent = [finding for finding in impact.findings if finding.severity is Severity.HIGH]
    return ImpactView(
        file=visible(master.file),
        sha256=visible(master.sha256),
        files=_files(master),
        headline=impact_headline(impact),
        reading=reading_sentences(impact),
        columns=tuple((visible(name), visible(header)) for name, header in master.columns.items()),
        departments=any(finding.line.department for finding in impact.findings),
        paid=impact.at_stake.payment is not None,
        payment_note=payment_note(impact.everything.payment),
        totals=_totals(impact),
        assumptions=tuple(map(visible, impact.assumptions)),
        range=build_range(impact.range) if impact.range else None,
        facilities=build_facilities(impact.facilities),
        owners=build_owners(impact, lines, most),
        first=tuple(map(lines.view, sorted(urgent, key=_most_gross)[:FIRST])),
        rest=_rest(len(urgent) - FIRST),
        sections=_sections(impact, lines, most),
        waived=tuple(_waived(finding, lines) for finding in impact.waived),
        waived_count=number(len(impact.waived)),
        candidates=candidates,
        candidates_count=number(len(candidates)),
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
        gross_words(total),
    )


def _sections(impact: Impact, lines: Lines, most: int | None) -> tuple[LinesSection, ...]:
    """Return the rules that lines break, in their order."""
    by_rule: dict[str, list[Finding]] = {rule.id: [] for rule in impact.rules}
    for finding in impact.findings:
        by_rule[finding.rule.id].append(finding)
    return tuple(
        _section(rule, found, impact.totals[rule.id], lines, most)
        for rule in impact.rules
        if (found := by_rule[rule.id])
    )


def _section(rule: Rule, findings: Sequence[Finding], total: Total, lines: Lines, most: int | None) -> LinesSection:
    views = tuple(map(lines.view, findings[:most]))
    return LinesSection(
        id=f"lines-{rule.id}",
        title=visible(rule.title),
        severity=findings[0].severity.value,
        count=number(len(findings)),
        money=gross_words(total),
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
