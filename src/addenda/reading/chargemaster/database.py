"""A table of a database as a sheet, through SQLAlchemy or ADBC, which are an extra of Addenda."""

from __future__ import annotations

from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import ConfigurationError, InputError, NotFoundError, Problem
from addenda.reading.chargemaster.cell_text import cell_text
from addenda.reading.workbook import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from addenda.reading.chargemaster.address import Address
    from addenda.reading.workbook import Cell

ADBC = "adbc+"


class Answer(NamedTuple):
    """What a database answers: the names of columns, and rows of values."""

    columns: Sequence[str]
    rows: Iterable[Sequence[object]]


def read_database(address: Address) -> Sheet:
    """Return the rows of a table or a query as a sheet: every value as text, exactly; first the columns' names.

    Nothing but reading is asked of the database.

    Raises:
        ConfigurationError: when the extra, or the database's driver, is not installed.
        NotFoundError: when the database is a file that does not exist.
        InputError: when the database cannot be reached, or has no such table.

    """
    answer = _reader(address)(address)
    header: list[Cell] = list(answer.columns)
    rows: list[list[Cell]] = [[cell_text(value) for value in row] for row in answer.rows]
    return Sheet(address.table or "query", [header, *rows])


def digest(sheet: Sheet) -> str:
    """Return the sha256 of what was read: cells with the sign U+001F between them, rows that end with U+001E."""
    hashed = sha256()
    for row in sheet.rows:
        hashed.update(("\x1f".join(map(str, row)) + "\x1e").encode())
    return hashed.hexdigest()


def check_exists(file: Path, address: Address) -> None:
    """Refuse a database whose file is not there: connecting to it would create it.

    Raises:
        NotFoundError: naming the address.

    """
    if not file.is_file():
        raise NotFoundError(Problem("the database's file does not exist", address.shown))


def no_such_table(address: Address, names: Sequence[str]) -> InputError:
    """Return the error that names the tables that are there."""
    nearest = get_close_matches(address.table, names, cutoff=0.5) or names[:10]
    advice = f"The nearest names are {', '.join(map(repr, nearest))}." if nearest else "It holds no table."
    return InputError(Problem("the database has no such table", address.shown, value=address.table, advice=advice))


def _reader(address: Address) -> Callable[[Address], Answer]:
    """Return the reader of this kind of address; only now are its packages loaded."""
    try:
        if address.target.startswith(ADBC):
            from addenda.reading.chargemaster.adbc import read_adbc

            return read_adbc
        from addenda.reading.chargemaster.sql import read_sql
    except ModuleNotFoundError as error:
        advice = "Install it: pip install 'addenda[database]'."
        message = f"reading a database needs {error.name}, which is not installed"
        raise ConfigurationError(Problem(message, address.shown, advice=advice)) from None
    return read_sql
