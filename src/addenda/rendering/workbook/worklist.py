"""The sheet to work from: one row for each line to touch, what to begin with first, and room to tick it off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.money import ZERO
from addenda.rendering.places import Places
from addenda.rendering.workbook.cells import Column, Lines, Sheet, Shown, Table, known
from addenda.rendering.workbook.lines import CHARGE, PLACE, advice, charge_of, finding_words, place_of

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact
    from addenda.model.rules import Severity
    from addenda.rendering.workbook.cells import Row

STATES = ("done", "in progress", "waits for a decision", "no change needed")
_COLUMNS = (
    Column("Priority", 9, Shown.PLACE),
    Column("Done", 14, Shown.ENTRY, choices=STATES),
    Column("By", 14, Shown.ENTRY),
    Column("Severity", 10),
    *PLACE,
    *CHARGE,
    Column("Gross charges", 16, Shown.MONEY),
    Column("Findings", 9, Shown.COUNT),
    Column("What to do", 64),
)


class _Task(NamedTuple):
    """A line, and the findings that name it, as the line that they are about or as one of the others."""

    line: ChargeLine
    findings: list[Finding]

    @property
    def severity(self) -> Severity:
        return min((finding.severity for finding in self.findings), key=lambda severity: severity.rank)

    @property
    def urgency(self) -> tuple[object, ...]:
        """What tasks are sorted by: worst severity, most gross charges (unknown last), place."""
        line, gross = self.line, self.line.gross
        return (self.severity.rank, gross is None, -(gross or ZERO), line.file, line.sheet, line.row)


def worklist_sheet(impact: Impact) -> Sheet:
    """Return the lines that any finding names, each once: as many as are at stake."""
    places = Places(impact.chargemaster)
    tasks = sorted(_tasks(impact), key=lambda task: task.urgency)
    rows = [_row(priority, task, impact.changes, places) for priority, task in enumerate(tasks, 1)]
    return Sheet("Worklist", Table(_COLUMNS, rows), "There is nothing to do.", frozen=4)


def _tasks(impact: Impact) -> list[_Task]:
    tasks: dict[int, _Task] = {}
    for finding in impact.findings:
        for line in finding.lines:
            tasks.setdefault(id(line), _Task(line, [])).findings.append(finding)
    return list(tasks.values())


def _row(priority: int, task: _Task, changes: ChangeSet, places: Places) -> Row:
    line = task.line
    return (
        priority,
        None,
        None,
        task.severity,
        *place_of(line),
        *charge_of(line),
        known(line.gross),
        len(task.findings),
        Lines(tuple(_words(finding, line, changes, places) for finding in task.findings)),
    )


def _words(finding: Finding, line: ChargeLine, changes: ChangeSet, places: Places) -> str:
    """Return a finding and what to do; of a finding about another line also where that one stands."""
    about = "" if finding.line is line else f" ({places.of(finding.line)})"
    return f"{finding_words(finding)}{about}: {advice(finding, changes)}"
