"""A hospital's charge master, from its file to its lines."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from addenda.errors import InputError, NotFoundError, Problem
from addenda.model.chargemaster import ChargeMaster
from addenda.reading.chargemaster.columns import choose_columns
from addenda.reading.chargemaster.lines import LineReader
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.sheets import choose_tables
from addenda.reading.chargemaster.tables import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.reading.workbook import Sheet


def read_charge_master(path: Path, mapping: ColumnMapping | None = None) -> ChargeMaster:
    """Read a charge master: xlsx, xls, or text with commas, tabs, bars or semicolons.

    The columns are those that the mapping names, and else those whose headers say what they are.

    Raises:
        NotFoundError: when there is no such file.
        InputError: when the file cannot be read; when it has no such sheet; naming every column that is missing or
            that several headers may be; naming the amounts that cannot be read.

    """
    content = _read_bytes(path)
    mapping = mapping or ColumnMapping()
    sheets = read_tables(content, path.name)
    tables = choose_tables(sheets, mapping, path.name)
    columns = choose_columns(tables[0].header, mapping, path.name)
    reader = LineReader(path.name)
    for table in tables:
        reader.read(table, columns)
    reader.finish()
    names = tuple(table.sheet.name for table in tables)
    return ChargeMaster(
        file=path.name,
        sha256=sha256(content).hexdigest(),
        sheets=names,
        sheets_not_read=tuple(_shown(sheet) for sheet in sheets if sheet.name not in names),
        columns=columns.titles,
        lines=tuple(reader.lines),
        rows_skipped=reader.rows_skipped,
        columns_not_used=columns.not_used,
    )


def _shown(sheet: Sheet) -> str:
    return f"{sheet.name} (hidden)" if sheet.hidden else sheet.name


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(Problem("the charge master does not exist", str(path))) from None
    except OSError as error:
        raise InputError(Problem(f"the charge master cannot be read ({error.strerror})", str(path))) from None
