"""The same input gives the same bytes, whatever the hash seed and the hour."""

import os
import subprocess
import sys
from hashlib import sha256

import pytest
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it ships no types

from addenda.rendering.workbook.report import report_workbook
from tests.rendering.full_scenario import WHOLE as TWO_HOSPITALS
from tests.rendering.scenario import MADE, hostile
from tests.rendering.workbook.cases import FULL, SUGGESTIONS, WHOLE
from tests.support.real import PROJECT

_PRINT = (
    "from hashlib import sha256; from tests.rendering.workbook.cases import WHOLE; print(sha256(WHOLE).hexdigest())"
)


def in_a_process(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _PRINT],
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Pacific/Auckland", "PYTHONPATH": "."},
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def test_other_processes_write_the_same_bytes() -> None:
    assert [in_a_process(seed) for seed in ("0", "4711")] == [sha256(WHOLE).hexdigest()] * 2


def test_a_quick_sheet_writes_what_xlsxwriter_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    changes, impact = hostile('<r>"&\x00</r>')

    def books() -> list[bytes]:
        return [
            report_workbook(FULL.changes, FULL, MADE, None, SUGGESTIONS),
            report_workbook(TWO_HOSPITALS.changes, TWO_HOSPITALS, MADE),
            report_workbook(changes, impact, MADE),
        ]

    quick = books()
    monkeypatch.setattr("addenda.rendering.xlsx._QuickSheet", Worksheet)
    assert quick == books()
