"""A table as parquet: text, dates as dates, lists as lists, nothing as null."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import polars as pl

from addenda.rendering.tables.table import ColumnKind

if TYPE_CHECKING:
    from addenda.rendering.tables.table import Table

_TYPES = {
    ColumnKind.TEXT: pl.String(),
    ColumnKind.DATE: pl.String(),  # becomes a date below
    ColumnKind.LIST: pl.List(pl.String()),
    ColumnKind.FLAG: pl.Boolean(),
}


def table_parquet(table: Table) -> bytes:
    """Return the bytes of the file."""
    schema = {column.name: _TYPES[column.kind] for column in table.columns}
    frame = pl.DataFrame(table.rows, schema=schema, orient="row")
    dates = [column.name for column in table.columns if column.kind is ColumnKind.DATE]
    stream = BytesIO()
    frame.with_columns(pl.col(dates).str.to_date("%Y-%m-%d")).write_parquet(stream)
    return stream.getvalue()
