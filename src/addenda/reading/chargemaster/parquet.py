"""Parquet files, through Polars: every column as text, exactly as its values stand."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

import polars

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.cell_text import cell_text
from addenda.reading.workbook import Sheet

if TYPE_CHECKING:
    from addenda.reading.workbook import Cell


def read_parquet(content: bytes, name: str) -> Sheet:
    """Return a parquet file as a sheet; its first row is the names of the columns. `name` is the file's, for errors.

    Raises:
        InputError: when the file is damaged, or encrypted.

    """
    try:
        frame = polars.read_parquet(BytesIO(content))
    except (polars.exceptions.PolarsError, OSError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise InputError(
            Problem(f"the parquet file cannot be read ({reason})", name, advice="Export it anew.")
        ) from None
    header: list[Cell] = list(frame.columns)
    rows: list[list[Cell]] = [[cell_text(value) for value in row] for row in frame.iter_rows()]
    return Sheet(PurePath(name).stem, [header, *rows])
