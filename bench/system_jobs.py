"""`python -m bench.system_jobs JOB FOLDER`: one way to the same sums, in a process of its own; prints them as JSON.

Every job sums units and gross charges by department, payer and effect, over the lines whose code the change touches.
Each loads what it needs itself, so that none pays for another's libraries.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addenda.model.changes import ChangeSet

_BY = ("department", "payer")


def _effects() -> dict[str, str]:
    from bench.system_data import TOUCHED, touched

    return {code: "deleted" if place < TOUCHED // 2 else "revised" for place, code in enumerate(touched())}


def _texts() -> dict[str, str]:
    """Return the effect of each text that a code column holds: the hand-written jobs are told what stands there."""
    return {f"{code}{ending}": effect for code, effect in _effects().items() for ending in ("", "-59")}


def _changes() -> ChangeSet:
    from datetime import date

    from addenda.diffing.compare import compare
    from addenda.model.codeset import Absence, CodeSet, Field, Kind, Role
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.release import Release, ReleaseId
    from addenda.model.snapshot import snapshot_of

    codeset = CodeSet(
        id="bench",
        title="Invented codes",
        publisher="Nobody",
        kind=Kind.NOMENCLATURE,
        code_pattern=r"[AB]\d{4}",
        shard=1,
        fields=(Field("long", "Long description", Role.DESCRIPTOR),),
        redistributable=True,
    )
    sides = []
    for year, texts in (("2025", "was"), ("2026", "is")):
        there = [code for code, effect in _effects().items() if year == "2025" or effect == "revised"]
        concepts = [Concept(ConceptKey(code), {"long": texts}) for code in there]
        day = date(int(year), 1, 1)
        release = Release(ReleaseId("bench", year), day, "bench", Absence.PURGED, len(concepts), len(concepts))
        sides.append(snapshot_of(codeset, release, concepts))
    return compare(*sides)


def _addenda(engine: str, folder: Path) -> dict[str, list[int]]:
    from addenda.app.estimating import Request, estimate_system

    found = estimate_system(_changes(), Request(str(folder / "lines"), str(folder / "usage"), _BY), engine)
    return {
        "|".join((*group.values, group.effect)): [int(group.stake.units), int((group.stake.gross or 0) * 100)]
        for group in found.groups
        if "" not in group.values  # lines that nobody used: the other jobs do not have them
    }


def _bare_polars(folder: Path, *, filtered: bool) -> dict[str, list[int]]:
    import polars as pl

    lines, usage = pl.scan_parquet(folder / "lines"), pl.scan_parquet(folder / "usage")
    texts = _texts()
    touched = pl.LazyFrame({"code": list(texts), "effect": list(texts.values())})
    if filtered:
        lines = lines.filter(pl.col("code").is_in(list(texts))).join(touched, on="code")
    joined = usage.join(lines, on=["facility", "charge_code"])
    if not filtered:
        joined = joined.join(touched, on="code")
    cents = (pl.col("price") * 100).cast(pl.Int64)
    sums = (pl.col("units").cast(pl.Int64).sum(), (cents * pl.col("units")).sum().alias("gross"))
    return _told(joined.group_by(*_BY, "effect").agg(*sums).collect(engine="streaming").rows())


def _bare_duckdb(folder: Path, *, filtered: bool) -> dict[str, list[int]]:
    import duckdb

    texts = _texts()
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE touched AS SELECT unnest($1::VARCHAR[]) AS code, unnest($2::VARCHAR[]) AS effect",
        [list(texts), list(texts.values())],
    )
    named = ", ".join(f"'{code}'" for code in texts)
    only = f"WHERE code IN ({named})" if filtered else ""
    query = f"""
        SELECT department, payer, effect, sum(units), sum((price * 100)::BIGINT * units)
        FROM read_parquet('{folder}/usage/*.parquet')
        JOIN (SELECT * FROM read_parquet('{folder}/lines/*.parquet') {only}) USING (facility, charge_code)
        JOIN touched USING (code)
        GROUP BY department, payer, effect
    """  # noqa: S608 - the folder is the benchmark's own
    return _told(connection.execute(query).fetchall())


def _pandas(folder: Path) -> dict[str, list[int]]:
    import pandas as pd  # type: ignore[import-untyped]  # its types are a package of their own

    lines = pd.read_parquet(folder / "lines", columns=["facility", "charge_code", "code", "department", "price"])
    usage = pd.read_parquet(folder / "usage")
    lines["effect"] = lines["code"].map(_texts())
    lines = lines[lines["effect"].notna()]
    lines["cents"] = (lines["price"] * 100).astype("int64")
    joined = usage.merge(lines, on=["facility", "charge_code"])
    joined["gross"] = joined["cents"] * joined["units"]
    sums = joined.groupby([*_BY, "effect"])[["units", "gross"]].sum()
    return _told((*key, *row) for key, row in zip(sums.index, sums.to_numpy().tolist(), strict=True))


def _csv(folder: Path) -> dict[str, list[int]]:
    texts = _texts()
    lines = {}
    with (folder / "lines.csv").open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            if effect := texts.get(line["code"]):
                cents = int(line["price"].replace(".", ""))
                lines[line["facility"], line["charge_code"]] = line["department"], effect, cents
    sums: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    with (folder / "usage.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if found := lines.get((row["facility"], row["charge_code"])):
                units = int(row["units"])
                one = sums[found[0], row["payer"], found[1]]
                one[0] += units
                one[1] += units * found[2]
    return _told((*key, *one) for key, one in sums.items())


def _told(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[int]]:
    return {"|".join(map(str, key)): [int(units), int(gross)] for *key, units, gross in rows}


JOBS: dict[str, Callable[[Path], dict[str, list[int]]]] = {
    "addenda-polars": lambda folder: _addenda("polars", folder),
    "addenda-duckdb": lambda folder: _addenda("duckdb", folder),
    "addenda-spark-1": lambda folder: _addenda("spark:local[1]", folder),
    "addenda-spark-2": lambda folder: _addenda("spark:local[2]", folder),
    "polars-filtered": lambda folder: _bare_polars(folder, filtered=True),
    "polars": lambda folder: _bare_polars(folder, filtered=False),
    "duckdb-filtered": lambda folder: _bare_duckdb(folder, filtered=True),
    "duckdb": lambda folder: _bare_duckdb(folder, filtered=False),
    "pandas": _pandas,
    "csv": _csv,
}

if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]](Path(sys.argv[2])), sort_keys=True))
