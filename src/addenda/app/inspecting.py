"""Say how a charge master is understood, before anything is computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.model.chargemaster import ChargeMaster
from addenda.reading.chargemaster.questions import UnclearError
from addenda.reading.chargemaster.reader import read_charge_master

if TYPE_CHECKING:
    from addenda.reading.chargemaster.mapping import ColumnMapping


class Inspection(NamedTuple):
    """What was understood. While there are `problems` there are no lines, and `examples` are values by header."""

    master: ChargeMaster
    problems: tuple[Problem, ...] = ()
    examples: Mapping[str, tuple[str, ...]] = {}


def inspect_file(file: Path, columns: ColumnMapping) -> Inspection:
    """Return what is made of a charge master; questions about its columns are part of it.

    Raises:
        NotFoundError: when the file does not exist.
        InputError: when it is no charge master.

    """
    try:
        return Inspection(read_charge_master(file, columns))
    except InputError as error:
        unclear = _question(error)
        if unclear is None:
            raise
        return Inspection(unclear.understood, error.problems, unclear.examples)


def _question(error: InputError) -> UnclearError | None:
    """Return the question behind an error: the reader of workbooks raises it anew with what it knows of formulas."""
    behind = error if isinstance(error, UnclearError) else error.__context__
    return behind if isinstance(behind, UnclearError) else None
