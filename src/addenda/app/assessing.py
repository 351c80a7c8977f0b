"""Assess what a change does to a charge master."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addenda.impact.judge import assess
from addenda.model.changes import ChangeSet
from addenda.model.findings import Impact
from addenda.reading.chargemaster.mapping import ColumnMapping, load_mapping, parse_options
from addenda.reading.chargemaster.reader import read_charge_master


def assess_file(changes: ChangeSet, file: Path, columns: ColumnMapping) -> Impact:
    """Read a charge master and judge its lines.

    Raises:
        NotFoundError: when the file does not exist.
        InputError: when it is no charge master, or a column or an amount in it is not understood.

    """
    return assess(changes, read_charge_master(file, columns))


def column_mapping(options: Sequence[str], file: Path | None, sheet: str | None) -> ColumnMapping:
    """Return what the user said of the columns: options go before the mapping file.

    Raises:
        UsageError: when an option is no `column=Header`.
        ConfigurationError: when the mapping file is invalid.
        NotFoundError: when there is no such mapping file.

    """
    named = load_mapping(file) if file else ColumnMapping()
    return named.overridden_by(parse_options(options)).overridden_by(ColumnMapping(sheet=sheet))
