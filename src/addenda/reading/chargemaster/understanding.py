"""Tables become a charge master: which sheets, which columns, which lines, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import ChargeMaster, ColumnChoice
from addenda.reading.chargemaster.lines import LineReader
from addenda.reading.chargemaster.questions import UnclearError
from addenda.reading.chargemaster.remarks import remarks
from addenda.reading.chargemaster.sheets import Chosen, Table, choose_tables
from addenda.reading.chargemaster.widths import refuse_other_splits, wider_throughout
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.reading.chargemaster.mapping import ColumnMapping
    from addenda.reading.workbook import Sheet

EXAMPLES = 3
_LOOKED_AT = 200  # rows that examples are taken from


def understand(sheets: Sequence[Sheet], mapping: ColumnMapping, file: str, sha256: str) -> ChargeMaster:
    """Return the charge master that sheets hold.

    Raises:
        UnclearError: naming every column that must be there and is not, or that several headers may be, or whose
            mapped header is not there; it carries what was understood all the same.
        InputError: when the file has no such sheet, no header, or no line; naming rows that are split otherwise.

    """
    chosen = choose_tables(sheets, mapping, file)
    problems = chosen.tables[0].columns.problems
    if problems:
        problems = (*wider_throughout(chosen.tables[0], file), *problems)
        raise UnclearError(problems, _charge_master(sheets, chosen, None, file, sha256), _examples(chosen.tables[0]))
    refuse_other_splits(chosen.tables, file)
    read = LineReader()
    for table in chosen.tables:
        read.read(table, department=table.sheet.name if len(chosen.tables) > 1 else "")
    if not read.lines:
        raise InputError(Problem("there is no line under the headers", file))
    return _charge_master(sheets, chosen, read, file, sha256)


def _charge_master(
    sheets: Sequence[Sheet], chosen: Chosen, read: LineReader | None, file: str, sha256: str
) -> ChargeMaster:
    lead = max(chosen.tables, key=lambda table: len(table.columns.positions)).columns
    return ChargeMaster(
        file=file,
        sha256=sha256,
        sheets=tuple(table.sheet.name for table in chosen.tables),
        sheets_not_read=tuple(_shown(sheet) for sheet in sheets if sheet.name in chosen.left),
        columns=lead.titles,
        lines=tuple(read.lines) if read else (),
        rows_skipped=read.rows_skipped if read else 0,
        columns_not_used=lead.not_used,
        layout=_layout(chosen.tables),
        choices=_choices(chosen.tables),
        filed_totals=tuple(read.filed_totals) if read else (),
        remarks=remarks(chosen, read),
    )


def _examples(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the first different values under each header."""
    examples: dict[str, tuple[str, ...]] = {}
    for position, text in enumerate(table.header.titles):
        values = (collapse(as_text(row[position])) for row in table.rows[:_LOOKED_AT] if position < len(row))
        if text:
            examples[text] = tuple(dict.fromkeys(filter(None, values)))[:EXAMPLES]
    return examples


def _shown(sheet: Sheet) -> str:
    return f"{sheet.name} (hidden)" if sheet.hidden else sheet.name


def _layout(tables: Sequence[Table]) -> str:
    rows = list(dict.fromkeys(table.header.rows for table in tables))
    what = "table" if len(tables) == 1 else f"tables on {len(tables)} sheets"
    return f"{what}, header in {', '.join(rows)}"


def _choices(tables: Sequence[Table]) -> tuple[ColumnChoice, ...]:
    """Return the choices of all tables; sheets with one header were chosen for together, so each is said once."""
    return tuple(dict.fromkeys(choice for table in tables for choice in table.columns.choices))
