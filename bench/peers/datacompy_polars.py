"""datacompy over Polars frames: one JSON line for each code that came or went, and for each field that differs."""

import sys

import polars as pl
from datacompy.polars import PolarsCompare  # type: ignore[import-not-found]  # it stands in the environment of the peers


def _differences(compared: PolarsCompare) -> pl.DataFrame:
    came = compared.df2_unq_rows.select("code", change=pl.lit("added"), new=pl.col("long"))
    went = compared.df1_unq_rows.select("code", change=pl.lit("deleted"), old=pl.col("long"))
    both = compared.intersect_rows
    changed = [
        both.filter(~pl.col(f"{name}_match")).select(
            "code", change=pl.lit("changed"), field=pl.lit(name), old=pl.col(f"{name}_df1"), new=pl.col(f"{name}_df2")
        )
        for name in compared.intersect_columns()
        if name != "code"
    ]
    frames: list[pl.DataFrame] = [came, went, *changed]
    return pl.concat(frames, how="diagonal")


if __name__ == "__main__":
    old, new = (pl.read_csv(path, infer_schema=False) for path in sys.argv[1:])
    _differences(PolarsCompare(old, new, join_columns="code")).write_ndjson(sys.stdout.buffer)
