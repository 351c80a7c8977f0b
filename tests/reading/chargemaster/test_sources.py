"""Zips and parquet: the same lines, whatever they come in."""

import zipfile
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import polars
import pytest

from addenda.errors import InputError
from addenda.reading.chargemaster.reader import read_charge_master
from addenda.reading.chargemaster.tables import read_tables
from tests.reading.chargemaster.files import HEADERS, LINES, write_csv, write_xlsx


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_path_may_be_text(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "c.csv", [HEADERS, *LINES])
    assert read_charge_master(str(path)) == read_charge_master(path)


def test_a_zip_of_one_charge_master_is_read(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "c.xlsx", {"P": [HEADERS, *LINES]})
    members = {"out/c.xlsx": plain.read_bytes(), "__MACOSX/out/._c.xlsx": b"x", ".DS_Store": b"y"}
    path = write_zip(tmp_path / "c.zip", members)
    master = read_charge_master(path)
    assert master.lines == read_charge_master(plain).lines
    assert (master.file, master.sha256) == ("c.zip", sha256(path.read_bytes()).hexdigest())
    assert master.remarks[0] == "The zip holds out/c.xlsx."


def test_a_problem_in_a_zip_names_the_file_in_it(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "c.zip", {"c.csv": b'CPT,Price\n"99213,1\n'})
    with pytest.raises(InputError, match=r"^c\.zip/c\.csv:2: the text cannot be split"):
        read_charge_master(path)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"a.csv": b"1", "b.csv": b"2"}, r"c\.zip: the zip holds 2 files.*'a\.csv, b\.csv'"),
        ({".hidden": b"1"}, "the zip holds 0 files"),
        ({}, "the zip holds no file"),
        ({"../a.csv": b"1"}, "leads out of it"),
    ],
)
def test_a_zip_of_anything_else_is_said(tmp_path: Path, members: dict[str, bytes], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_charge_master(write_zip(tmp_path / "c.zip", members))


def test_parquet_is_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    frame = polars.DataFrame(
        {
            "Charge Code": [1001, 1002],
            "Description": ["INVENTED VISIT", None],
            "CPT": ["00100", "J0131"],
            "Price": [Decimal("1234567890.10"), Decimal("0.30")],
            "Volume": [0.1 + 0.2, float("nan")],
        },
        schema_overrides={"Price": polars.Decimal(20, 2)},
    )
    frame.write_parquet(path)
    master = read_charge_master(path)
    assert [(line.row, line.charge_code, line.description, line.code, str(line.price)) for line in master.lines] == [
        (2, "1001", "INVENTED VISIT", "00100", "1234567890.10"),
        (3, "1002", "", "J0131", "0.30"),
    ]
    assert [line.volume for line in master.lines] == [Decimal("0.3"), None]
    assert master.sheets == ("c",)


def test_parquet_cells_are_text_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "c.parquet"
    polars.DataFrame({"a": [100.0], "b": [True], "c": [date(2018, 6, 1)], "d": [99213], "e": [b"x"]}).write_parquet(
        path
    )
    (sheet,) = read_tables(path.read_bytes(), "c.parquet")
    assert sheet.rows == [["a", "b", "c", "d", "e"], ["100", "True", "2018-06-01", "99213", "x"]]


def test_a_parquet_file_that_is_damaged_is_said() -> None:
    with pytest.raises(InputError, match=r"c\.parquet: the parquet file cannot be read"):
        read_tables(b"PAR1 and then nothing", "c.parquet")
    with pytest.raises(InputError, match="the parquet file cannot be read"):
        read_tables(b"PARE and then nothing", "c.parquet")
