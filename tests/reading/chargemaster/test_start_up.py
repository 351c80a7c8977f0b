"""A charge master in a file needs no columnar engine and no database."""

import subprocess
import sys
from pathlib import Path

from tests.reading.chargemaster.files import HEADERS, LINES, write_csv

HEAVY = {"polars", "narwhals", "pyarrow", "sqlalchemy", "duckdb", "adbc_driver_manager"}


def test_a_csv_loads_none_of_the_heavy_packages(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "c.csv", [HEADERS, *LINES])
    code = (
        "import sys; from addenda.reading.chargemaster.reader import read_charge_master; "
        f"print(len(read_charge_master({str(path)!r}).lines), *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines, *modules = done.stdout.split()
    assert lines == "2"
    assert not HEAVY & set(modules)
