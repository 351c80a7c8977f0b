"""Say how a charge master is understood, before anything is computed from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import Problem
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
    except UnclearError as error:
        return Inspection(error.understood, error.problems, error.examples)
