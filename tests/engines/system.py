"""Small systems in parquet, and a change that touches some of their codes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import polars as pl

from addenda.diffing.compare import compare
from addenda.model.changes import ChangeSet
from addenda.model.findings import Effect
from tests.support.build import concept, snapshot

Rows: TypeAlias = Sequence[Mapping[str, Any]]

CLEAN = {
    "A0001": ("A0001", ""),
    "A0002": ("A0002", ""),
    " a0002 ": ("A0002", ""),
    "A0003-59": ("A0003", "59"),
    "A0003": ("A0003", ""),
    "HCPCS A0004": ("A0004", ""),
    "99213.0": ("99213", ""),
    "A00": ("", ""),
    "": ("", ""),
}
"""What stands in code columns, and what it means."""
EFFECTS = {"A0002": Effect.REVISED, "A0003": Effect.DELETED, "99213": Effect.UPDATED}


def changes() -> ChangeSet:
    codeset = snapshot([]).codeset
    before = [
        concept("A0001", long="one"),
        concept("A0002", long="two"),
        concept("A0003", long="three"),
        concept("99213", long="visit", coverage="C"),
    ]
    after = [
        concept("A0001", long="one"),
        concept("A0002", long="two or more"),
        concept("99213", long="visit", coverage="D"),
        concept("A0004", long="four"),
    ]
    return compare(snapshot(before, "2025", codeset=codeset), snapshot(after, "2026", codeset=codeset))


def write(path: Path, rows: Rows, schema: Mapping[str, Any]) -> str:
    """Write rows as parquet; amounts are decimals in `rows`, whatever the column's type."""
    columns = {name: [_value(row[name], dtype) for row in rows] for name, dtype in schema.items()}
    pl.DataFrame(columns, schema=dict(schema)).write_parquet(path)
    return str(path)


def _value(value: Any, dtype: Any) -> Any:
    if not isinstance(value, Decimal):
        return value
    if dtype == pl.Float64:
        return float(value)
    if dtype == pl.Int64:
        return int(value)
    return f"{value:f}" if dtype == pl.String else value
