"""The inputs of the benchmark: one pair of synthetic releases, as Addenda and as its peer take it."""

from __future__ import annotations

import csv
import subprocess
from datetime import date
from typing import TYPE_CHECKING

from addenda.sample.hcpcs import HcpcsPair, hcpcs_pair
from addenda.sample.hcpcs_layout import TABLE_COLUMNS, HcpcsRecord, anweb_text, table_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SEED = 1
OLD, NEW = "hcpcs/2025", "hcpcs/2026"
NEW_DAY = date(2026, 1, 1)


def write_inputs(folder: Path, concepts: int, addenda: Path) -> HcpcsPair:
    """Write a store of both releases into `folder/store`, and the same records as `old.csv` and `new.csv`.

    Raises:
        CalledProcessError: when Addenda cannot import what was generated; its own message is on stderr.

    """
    pair = hcpcs_pair(SEED, concepts, NEW_DAY)
    store = folder / "store"
    _run(addenda, "init", store)
    for release, records, name in ((OLD, pair.old, "old"), (NEW, pair.new, "new")):
        text = folder / f"{name}.txt"
        text.write_bytes(anweb_text(records))
        _run(addenda, "import", release, text, "--store", store)
        _write_csv(folder / f"{name}.csv", records)
    return pair


def _write_csv(path: Path, records: Iterable[HcpcsRecord]) -> None:
    """Write the table that CMS publishes beside its text, as a spreadsheet program would save it."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, TABLE_COLUMNS)
        writer.writeheader()
        writer.writerows(map(table_row, records))


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
