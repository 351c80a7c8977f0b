"""LibreOffice opens a workbook as it is: every sheet and every value, and no text of it becomes a formula."""

import csv
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.rendering.scenario import NASTY
from tests.rendering.workbook.cases import OWNED, WHOLE
from tests.rendering.workbook.reading import sheets
from tests.rendering.workbook.test_hostile import workbook

_PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
# comma, double quotes, UTF-8, from row 1; values as they are and not as they look; a file for each sheet
_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")
def test_every_value_is_there_in_libreoffice(tmp_path: Path) -> None:
    contents = {
        "whole": WHOLE,
        "owned": OWNED,
        "formula": workbook("=cmd|' /C calc'!A0"),
        "sum": workbook("+1+2"),
        "markup": workbook("<r><bad></r>"),
        "nasty": workbook(f"{NASTY}\x00\u202e\N{GRINNING FACE}"),
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    convert(tmp_path)
    for name, content in contents.items():
        for sheet, rows in sheets(content).items():
            found = csv_rows(tmp_path / f"{name}-{sheet}.csv")
            assert found == [[as_text(cell) for cell in row] for row in rows], (name, sheet)


def convert(folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.xlsx")))
    command = [str(_PROGRAM), profile, "--headless", "--convert-to", _AS_CSV, "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [[plain(cell) for cell in row] for row in csv.reader(file)]


def plain(cell: str) -> str:
    """Return a value without the percent sign, which a share keeps."""
    return as_text(float(cell[:-1]) / 100) if re.fullmatch(r"\d+(\.\d+)?%", cell) else cell


def as_text(cell: Any) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell == int(cell) else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)
