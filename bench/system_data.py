"""A synthetic hospital system in parquet: charge lines and rows of usage, the same bytes for the same arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from pathlib import Path

CODES = 12_000
TOUCHED = 300
"""Codes that the change touches: the first half was deleted, the other half revised."""
_A_FILE = 10
_DEPARTMENTS = 60
_PAYERS = 8
_CODED = 0.8
_WITH_MODIFIER = 0.02


class Size(NamedTuple):
    """How large a system is; `lines` and `usage` are rows of all facilities together."""

    facilities: int
    lines: int
    usage: int

    def part(self, share: float) -> Size:
        """Return a system with fewer facilities of the same size."""
        return Size(*(max(1, round(number * share)) for number in self))


def codes() -> list[str]:
    """Return the code set: invented numbers in the shape of HCPCS Level II."""
    return [f"{letter}{number:04}" for letter in "AB" for number in range(CODES // 2)]


def touched() -> list[str]:
    """Return the codes that the change touches, spread over the code set."""
    return codes()[:: CODES // TOUCHED]


def write_system(folder: Path, size: Size) -> None:
    """Write `lines/` and `usage/`, ten facilities a file; a facility's rows are the same in every size."""
    lines, usage = size.lines // size.facilities, size.usage // size.facilities
    for part in ("lines", "usage"):
        (folder / part).mkdir(parents=True)
    for first in range(0, size.facilities, _A_FILE):
        chunk = range(first, min(first + _A_FILE, size.facilities))
        pl.concat(_lines(one, lines) for one in chunk).write_parquet(folder / "lines" / f"{first:04}.parquet")
        pl.concat(_usage(one, lines, usage) for one in chunk).write_parquet(folder / "usage" / f"{first:04}.parquet")


def _lines(facility: int, count: int) -> pl.DataFrame:
    random = np.random.default_rng((facility, 1))
    modifier = pl.when(pl.col("chance") < _WITH_MODIFIER).then(pl.lit("-59")).otherwise(pl.lit(""))
    code = pl.when(pl.col("chance") < _CODED).then(pl.concat_str("code", modifier)).otherwise(pl.lit(""))
    frame = pl.DataFrame(
        {
            "charge_code": np.arange(1_000_000, 1_000_000 + count),
            "code": np.array(codes())[random.integers(0, CODES, count)],
            "department": random.integers(0, _DEPARTMENTS, count),
            "price": random.integers(100, 2_000_000, count),
            "chance": random.random(count),
        }
    )
    return frame.select(
        pl.lit(f"F{facility:03}").alias("facility"),
        pl.col("charge_code").cast(pl.String),
        code.alias("code"),
        pl.format("D{}", "department").alias("department"),
        pl.format("0{}", pl.col("department") + 250).alias("revenue_code"),
        (pl.col("price").cast(pl.Decimal(12, 2)) / 100).cast(pl.Decimal(12, 2)).alias("price"),
    )


def _usage(facility: int, lines: int, count: int) -> pl.DataFrame:
    random = np.random.default_rng((facility, 2))
    frame = pl.DataFrame(
        {
            "charge_code": random.integers(1_000_000, 1_000_000 + lines, count),
            "payer": random.integers(0, _PAYERS, count),
            "units": np.where(random.random(count) < 0.01, -1, random.integers(1, 6, count)).astype(np.int32),
        }
    )
    return frame.select(
        pl.lit(f"F{facility:03}").alias("facility"),
        pl.col("charge_code").cast(pl.String),
        pl.format("Payer {}", "payer").alias("payer"),
        pl.col("units"),
    )
