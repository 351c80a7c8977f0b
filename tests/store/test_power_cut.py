"""A power cut can cut the last files short: `check` names each, nothing is read wrong, and the rest stays readable."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.errors import StoreError
from addenda.store.checking import check
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading

FIRST = reading([concept("A0001", long="One"), concept("B0001", long="Two")], "2024")
SECOND = reading([concept("A0001", long="One, revised"), concept("B0001", long="Two")], "2025")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WritableStore]:
    found_store(tmp_path)
    with WritableStore(tmp_path) as opened:
        store_reading(opened, FIRST)
        store_reading(opened, SECOND)
        yield opened


def cut(file: Path, length: int) -> None:
    file.chmod(0o644)
    with file.open("r+b") as opened:
        opened.truncate(length)


@pytest.mark.parametrize("length", [0, 5])
def test_a_file_of_the_work_tree(store: WritableStore, length: int) -> None:
    file = "codesets/test/2025/concepts/A.ndjson"
    cut(store.folder / file, length)
    (problem,) = check(store)
    assert problem.file == file
    assert list(store.at().snapshot(SECOND.release.id)) == list(SECOND.concepts)


@pytest.mark.parametrize("length", [0, 5])
def test_an_object_of_git(store: WritableStore, length: int) -> None:
    snapshot = store.at().snapshot(SECOND.release.id)
    lost = snapshot.shards["A"].id
    cut(store.folder / ".git/objects" / lost[:2] / lost[2:], length)
    (store.folder / "codesets/test/2025/concepts/A.ndjson").unlink()
    store.close()
    text = "\n".join(str(problem) for problem in check(store))
    assert lost in text
    assert "git fsck" in text
    with pytest.raises(StoreError, match="git fsck"):
        list(store.at().snapshot(SECOND.release.id))
    assert list(store.at().snapshot(FIRST.release.id)) == list(FIRST.concepts)


def test_the_work_tree_stands_in_for_an_object_that_was_cut(store: WritableStore) -> None:
    lost = store.at().snapshot(SECOND.release.id).shards["A"].id
    cut(store.folder / ".git/objects" / lost[:2] / lost[2:], 5)
    assert list(store.at().snapshot(SECOND.release.id)) == list(SECOND.concepts)
    assert check(store) != ()
