"""Parquet at an address: a file, a folder of files, or a pattern."""

from __future__ import annotations

from glob import glob
from pathlib import Path

from addenda.errors import NotFoundError, Problem

TABLE = "table:"


def table_of(address: str) -> str | None:
    """Return the table that an address such as `table:charges` names; None for every other address."""
    return address.removeprefix(TABLE) if address.startswith(TABLE) else None


def parquet_files(address: str) -> list[str]:
    """Return the files of an address, sorted; an address on another machine (`s3://`, `hdfs://`) is left to the engine.

    Raises:
        NotFoundError: when there are none.

    """
    if "://" in address:
        return [address]
    path = Path(address)
    if path.is_file():
        return [address]
    found = [str(file) for file in path.rglob("*.parquet")] if path.is_dir() else glob(address, recursive=True)  # noqa: PTH207 - the pattern may be absolute
    if not found:
        raise NotFoundError(Problem("there is no parquet file", address))
    return sorted(found)
