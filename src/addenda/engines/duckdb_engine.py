"""DuckDB, in this process: over parquet files, or over the tables of a database file."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw

from addenda.engines.addresses import parquet_files, table_of
from addenda.errors import InputError, NotFoundError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addenda.impact.frames.engine import Frame

_MEMORY = "1536MB"
"""What DuckDB itself holds; beyond, it writes aside. With the process around it that stays below 2 GB."""

_TABLES = """
SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY 1
"""


class DuckDBEngine:
    """A database of its own in memory, or a database file, which is only read."""

    name = "duckdb"

    def __init__(self, file: Path | None = None) -> None:
        if file is not None and not file.is_file():
            raise NotFoundError(Problem("there is no DuckDB database", str(file)))
        self._aside = TemporaryDirectory(prefix="addenda-duckdb-")
        self._names = count()
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "temp_directory": self._aside.name,
            "preserve_insertion_order": "false",
        }
        with _told(str(file) if file else None):
            self._connection = duckdb.connect(file or ":memory:", read_only=file is not None, config=settings)

    def open(self, address: str) -> Frame:
        """Return the frame of parquet files, or of `table:NAME`.

        Raises:
            NotFoundError: when it is not there.
            InputError: when it cannot be read.

        """
        table = table_of(address)
        if table is None:
            with _told(address):
                return nw.from_native(self._connection.read_parquet(parquet_files(address)))
        there = [name for (name,) in self._connection.execute(_TABLES).fetchall()]
        if table not in there:
            advice = f"It has {', '.join(there) or 'none'}."
            raise NotFoundError(Problem(f"the database has no table {table!r}", advice=advice))
        return nw.from_native(self._connection.table(f'"{table}"'))

    def values(self, columns: Mapping[str, Sequence[str]]) -> Frame:
        """Return a small frame of texts, by column."""
        parts = ", ".join(f'unnest(${place}::VARCHAR[]) AS "{name}"' for place, name in enumerate(columns, 1))
        return self._table(f"SELECT {parts}", list(map(list, columns.values())))

    def keep(self, frame: Frame) -> Frame:
        """Compute a frame that is used more than once, as a temporary table.

        Raises:
            InputError: when its source cannot be read.

        """
        with _told():
            name = f"addenda_{next(self._names)}"
            self._connection.execute(f"CREATE TEMP TABLE {name} AS {frame.to_native().sql_query()}")
            return nw.from_native(self._connection.table(name))

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Compute a small frame and return its rows.

        Raises:
            InputError: when its source cannot be read.

        """
        with _told():
            relation = frame.to_native()
            return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]

    def close(self) -> None:
        """Close the database, and take away what it wrote aside."""
        self._connection.close()
        self._aside.cleanup()

    def _table(self, query: str, values: list[list[str]]) -> Frame:
        name = f"addenda_{next(self._names)}"
        self._connection.execute(f"CREATE TEMP TABLE {name} AS {query}", values)
        return nw.from_native(self._connection.table(name))


@contextmanager
def _told(file: str | None = None) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise InputError(Problem(f"DuckDB cannot read it ({str(error).splitlines()[0]})", file)) from None
