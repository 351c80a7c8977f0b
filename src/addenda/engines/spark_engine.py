"""Spark: on this machine, on a cluster, or through a Spark Connect server."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import narwhals as nw
from pyspark.errors import PySparkException

from addenda.engines.addresses import parquet_files, table_of
from addenda.engines.quiet import quiet
from addenda.errors import InputError, NotFoundError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pyspark.sql import SparkSession

    from addenda.impact.frames.engine import Frame

ANSI = {"spark.sql.ansi.enabled": "true"}
"""What a session must have: an overflow or a bad cast is an error, and decimals are written plainly."""


class SparkEngine:
    """A session of Spark; `owned` says that it ends with this engine."""

    name = "spark"

    def __init__(self, session: SparkSession, *, owned: bool = True) -> None:
        self._session = session
        self._owned = owned
        self._kept: list[Any] = []

    def open(self, address: str) -> Frame:
        """Return the frame of parquet files, or of `table:NAME` of the session's catalogue.

        Raises:
            NotFoundError: when it is not there.
            InputError: when it cannot be read.

        """
        table = table_of(address)
        with _told(address):
            if table is None:
                return nw.from_native(self._session.read.parquet(*parquet_files(address)))
            if not self._session.catalog.tableExists(table):
                raise NotFoundError(Problem(f"Spark knows no table {table!r}"))
            return nw.from_native(self._session.table(table))

    def values(self, columns: Mapping[str, Sequence[str]]) -> Frame:
        """Return a small frame of texts, by column."""
        rows = list(zip(*columns.values(), strict=True))
        schema = ", ".join(f"{name} string" for name in columns)
        with quiet():
            return nw.from_native(self._session.createDataFrame(rows, schema))

    def keep(self, frame: Frame) -> Frame:
        """Have a frame that is used more than once kept by the workers, from its first use on."""
        native = frame.to_native().persist()
        self._kept.append(native)
        kept: Frame = nw.from_native(native)
        return kept

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Compute a small frame and return its rows.

        Raises:
            InputError: when its source cannot be read.

        """
        with _told(), quiet():
            return [row.asDict() for row in frame.to_native().collect()]

    def close(self) -> None:
        """Let the workers forget what they kept, and end the session if it is ours."""
        for native in self._kept:
            native.unpersist()
        if self._owned:
            self._session.stop()


@contextmanager
def _told(file: str | None = None) -> Iterator[None]:
    try:
        yield
    except PySparkException as error:
        raise InputError(Problem(f"Spark cannot read it ({first_line(error)})", file)) from None


def first_line(error: Exception) -> str:
    """Return what an error says first; Java adds the whole of its stack."""
    return next(iter(str(error).splitlines()), type(error).__name__)
