"""Two large releases are compared in several processes, and nothing shows it but the time."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from addenda.app import comparing, parts
from addenda.app.comparing import open_snapshots
from addenda.diffing.compare import compare
from addenda.errors import StoreError
from addenda.model.snapshot import Snapshot
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_pieces import pieces
from addenda.store.store import Store
from bench.inputs import NEW, OLD, write_inputs
from bench.scenarios import SCENARIOS
from tests.support.build import concept, snapshot

YEARLY = SCENARIOS[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of two releases of 2,000 concepts in 26 shards."""
    place = tmp_path_factory.mktemp("large")
    write_inputs(place, 2_000, YEARLY)
    return place / "store"


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 300)


@pytest.mark.parametrize("processors", [1, 3])
def test_the_parts_make_up_the_whole(folder: Path, monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    monkeypatch.setattr(parts, "_processors", lambda: processors)
    with Store(folder) as store:
        old, new = open_snapshots(store, str(OLD), str(NEW))
        head, fragments = parts.compare_in_parts(folder, old, new)
        whole = compare(old, new)
    assert len(fragments) == 9  # of three shards each, of 26
    assert json.loads(b"".join(pieces(head, fragments))) == json.loads(json.dumps(changeset_json(whole)))


def test_only_large_releases_go_in_parts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(folder) as store:
        old, new = open_snapshots(store, str(OLD), str(NEW))
        assert not comparing.are_large(old, new)
        monkeypatch.setattr(comparing, "LARGE", 2_000)
        assert comparing.are_large(old, new)


def test_damage_that_another_process_finds_is_told_as_usual(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_processors", lambda: 2)
    damaged = shutil.copytree(folder, tmp_path / "store")
    shard = damaged / "codesets/bench/2026/concepts/Q.ndjson"
    shard.write_bytes(b"no concept\n" + shard.read_bytes())
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "-C", damaged, *somebody, "commit", "--quiet", "--all", "--message=Damage"], check=True)
    with Store(damaged) as store, pytest.raises(StoreError, match="a line of the store is no concept"):
        parts.compare_in_parts(damaged, *open_snapshots(store, str(OLD), str(NEW)))


def test_a_release_that_was_sharded_anew_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 1)
    monkeypatch.setattr(parts, "_processors", lambda: 1)
    concepts = [concept(f"{letter}{number}00{number}", long="fold") for letter in "AB" for number in range(4)]
    old = snapshot(concepts)
    new = snapshot([*concepts[1:], concept("C0000", long="crest")], "2026")
    finer: dict[str, Snapshot] = {one.code[:2]: snapshot([one]) for one in new}
    new = new.__class__(
        new.codeset, new.release, {name: next(iter(one.shards.values())) for name, one in finer.items()}
    )
    head, fragments = parts.compare_in_parts(Path(), old, new)
    assert len(fragments) == 3
    assert (head.counts.added, head.counts.deleted, head.counts.unchanged) == (1, 1, 7)
