"""The view of an impact: what to do first, and the lines of the charge master by kind of change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.chargemaster import CodeStatus
from addenda.model.concept import ConceptKey
from addenda.model.findings import Finding, Impact, Total
from addenda.model.money import ZERO, dollars
from addenda.model.rules import Rule, Severity
from addenda.rendering.candidates_view import CandidatesView, build_candidates
from addenda.rendering.changes_view import LONG
from addenda.rendering.entry_view import anchor
from addenda.rendering.headline import impact_headline
from addenda.rendering.to_do import to_do
from addenda.rendering.visible import visible
from addenda.rendering.words import counted, number

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal

    from addenda.model.chargemaster import ChargeLine, ChargeMaster

_NAMED = 10
"""How many of the lines that may hold a code are named."""
FIRST = 25
"""How many lines stand under "What to do first"."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the charge master that a change touches; None where the file does not say.

    `to_do` is "" where the section's note says it, `anchor` where the page does not list what changed: a modifier that
    was not selected.
    """

    place: str
    charge_code: str
    description: str
    code: str
    anchor: str
    to_do: str
    price: str | None
    volume: str | None
    gross: str | None


@dataclass(frozen=True, slots=True)
class TotalView:
    """One row of the table of totals; `gross` is None where it is known of no line."""

    title: str
    lines: str
    gross: str | None
    without_volume: str
    without_price: str


@dataclass(frozen=True, slots=True)
class LinesSection:
    """All lines of one kind. `advised` says that lines have a `to_do`, `open` that a page shows them unfolded."""

    id: str
    title: str
    count: str
    note: str
    advised: bool
    open: bool
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ImpactView:
    """An impact for people. `first` is the worklist, `rest` says what stands below it ("" for nothing).

    `candidates` are told of each deleted code that lines carry, where there is no list of all deleted codes.
    """

    file: str
    sha256: str
    headline: tuple[str, ...]
    reading: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    totals: tuple[TotalView, ...]
    first: tuple[LineView, ...]
    rest: str
    sections: tuple[LinesSection, ...]
    candidates: tuple[CandidatesView, ...]


def build_impact(impact: Impact) -> ImpactView:
    """Return the view of an impact, made safe to show but not yet escaped for any format."""
    master = impact.chargemaster
    listed = {change.key for change in impact.changes.changes}
    listed |= {one.concept.key for one in impact.changes.transients}
    urgent = [finding for finding in impact.findings if finding.severity is Severity.HIGH]
    return ImpactView(
        file=visible(master.file),
        sha256=visible(master.sha256),
        headline=impact_headline(impact),
        reading=_reading(impact),
        columns=tuple((visible(name), visible(header)) for name, header in master.columns.items()),
        totals=_totals(impact),
        first=tuple(_line(finding, master, listed) for finding in sorted(urgent, key=_most_gross)[:FIRST]),
        rest=_rest(len(urgent) - FIRST),
        sections=tuple(section for rule in impact.rules if (section := _section(impact, rule, listed)).lines),
        candidates=build_candidates(impact),
    )


def _most_gross(finding: Finding) -> tuple[bool, Decimal]:
    """Order by gross charges, most first, unknown last; equal ones keep the order of the findings."""
    gross = finding.line.gross
    return gross is None, -(gross or ZERO)


def _rest(count: int) -> str:
    return (
        f"{counted(count, 'more line')} of this kind below, under the lines of the charge master." if count > 0 else ""
    )


def _reading(impact: Impact) -> tuple[str, ...]:
    master = impact.chargemaster
    lines, skipped = counted(len(master.lines), "line"), counted(master.rows_skipped, "row")
    sentences = [f"{lines} read, {number(impact.lines_with_code)} with a code; {skipped} skipped as blank or totals."]
    if master.sheets:
        sentences.append(f"Sheets read: {visible(', '.join(master.sheets))}.")
    if master.sheets_not_read:
        sentences.append(f"Sheets not read: {visible(', '.join(master.sheets_not_read))}; --sheet names one to read.")
    for column, headers in master.columns_not_used.items():
        names, title = visible(", ".join(f"“{header}”" for header in headers)), column.replace("_", " ")
        sentences.append(f"Several columns could be the {title} ({names}); none was used, --map names the right one.")
    if impact.lines_other:
        others = counted(impact.lines_other, "line")
        sentences.append(f"{others} with something else in the code column, such as a drug's number or a local code.")
    return (*sentences, *_ambiguous(master))


def _ambiguous(master: ChargeMaster) -> tuple[str, ...]:
    """Name the lines whose code only a guess would make out; nothing where there are none."""
    lines = [line for line in master.lines if line.status is CodeStatus.AMBIGUOUS]
    if not lines:
        return ()
    many = len(master.sheets) > 1
    named = ", ".join(f"{_place(line, many=many)} ({visible(line.raw_code)})" for line in lines[:_NAMED])
    more = f" and {number(len(lines) - _NAMED)} more" if len(lines) > _NAMED else ""
    start, they = ("line holds", "it is") if len(lines) == 1 else ("lines hold", "they are")
    what = "a value that may be a code, with lost zeros or something unknown behind it"
    return (f"{number(len(lines))} {start} {what}; {they} matched to nothing: {named}{more}.",)


def _totals(impact: Impact) -> tuple[TotalView, ...]:
    told = (rule for rule in impact.rules if rule.severity is Severity.HIGH or impact.totals[rule.id].lines)
    rows = (_total(rule.title, impact.totals[rule.id]) for rule in told)
    return (_total("All lines", impact.everything), _total("Lines with a finding", impact.at_stake), *rows)


def _total(title: str, total: Total) -> TotalView:
    return TotalView(
        title,
        number(total.lines),
        None if total.gross is None else dollars(total.gross),
        number(total.lines_without_volume),
        number(total.lines_without_price),
    )


def _section(impact: Impact, rule: Rule, listed: Collection[ConceptKey]) -> LinesSection:
    findings = (finding for finding in impact.findings if finding.rule is rule)
    lines = tuple(_line(finding, impact.chargemaster, listed) for finding in findings)
    return LinesSection(
        id=f"lines-{rule.id}",
        title=rule.title,
        count=number(len(lines)),
        note=rule.advice,
        advised=any(line.to_do for line in lines),
        open=len(lines) <= LONG,
        lines=lines,
    )


def _line(finding: Finding, master: ChargeMaster, listed: Collection[ConceptKey]) -> LineView:
    line, key = finding.line, finding.change.key if finding.change else None
    return LineView(
        place=_place(line, many=len(master.sheets) > 1),
        charge_code=visible(line.charge_code),
        description=visible(line.description),
        code=visible(str(ConceptKey(line.code, line.modifier))),
        anchor=anchor(key) if key and key in listed else "",
        to_do=visible(to_do(finding)),
        price=None if line.price is None else dollars(line.price),
        volume=None if line.volume is None else f"{line.volume:,f}",
        gross=None if line.gross is None else dollars(line.gross),
    )


def _place(line: ChargeLine, *, many: bool) -> str:
    """Return the row, and the sheet where there is more than one."""
    return f"{visible(line.sheet)}, row {line.row}" if many else f"row {line.row}"
