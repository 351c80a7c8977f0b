"""What the repository ships is what the generator makes, and nothing else."""

from itertools import pairwise
from pathlib import Path

from addenda.diffing.compare import compare
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.sample.__main__ import main
from addenda.sample.shipped import sample_readings
from addenda.store import layout
from addenda.store.metadata_text import codeset_text, release_text

PROJECT = Path(__file__).parents[2]


def test_the_sample_store_is_what_the_generator_makes() -> None:
    readings = sample_readings()
    snapshots = [reading.snapshot() for reading in readings]
    expected = {layout.codeset_file("sample-cpt"): codeset_text(readings[0].codeset)}
    for snapshot in snapshots:
        name = snapshot.release.id
        expected[f"{layout.release_folder(name)}/{layout.RELEASE_FILE}"] = release_text(snapshot.release)
        expected |= {layout.shard_file(name, shard): text.read() for shard, text in snapshot.shards.items()}
    for before, after in pairwise(snapshots):
        expected[layout.changes_file(after.release.id)] = changeset_markdown(compare(before, after)).encode()
    folder = PROJECT / layout.codeset_folder("sample-cpt")
    found = {f.relative_to(PROJECT).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
    assert found.keys() == expected.keys()
    assert found == expected


def test_the_repository_holds_no_other_code_set() -> None:
    held = sorted(entry.name for entry in (PROJECT / layout.ROOT).iterdir())
    assert held == ["README.md", "sample-cpt"]
    assert all("SYNTHETIC" in reading.codeset.notice for reading in sample_readings())


def test_the_charge_master_is_what_the_generator_writes(tmp_path: Path) -> None:
    main([str(tmp_path)])
    assert (tmp_path / "charge-master.csv").read_bytes() == (PROJECT / "examples/charge-master.csv").read_bytes()
