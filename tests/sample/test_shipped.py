"""What the repository ships is what the generator makes, and nothing else."""

from pathlib import Path

import pytest

from addenda.app.shipping import main, shipped_files
from addenda.sample.shipped import fee_readings, sample_readings
from addenda.store import layout

PROJECT = Path(__file__).parents[2]
MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    return shipped_files()


def files_in(folder: Path, root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_sample_store_is_what_the_generator_makes(expected: dict[str, bytes]) -> None:
    found: dict[str, bytes] = {}
    for codeset in ("sample-cpt", "sample-fees"):
        found |= files_in(PROJECT / layout.codeset_folder(codeset), PROJECT)
    assert found.keys() == {path for path in expected if path.startswith(layout.ROOT)}
    assert found == {path: expected[path] for path in found}
    assert sum(map(len, found.values())) < MOST_BYTES
    assert {path.split("/")[2] for path in found} == {"codeset.toml", "2024", "2025", "2026"}


def test_the_repository_holds_no_other_code_set() -> None:
    held = sorted(entry.name for entry in (PROJECT / layout.ROOT).iterdir())
    assert held == ["README.md", "sample-cpt", "sample-fees"]
    assert all("SYNTHETIC" in reading.codeset.notice for reading in (*sample_readings(), *fee_readings()))


def test_the_charge_master_is_what_the_generator_writes(expected: dict[str, bytes]) -> None:
    path = "examples/charge-master.csv"
    assert (PROJECT / path).read_bytes() == expected[path]


def test_what_a_folder_held_before_of_the_sample_goes(tmp_path: Path, expected: dict[str, bytes]) -> None:
    stale = tmp_path / layout.codeset_folder("sample-cpt") / "1999" / "release.toml"
    stale.parent.mkdir(parents=True)
    stale.write_text("stale")
    main([str(tmp_path)])
    assert files_in(tmp_path, tmp_path) == expected
