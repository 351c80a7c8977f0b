"""Every engine gives the answers of plain Python, to the cent, whatever the types of the columns are."""

from decimal import Decimal
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addenda.app.estimating import Request, estimate_on
from addenda.impact.frames.engine import Engine
from tests.engines.oracle import oracle
from tests.engines.system import CLEAN, changes, write

_PLACES = {"int": 0, "cents": 2, "fine": 6, "double": 5, "text": 6}
_TYPES = {
    "int": pl.Int64,
    "cents": pl.Decimal(18, 2),
    "fine": pl.Decimal(30, 6),
    "double": pl.Float64,
    "text": pl.String,
}


class System(NamedTuple):
    """Lines, usage, and the types of their amounts."""

    lines: list[dict[str, Any]]
    usage: list[dict[str, Any]]
    price: str
    units: str


def _amounts(kind: str, most: int) -> st.SearchStrategy[Decimal | None]:
    return st.none() | st.decimals(-most, most, places=_PLACES[kind], allow_nan=False)


def _texts(*texts: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([*texts, None])


@st.composite
def systems(draw: st.DrawFn) -> System:
    price, units = draw(st.sampled_from(list(_TYPES))), draw(st.sampled_from(list(_TYPES)))
    facility, charge_code = _texts("F1", "F2"), _texts("1", "2", "3", "")
    line = {
        "facility": facility,
        "charge_code": charge_code,
        "code": _texts(*CLEAN),
        "department": _texts("D1", "D2"),
        "price": _amounts(price, 1_000_000),
        "volume": _amounts(units, 10_000),
    }
    row = {"facility": facility, "charge_code": charge_code, "payer": _texts("P", "Q"), "units": _amounts(units, 9_999)}
    lines = draw(st.lists(st.fixed_dictionaries(line), max_size=12))
    usage = draw(st.lists(st.fixed_dictionaries(row), max_size=20))
    return System(lines, usage, price, units)


@pytest.mark.parametrize("engine", ["polars", "duckdb"], indirect=True)
def test_the_answers_are_those_of_plain_python(engine: Engine, tmp_path: Path) -> None:
    names = count()

    @settings(max_examples=20)
    @given(systems())
    def check(system: System) -> None:
        _check(engine, system, tmp_path / str(next(names)))

    check()


@pytest.mark.parametrize(("price", "units"), [("cents", "text"), ("double", "fine")])
def test_so_they_are_on_every_engine(engine: Engine, price: str, units: str, tmp_path: Path) -> None:
    """One larger system of each kind: a query of Spark takes a second where the others take a hundredth."""
    _check(engine, _seeded(price, units), tmp_path / "system")


def _seeded(price: str, units: str) -> System:
    random = Random(f"{price} {units}")

    def amount(kind: str, most: int) -> Decimal | None:
        whole = Decimal(random.randint(-most * 10 ** _PLACES[kind], most * 10 ** _PLACES[kind]))
        return whole.scaleb(-_PLACES[kind]) if random.random() < 0.9 else None

    def key() -> dict[str, Any]:
        facility, charge_code = random.choice(["F1", "F2", None]), random.choice(["", None, *map(str, range(60))])
        return {"facility": facility, "charge_code": charge_code}

    def line() -> dict[str, Any]:
        of_line = {"code": random.choice([*CLEAN, None]), "department": random.choice(["D1", "D2", None])}
        return key() | of_line | {"price": amount(price, 10**6), "volume": amount(units, 9_999)}

    def row() -> dict[str, Any]:
        return key() | {"payer": random.choice(["P", "Q", None]), "units": amount(units, 9_999)}

    return System([line() for _ in range(150)], [row() for _ in range(600)], price, units)


def _check(engine: Engine, system: System, folder: Path) -> None:
    folder.mkdir()
    texts = dict.fromkeys(("facility", "charge_code", "code", "department"), pl.String)
    price, units = _TYPES[system.price], _TYPES[system.units]
    lines = write(folder / "lines.parquet", system.lines, texts | {"price": price, "volume": units})
    texts = dict.fromkeys(("facility", "charge_code", "payer"), pl.String)
    usage = write(folder / "usage.parquet", system.usage, texts | {"units": units})
    for request, rows in (
        (Request(lines, None, ("facility", "department")), None),
        (Request(lines, usage, ("department", "payer")), system.usage),
    ):
        found = estimate_on(engine, changes(), request)
        got = {(group.values, group.effect): group.stake for group in found.groups}
        assert got == oracle(system.lines, rows, request.by)
        totals = {effect: stake for effect, stake in found.totals.items() if stake.lines or stake.usage_rows}
        assert totals == {effect: stake for (_, effect), stake in oracle(system.lines, rows, ()).items()}
