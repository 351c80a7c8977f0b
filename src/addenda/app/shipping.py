"""`python -m addenda.app.shipping DIR` writes what the project ships of its sample into a folder: `make sample`."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.app.sampling import CHARGE_MASTER, charge_master_csv
from addenda.app.whole_file import write_whole
from addenda.sample.codeset import CODESET
from addenda.sample.fees import FEES
from addenda.sample.shipped import SAMPLE, fee_readings, sample_readings, sample_releases
from addenda.store import layout
from addenda.store.writing import WritableStore

_EXAMPLES = "examples"
_CODESETS = (CODESET.id, FEES.id)


def shipped_files() -> dict[str, bytes]:
    """Return the sample's files by path: its code sets as imports into a new store leave them, and a charge master."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        found_store(folder)
        with WritableStore(folder) as store:
            for reading in (*sample_readings(), *fee_readings()):
                store_reading(store, reading)
        written = [file for name in _CODESETS for file in (folder / layout.codeset_folder(name)).rglob("*")]
        files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in written if file.is_file()}
    files[f"{_EXAMPLES}/{CHARGE_MASTER}"] = charge_master_csv(sample_releases(), SAMPLE.seed, SAMPLE.lines)
    return files


def main(arguments: list[str] | None = None) -> None:
    """Write the sample's files; what its code set held before goes. Nothing is committed."""
    parser = argparse.ArgumentParser(prog="python -m addenda.app.shipping", description=main.__doc__)
    parser.add_argument("folder", metavar="DIR", type=Path)
    folder: Path = parser.parse_args(arguments).folder
    files = shipped_files()
    for name in _CODESETS:
        shutil.rmtree(folder / layout.codeset_folder(name), ignore_errors=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole([content], folder / path)


if __name__ == "__main__":
    main()
