"""A table as JSON: one list of flat objects, with or without a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from addenda.errors import InputError, Problem
from addenda.reading.workbook import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_LARGEST = 60_000_000  # cells, empty ones counted, as for a spreadsheet (`addenda.reading.sheet_xml`)
_CUT = "Fetch it again: it may be cut short."
_WANTED = (
    "Two forms are read: a price transparency file, with a list standard_charge_information, and one list of rows."
)


def read_json_table(text: str, name: str, stem: str) -> Sheet:
    """Return the table of a document that is a list of objects, or an object with exactly one such list.

    The objects are flat, they hold no list and no object; they have two keys or more, and one or more is in all of
    them. The first row has the keys in the order in which they come up, so that the first object is in row 2. The
    sheet is called as the list is, or `stem`.

    Raises:
        InputError: when the text is no JSON, or no such document, or spans more cells than fit into memory.

    """
    document = _load(text, name)
    lists = {stem: document} if isinstance(document, list) else document if isinstance(document, dict) else {}
    tables = {title: rows for title, rows in lists.items() if _is_table(rows)}
    if len(tables) != 1:
        message = "the file is JSON, and no price transparency file"
        raise InputError(Problem(f"{message}: {_found(len(tables))}", name, advice=_WANTED))
    ((title, rows),) = tables.items()
    keys = list(dict.fromkeys(key for row in rows for key in row))
    if len(keys) * len(rows) > _LARGEST:
        raise InputError(Problem(f"a list reaches over {len(rows):,} rows and {len(keys):,} columns", name))
    return Sheet(title, [list(keys), *[[_cell(row.get(key)) for key in keys] for row in rows]])


def _load(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(Problem(f"the JSON cannot be read ({error.msg})", name, error.lineno, advice=_CUT)) from None
    except (RecursionError, ValueError) as error:  # lists in lists without end; a number of more than 4,300 digits
        raise InputError(Problem(f"the JSON cannot be read ({error})", name)) from None


def _is_table(rows: object) -> bool:
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        return False
    keys = [set(row) for row in rows]
    return _are_flat(rows) and bool(set.intersection(*keys)) and len(set.union(*keys)) > 1


def _are_flat(rows: Sequence[dict[str, Any]]) -> bool:
    return not any(isinstance(value, list | dict) for row in rows for value in row.values())


def _found(tables: int) -> str:
    return f"it holds {tables} lists of flat objects" if tables else "it holds no list of flat objects with shared keys"


def _cell(value: Cell | None) -> Cell:
    return "" if value is None else value
