"""What only a workbook has: formulas that hold no value, and cells that are merged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.questions import UnclearError
from addenda.reading.chargemaster.understanding import understand
from addenda.reading.sheet_xml import formulas_without_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.model.chargemaster import ChargeMaster
    from addenda.reading.chargemaster.mapping import ColumnMapping
    from addenda.reading.chargemaster.opening import Opened
    from addenda.reading.workbook import Sheet

_SAVE_ONCE = "Open it and save it once in a spreadsheet program, which reckons them."


def understand_workbook(opened: Opened, sheets: Sequence[Sheet], mapping: ColumnMapping) -> ChargeMaster:
    """Return the charge master of a workbook.

    Raises:
        UnclearError: as `understand` does.
        InputError: as `understand` does, and when no price is known since all prices are formulas without values.

    """
    try:
        master = understand(sheets, mapping, opened.place, opened.sha256)
    except UnclearError as error:
        raise error.also(_formulas(opened)) from None
    except InputError as error:
        raise InputError([*error.problems, *_formulas(opened)]) from None
    unknown = [line.row for line in master.lines if line.price is None]
    problems = _formulas(opened) if unknown else []
    if len(unknown) == len(master.lines) and problems:
        raise InputError(problems)
    remarks = [f"{problem.message}. {problem.advice}" for problem in problems]
    return replace(master, remarks=(*master.remarks, *remarks, *_merged(sheets, master)))


def _formulas(opened: Opened) -> list[Problem]:
    count = formulas_without_values(opened.content)
    return [Problem(f"formulas without values: {count:,}", opened.place, advice=_SAVE_ONCE)] if count else []


def _merged(sheets: Sequence[Sheet], master: ChargeMaster) -> Iterator[str]:
    for sheet in sheets:
        rows = [line.row for line in master.lines if line.sheet == sheet.name] if sheet.merged else []
        merged = [row for row in sheet.merged if rows and row >= rows[0]]
        if merged:
            yield (
                f"Cells merged over several rows in sheet {sheet.name!r}: {len(merged):,}, the first in row "
                f"{min(merged)}. What they hold counts for the first of their rows alone."
            )
