"""Tables of a database, by SQLAlchemy and by ADBC."""

import builtins
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from addenda.errors import ConfigurationError, InputError, NotFoundError, UsageError
from addenda.reading.chargemaster.address import parse_address
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master

ROWS = [
    (1, "INVENTED VISIT", "00100", 1282.1, 10),
    (2, 'A 5" "CATH"', "J0131", 0.1 + 0.2, None),
    (3, None, "99213", 7, 0),
]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "charges.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute('CREATE TABLE "charge lines" (charge_code, description, cpt, price NUMERIC, volume INTEGER)')
        connection.executemany('INSERT INTO "charge lines" VALUES (?, ?, ?, ?, ?)', ROWS)
        connection.execute('CREATE VIEW visits AS SELECT * FROM "charge lines" WHERE charge_code = 1')
        connection.commit()
    return path


@pytest.mark.parametrize("kind", ["sqlite", "adbc+sqlite"])
class TestBoth:
    def test_a_table_is_read_exactly(self, kind: str, database: Path) -> None:
        address = f"{kind}:///{database}?table=charge lines"
        master = read_charge_master(address)
        assert [(line.row, line.charge_code, line.description, line.code) for line in master.lines] == [
            (2, "1", "INVENTED VISIT", "00100"),
            (3, "2", 'A 5" "CATH"', "J0131"),
            (4, "3", "", "99213"),
        ]
        assert [line.price for line in master.lines] == [Decimal("1282.1"), Decimal("0.3"), Decimal(7)]
        assert [line.volume for line in master.lines] == [Decimal(10), None, Decimal(0)]
        assert (master.file, master.sheets, master.layout) == (address, ("charge lines",), "database table")
        assert len(master.sha256) == 64

    def test_a_view_and_a_query_are_read(self, kind: str, database: Path) -> None:
        view = read_charge_master(f"{kind}:///{database}?table=visits")
        assert [line.code for line in view.lines] == ["00100"]
        query = "SELECT cpt, price + 1 AS price FROM \"charge lines\" WHERE description LIKE '%VISIT' AND ':x' <> '&'"
        found = read_charge_master(f"{kind}:///{database}?query={query}")
        assert [(line.code, line.price) for line in found.lines] == [("00100", Decimal("1283.1"))]
        assert found.sheets == ("query",)

    def test_the_columns_may_be_named(self, kind: str, database: Path) -> None:
        address = f"{kind}:///{database}?table=charge lines"
        assert read_charge_master(address, ColumnMapping({"price": "volume"})).lines[0].price == 10

    @pytest.mark.parametrize("table", ["charges", 'charge lines"; DROP TABLE "charge lines', "x.visits"])
    def test_a_table_that_the_database_does_not_list_is_not_asked_for(
        self, kind: str, database: Path, table: str
    ) -> None:
        with pytest.raises(InputError, match="the database has no such table") as caught:
            read_charge_master(f"{kind}:///{database}?table={table}")
        assert caught.value.problems[0].value == table
        assert len(read_charge_master(f"{kind}:///{database}?table=charge lines").lines) == 3

    def test_a_file_that_is_missing_is_not_created(self, kind: str, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError, match="the database's file does not exist"):
            read_charge_master(f"{kind}:///{tmp_path / 'missing.db'}?table=t")
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_is_no_database_is_said(self, kind: str, tmp_path: Path) -> None:
        path = tmp_path / "c.db"
        path.write_bytes(b"CPT,Price\n99213,1\n" * 200)
        with pytest.raises(InputError, match="the database cannot be read"):
            read_charge_master(f"{kind}:///{path}?table=t")

    def test_a_query_cannot_write(self, kind: str, database: Path) -> None:
        query = 'WITH x AS (SELECT 1) DELETE FROM "charge lines"'
        with pytest.raises(InputError, match="the database cannot be read"):
            read_charge_master(f"{kind}:///{database}?query={query}")
        assert len(read_charge_master(f"{kind}:///{database}?table=charge lines").lines) == 3

    def test_a_column_whose_first_values_are_numbers_may_hold_text_further_on(self, kind: str, tmp_path: Path) -> None:
        path = tmp_path / "c.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE t (cpt, price)")
            connection.executemany("INSERT INTO t VALUES (?, ?)", [(99213, 1.25)] * 3000 + [("J0131", 2)])
            connection.commit()
        lines = read_charge_master(f"{kind}:///{path}?table=t").lines
        assert (len(lines), lines[0].code, lines[-1].code, lines[-1].price) == (3001, "99213", "J0131", Decimal(2))

    def test_a_package_that_is_not_installed_is_named_with_its_extra(
        self, kind: str, database: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hide(monkeypatch, "addenda.reading.chargemaster.sql", "addenda.reading.chargemaster.adbc")
        with pytest.raises(ConfigurationError, match=r"addenda\[database\]"):
            read_charge_master(f"{kind}:///{database}?table=charge lines")


def hide(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    """Let these modules fail to load as if a package of theirs were not there."""
    real: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name in modules:
            raise ModuleNotFoundError(f"No module named {name!r}", name="invented_package")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)


def test_both_kinds_of_address_give_the_same_lines(database: Path) -> None:
    lines = [read_charge_master(f"{kind}:///{database}?table=charge lines").lines for kind in ("sqlite", "adbc+sqlite")]
    assert lines[0] == lines[1]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://ann:s3cret@host/db?table=t", "postgresql://ann@host/db?table=t"),
        ("postgresql://ann:p@s:s/3cret@host/db?table=t", "postgresql://ann@host/db?table=t"),
        ("postgresql://host/db?password=s3cret&sslmode=require&table=t", "postgresql://host/db?table=t"),
        (
            "adbc+postgresql://ann:s3cret@host/db?query=SELECT 1 AS a",
            "adbc+postgresql://ann@host/db?query=SELECT 1 AS a",
        ),
        ("sqlite:////tmp/a:b@c/x.db?table=t", "sqlite:////tmp/a:b@c/x.db?table=t"),
    ],
)
def test_a_password_is_never_shown(address: str, shown: str) -> None:
    parsed = parse_address(address)
    assert parsed.shown == shown
    assert "3cret" not in repr(parsed)
    assert parsed.safe("login failed for 's3cret'") in {"login failed for '***'", "login failed for 's3cret'"}


def test_options_of_the_driver_stay_in_the_address_that_it_gets() -> None:
    parsed = parse_address("mssql+pyodbc://u:p%40ss@host/db?driver=ODBC+18&table=dbo.charges")
    assert (parsed.target, parsed.table) == ("mssql+pyodbc://u:p%40ss@host/db?driver=ODBC+18", "dbo.charges")
    assert parsed.safe("bad password p@ss or p%40ss\nmore") == "bad password *** or ***"


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:///a.db",
        "sqlite:///a.db?table=",
        "sqlite:///a.db?table=a&table=b",
        "sqlite:///a.db?table=a&query=SELECT 1",
        "sqlite:///a.db?query=DELETE FROM t",
        "sqlite:///a.db?query=SELECT 1; DROP TABLE t",
        "https://host/prices.csv",
    ],
)
def test_an_address_that_names_no_one_table_is_a_usage_error(address: str) -> None:
    with pytest.raises(UsageError):
        read_charge_master(address)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("nosuch://ann:s3cret@host/db?table=t", "SQLAlchemy knows no such kind of database"),
        ("oracle+oracledb://ann:s3cret@host/db?table=t", "driver oracledb is not installed"),
        ("adbc+nosuch://ann:s3cret@host/db?table=t", "adbc_driver_nosuch"),
        ("adbc+://ann:s3cret@host/db?table=t", "not one of ADBC"),
    ],
)
def test_a_driver_that_is_not_there_is_a_configuration_error(address: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        read_charge_master(address)
    assert "s3cret" not in str(caught.value)


def test_a_table_of_two_schemas_is_asked_for_by_its_schema(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is an extra")
    path = tmp_path / "c.duckdb"
    with duckdb.connect(str(path)) as connection:
        for schema, price in (("old", "1.10"), ("now", "12345678.90")):
            connection.execute(f"CREATE SCHEMA {schema}")
            connection.execute(
                f"CREATE TABLE {schema}.charges AS SELECT '99213' AS cpt, {price}::DECIMAL(12, 2) AS price"
            )
    with pytest.raises(InputError, match=r"no such table: 'charges'\. The nearest names are '\w+\.charges'"):
        read_charge_master(f"adbc+duckdb:///{path}?table=charges")
    (line,) = read_charge_master(f"adbc+duckdb:///{path}?table=now.charges").lines
    assert str(line.price) == "12345678.90"
