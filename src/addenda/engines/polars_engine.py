"""Polars, in this process: what does not fit into memory streams through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl

from addenda.engines.addresses import parquet_files, table_of
from addenda.errors import InputError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.impact.frames.engine import Frame


class PolarsEngine:
    """The embedded engine."""

    name = "polars"

    def open(self, address: str) -> Frame:
        """Return the frame of parquet files.

        Raises:
            NotFoundError: when there are none.
            InputError: when they cannot be read.
            UsageError: when the address is a table.

        """
        if table_of(address) is not None:
            raise UsageError(f"{address!r} is a table of a database; name it with --engine duckdb:FILE.db.")
        frame = pl.scan_parquet(parquet_files(address), hive_partitioning=False)
        try:
            frame.collect_schema()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise _unreadable(error, address) from None
        return nw.from_native(frame)

    def values(self, columns: Mapping[str, Sequence[str]]) -> Frame:
        """Return a small frame of texts, by column."""
        return nw.from_native(pl.LazyFrame(columns, schema=dict.fromkeys(columns, pl.String)))

    def keep(self, frame: Frame) -> Frame:
        """Compute a frame that is used more than once, in memory.

        Raises:
            InputError: when its source cannot be read.

        """
        return nw.from_native(_computed(frame).lazy())

    def rows(self, frame: Frame) -> list[dict[str, Any]]:
        """Compute a small frame and return its rows.

        Raises:
            InputError: when its source cannot be read.

        """
        return _computed(frame).to_dicts()

    def close(self) -> None:
        """Nothing is left to let go of: frames end with what names them."""


def _computed(frame: Frame) -> pl.DataFrame:
    try:
        return frame.to_native().collect(engine="streaming")  # type: ignore[no-any-return]  # of this engine it is one of Polars
    except (pl.exceptions.PolarsError, OSError) as error:
        raise _unreadable(error) from None


def _unreadable(error: Exception, file: str | None = None) -> InputError:
    return InputError(Problem(f"Polars cannot read it ({str(error).splitlines()[0]})", file))
