"""What cannot be estimated is said once, with everything that is wrong, on every engine."""

import sys
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from addenda.app.estimating import Request, estimate_on, estimate_system, named_columns
from addenda.engines.choosing import open_engine
from addenda.errors import ConfigurationError, InputError, NotFoundError, UsageError
from addenda.impact.frames.columns import Part
from addenda.impact.frames.engine import Engine
from tests.engines.system import changes

ONE_SPARK = pytest.mark.parametrize(
    "engine", ["polars", "duckdb", pytest.param("spark", marks=pytest.mark.xdist_group("spark"))], indirect=True
)


def parquet(path: Path, **columns: object) -> str:
    pl.DataFrame(columns).write_parquet(path)
    return str(path)


@ONE_SPARK
def test_amounts_that_are_none_are_counted_with_one_of_them(engine: Engine, tmp_path: Path) -> None:
    lines = parquet(tmp_path / "l.parquet", code=["A0002", "A0003", "A0001"], price=["n/a", "12-15", "of no interest"])
    with pytest.raises(InputError) as error:
        estimate_on(engine, changes(), Request(lines))
    (problem,) = error.value.problems
    assert problem.message.startswith("2 amounts of the column 'price'")
    assert problem.value == "12-15"


@ONE_SPARK
def test_a_product_that_64_bits_cannot_hold_is_refused(engine: Engine, tmp_path: Path) -> None:
    lines = parquet(tmp_path / "l.parquet", code=["A0002"], price=[9_999_999_999], volume=[9_999_999_999])
    with pytest.raises(InputError, match="too large"):
        estimate_on(engine, changes(), Request(lines))


def test_every_column_that_is_missing_double_or_of_a_wrong_type_is_named(tmp_path: Path) -> None:
    file = tmp_path / "lines.parquet"
    pl.DataFrame({"Code": ["A0002"], "code": ["A0002"], "Department": [1.5], "volume": [True]}).write_parquet(file)
    with pytest.raises(InputError) as error:
        estimate_system(changes(), Request(str(file)), "polars")
    told = [problem.message for problem in error.value.problems]
    assert told == [
        "the columns 'Code' and 'code' of the lines may both be 'code'",
        "the lines have no column 'code'",
        "the lines have no column 'price'",
        "the column 'Department' of the lines is Float64; write it as text",
        "the column 'volume' of the lines is Boolean, and no amount",
    ]


def test_four_byte_floats_hold_no_money(tmp_path: Path) -> None:
    frame = pl.DataFrame({"code": ["A0002"], "price": [1.1]}, schema={"code": pl.String, "price": pl.Float32})
    frame.write_parquet(tmp_path / "l.parquet")
    with pytest.raises(InputError, match="4-byte floats"):
        estimate_system(changes(), Request(str(tmp_path / "l.parquet")), "polars")


def test_usage_must_name_its_line_and_groups_must_be_there(tmp_path: Path) -> None:
    lines = parquet(tmp_path / "l.parquet", code=["A0002"], price=[1])
    usage = parquet(tmp_path / "u.parquet", charge_code=["1"], units=[1])
    with pytest.raises(InputError, match="which line it is of"):
        estimate_system(changes(), Request(lines, usage), "polars")
    with pytest.raises(InputError, match="no column 'payer' to group by"):
        estimate_system(changes(), Request(lines, None, ("payer",)), "polars")


def test_what_is_not_there_and_what_is_no_parquet(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "damaged.parquet").write_bytes(b"PAR1 and nothing else")
    for engine in ("polars", "duckdb"):
        with pytest.raises(NotFoundError, match="no parquet file"):
            estimate_system(changes(), Request(str(tmp_path / "empty")), engine)
        with pytest.raises(InputError, match="cannot read it"):
            estimate_system(changes(), Request(str(tmp_path / "damaged.parquet")), engine)


def test_tables_are_of_a_database(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    file = tmp_path / "system.db"
    with duckdb.connect(file) as connection:
        connection.execute("CREATE TABLE charges AS SELECT 'A0003' AS hcpcs, 12.345 AS price, 10 AS volume")
    request = Request("table:charges", named=named_columns(["lines.code=hcpcs"]))
    found = estimate_system(changes(), request, f"duckdb:{file}")
    assert found.everything.gross == Decimal("123.45")
    with pytest.raises(NotFoundError, match=r"no table 'lines'.*charges"):
        estimate_system(changes(), Request("table:lines"), f"duckdb:{file}")
    with pytest.raises(UsageError, match="--engine duckdb:"):
        estimate_system(changes(), Request("table:charges"), "polars")
    with pytest.raises(NotFoundError, match="no DuckDB database"):
        open_engine(f"duckdb:{tmp_path / 'none.db'}")


def test_an_engine_that_is_not_installed_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    monkeypatch.delitem(sys.modules, "addenda.engines.duckdb_engine", raising=False)
    with pytest.raises(ConfigurationError, match=r"addenda\[duckdb\]"):
        open_engine("duckdb")


def test_spark_without_java_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(ConfigurationError, match="needs Java 17"):
        open_engine("spark:local[1]")


@pytest.mark.parametrize("name", ["", "dask", "duckdb:", "spark:", "spark"])
def test_no_engine(name: str) -> None:
    with pytest.raises(UsageError, match="is no engine"):
        open_engine(name)


def test_columns_are_named_with_their_source() -> None:
    assert named_columns(["lines.code=HCPCS Code", "usage.units = QTY"]) == {
        Part.LINES: {"code": "HCPCS Code"},
        Part.USAGE: {"units": "QTY"},
    }
    with pytest.raises(UsageError, match=r"'code=X', 'usage\.price=Y', 'lines\.code='"):
        named_columns(["code=X", "usage.price=Y", "lines.code="])
