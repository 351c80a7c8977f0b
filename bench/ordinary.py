"""`python -m bench.ordinary`: one ordinary charge master against a full yearly change, with fees, and where time goes.

12,000 concepts of CPT's shape, an xlsx of 20,000 lines, the fee schedules of both years: whole processes, as a person
runs them, with the steps that `--timings` tells of the last run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.sample.chargemaster import charge_master
from addenda.sample.shipped import Settings, fee_readings, sample_readings, sample_releases
from addenda.store.writing import WritableStore
from bench.timing import middle, run

SETTINGS = Settings(seed=1, concepts=12_000, releases=2, first_year=2025, lines=20_000)
_RELEASES = ("sample-cpt/2025", "sample-cpt/2026")
_RUNS = 5
_MEGABYTE = 1e6


def main() -> None:
    """Generate, measure, print."""
    with TemporaryDirectory(prefix="addenda-ordinary-") as name:
        folder = Path(name)
        _write(folder)
        charges = (*_RELEASES, "--chargemaster", str(folder / "charges.xlsx"), "--store", str(folder / "store"))
        fees = ("--fees", "sample-fees/2026", "--by", "department")
        print(f"{SETTINGS.concepts:,} concepts, {SETTINGS.lines:,} charge lines in a workbook, fees of two years\n")
        for what, command in (
            ("impact", ("impact", *charges, "--format", "json")),
            ("impact with fees and owners", ("impact", *charges, *fees, "--format", "json")),
            ("report with fees and owners", ("report", *charges, *fees, "--output", str(folder / "report"))),
        ):
            taken = middle([run(_addenda(*command), folder / "out") for _ in range(_RUNS)])
            print(f"{what}: {taken.seconds:.2f} s, {taken.peak_bytes / _MEGABYTE:.0f} MB")
        timed = subprocess.run(_addenda(*command, "--timings"), check=True, capture_output=True, text=True)
        print(f"\n{timed.stderr}")


def _write(folder: Path) -> None:
    found_store(folder / "store")
    with WritableStore(folder / "store") as store:
        for reading in (*sample_readings(SETTINGS), *fee_readings(SETTINGS)):
            store_reading(store, reading)
    with xlsxwriter.Workbook(folder / "charges.xlsx") as book:
        sheet = book.add_worksheet("Charges")
        for place, row in enumerate(charge_master(sample_releases(SETTINGS), SETTINGS.seed, SETTINGS.lines)):
            sheet.write_row(place, 0, row)


def _addenda(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "addenda", *arguments)


if __name__ == "__main__":
    main()
