"""Assess what a change does to a charge master."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.model.changes import ChangeSet
from addenda.model.chargemaster import CodeStatus
from addenda.model.findings import Impact
from addenda.reading.chargemaster.mapping import ColumnMapping, load_mapping, parse_options
from addenda.reading.chargemaster.reader import read_charge_master

if TYPE_CHECKING:
    from addenda.app.selecting import Chosen
    from addenda.model.snapshot import Snapshot


def assess_file(
    changes: ChangeSet,
    before: Snapshot,
    after: Snapshot,
    file: Path,
    columns: ColumnMapping,
    chosen: Chosen | None = None,
) -> Impact:
    """Read a charge master and judge its lines; of all of them those with a chosen code, where codes were chosen.

    `changes` are all changes even then: a line is touched by that of its modifier too, which no specialty has.

    Raises:
        NotFoundError: when the file does not exist.
        InputError: when it is no charge master, or a column or an amount in it is not understood.

    """
    master = read_charge_master(file, columns)
    if chosen is None:
        return assess(Facts(changes, master, before, after))
    lines = tuple(line for line in master.lines if line.status is CodeStatus.CODE and chosen.holds(line.code))
    found = assess(Facts(changes, replace(master, lines=lines), before, after))
    return replace(found, changes=chosen.narrow(changes), lines_left_out=len(master.lines) - len(lines))


def column_mapping(options: Sequence[str], file: Path | None, sheet: str | None) -> ColumnMapping:
    """Return what the user said of the columns: options go before the mapping file.

    Raises:
        UsageError: when an option is no `column=Header`.
        ConfigurationError: when the mapping file is invalid.
        NotFoundError: when there is no such mapping file.

    """
    named = load_mapping(file) if file else ColumnMapping()
    return named.overridden_by(parse_options(options)).overridden_by(ColumnMapping(sheet=sheet))
