"""Annotations of findings: one for each rule that lines break, where the first of them stands.

One charge master is held against every pair of releases: what one pair has told of a line is not told of the next.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from addenda.action.reports import charge_master_source
from addenda.action.workflow_commands import MOST, Annotation
from addenda.impact.totals import total
from addenda.model.chargemaster import CodeStatus
from addenda.model.listing import counted, listed
from addenda.model.money import dollars
from addenda.model.rules import Severity
from addenda.rendering.sides import compared

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from addenda.action.reports import Report
    from addenda.action.settings import Settings
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact, Total

_Key: TypeAlias = "tuple[str, tuple[ChargeLine, ...]]"

_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning"}
_NAMED = 5
"""How many codes an annotation names."""
_TEXT = (".csv", ".tsv", ".tab", ".txt", ".psv", ".dat")
"""Endings of files whose rows are lines, which GitHub can show."""


def of_findings(reports: Sequence[Report], settings: Settings, workspace: Path) -> list[Annotation]:
    """Return the worst ones, as many as GitHub shows."""
    source = Path(charge_master_source(settings)).resolve()
    told: set[_Key] = set()
    found: list[tuple[int, Annotation]] = []
    for impact in (report.impact for report in reports if report.impact):
        found += _of_impact(impact, told, source, workspace)
        told.update(map(_key, impact.findings))
    return [annotation for _, annotation in sorted(found, key=lambda one: one[0])[:MOST]]


def _of_impact(
    impact: Impact, told: Container[_Key], source: Path, workspace: Path
) -> Iterator[tuple[int, Annotation]]:
    """Yield the annotation of each rule with its rank; the findings stand rule by rule."""
    news = (found for found in impact.findings if _key(found) not in told)
    for (severity, rule), group in groupby(news, key=lambda found: (found.severity, found.rule)):
        findings = list(group)
        line = findings[0].line
        lines = total(line for found in findings for line in found.lines)
        message = f"{_sentence(rule.carries, lines)}{_codes(findings)} {rule.advice}"
        file = _file(line, source, workspace)
        title = f"{rule.title} ({compared(impact.changes)})"
        place = line.row if file else None
        yield severity.rank, Annotation(_LEVELS.get(severity, "notice"), message, title, file, place)


def _key(found: Finding) -> _Key:
    return found.rule.id, found.lines


def _sentence(carries: str, total: Total) -> str:
    verb = "carries" if total.lines == 1 else "carry"
    if total.gross is None:
        money = "their gross charges are not known"
    else:
        money = f"{dollars(total.gross)} gross charges"
        if total.lines_without_gross:
            money += f", and those of {counted(total.lines_without_gross, 'line')} are not known"
    return f"{counted(total.lines, 'line')} {verb} {carries}: {money}."


def _codes(findings: Sequence[Finding]) -> str:
    """Name the first codes; what was not taken for a code is no text to repeat."""
    lines = (found.line for found in findings)
    codes = list(dict.fromkeys(line.code for line in lines if line.status is CodeStatus.CODE))
    return f" Codes: {listed(codes, _NAMED)}." if codes else ""


def _file(line: ChargeLine, source: Path, workspace: Path) -> str:
    """Return the path of the line's file from the top of the workspace; "" where GitHub cannot show the line."""
    file = source / line.file if line.file else source
    shown = file.suffix.lower() in _TEXT and file.is_file() and file.is_relative_to(workspace)
    return file.relative_to(workspace).as_posix() if shown else ""
