"""A full join in Polars: one JSON line for each code that came or went, and for each field that differs."""

import sys

import polars as pl


def _unequal(old: pl.LazyFrame, new: pl.LazyFrame, fields: list[str]) -> pl.DataFrame:
    """Return the rows that came, went or differ, with the new values beside the old ones."""
    joined = old.with_columns(was=True).join(new.with_columns(now=True), on="code", how="full", coalesce=True)
    differs = [pl.col(name).ne_missing(pl.col(f"{name}_right")) for name in fields]
    return joined.filter(pl.any_horizontal(pl.col("was", "now").is_null(), *differs)).collect(engine="streaming")


def _differences(unequal: pl.DataFrame, fields: list[str]) -> pl.DataFrame:
    came = unequal.filter(pl.col("was").is_null()).select("code", change=pl.lit("added"), new=pl.col("long_right"))
    went = unequal.filter(pl.col("now").is_null()).select("code", change=pl.lit("deleted"), old=pl.col("long"))
    both = unequal.filter(pl.col("was") & pl.col("now"))
    changed = [
        both.filter(pl.col(name).ne_missing(pl.col(f"{name}_right"))).select(
            "code", change=pl.lit("changed"), field=pl.lit(name), old=pl.col(name), new=pl.col(f"{name}_right")
        )
        for name in fields
    ]
    return pl.concat([came, went, *changed], how="diagonal")


if __name__ == "__main__":
    old, new = (pl.scan_csv(path, infer_schema=False) for path in sys.argv[1:])
    _, *names = old.collect_schema().names()
    _differences(_unequal(old, new, names), names).write_ndjson(sys.stdout.buffer)
