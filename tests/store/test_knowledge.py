"""Which commits made what known of a release: imports, corrections, merges."""

import subprocess
from pathlib import Path

import pytest

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model.concept import Concept
from addenda.model.release import ReleaseId
from addenda.store.knowledge import Edition, editions
from addenda.store.store import Store
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading

OLD, NEW, OTHER = (concept("A0001", long=text) for text in ("old text", "new text", "other text"))


def imported(folder: Path, release: str, *concepts: Concept, correction: bool = False) -> str:
    with WritableStore(folder) as store:
        done = store_reading(store, reading(concepts, release), correction=correction)
    assert done.commit
    return done.commit


def listed(folder: Path) -> dict[ReleaseId, tuple[Edition, ...]]:
    with Store(folder) as store:
        return editions(store.at(), "test")


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found_store(tmp_path)
    return tmp_path


def test_an_import_and_its_corrections(folder: Path) -> None:
    first = imported(folder, "2024", OLD, concept("B0001", long="beside"))
    between = imported(folder, "2025", OLD)
    last = imported(folder, "2024", NEW, correction=True)
    found = listed(folder)
    assert [edition.known.commit for edition in found[ReleaseId("test", "2024")]] == [first, last]
    assert [edition.known.commit for edition in found[ReleaseId("test", "2025")]] == [between]
    before, after = found[ReleaseId("test", "2024")]
    assert (sorted(before.shards), sorted(after.shards)) == (["A", "B"], ["A"])
    assert before.known.subject.startswith("Import test/2024: ")
    assert after.known.subject.startswith("Correct test/2024: ")


def test_the_texts_are_those_of_the_moment(folder: Path) -> None:
    imported(folder, "2024", OLD)
    imported(folder, "2024", NEW, correction=True)
    with Store(folder) as store:
        texts = [edition.shards["A"].read() for edition in editions(store.at(), "test")[ReleaseId("test", "2024")]]
    assert [b"old text" in text for text in texts] == [True, False]


def test_releases_that_came_over_branches(folder: Path) -> None:
    imported(folder, "2023", OLD)
    git(folder, "checkout", "-b", "side")
    on_side = imported(folder, "2024", NEW)
    git(folder, "checkout", "main")
    on_main = imported(folder, "2025", OTHER)
    git(folder, "merge", "--no-edit", "-X", "ours", "side")
    found = listed(folder)
    assert [edition.known.commit for edition in found[ReleaseId("test", "2024")]] == [on_side]
    assert [edition.known.commit for edition in found[ReleaseId("test", "2025")]] == [on_main]


def test_a_store_in_a_folder_of_its_repository_and_a_bare_one(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = imported(folder, "2024", OLD)
    bare = tmp_path_factory.mktemp("bare")
    git(folder, "clone", "--bare", "-q", ".", str(bare / "store.git"))
    for place in (folder / "codesets" / "test", bare / "store.git"):
        assert [one.known.commit for one in listed(place)[ReleaseId("test", "2024")]] == [first]


def test_a_message_of_any_kind(folder: Path) -> None:
    imported(folder, "2024", OLD)
    shard = folder / "codesets/test/2024/concepts/A.ndjson"
    shard.write_bytes(shard.read_bytes().replace(b"old text", b"new text"))
    git(folder, "commit", "-am", "by hand \x01 :100644\u2028 fin")
    known = listed(folder)[ReleaseId("test", "2024")][-1].known
    assert known.subject == "by hand \x01 :100644\u2028 fin"


def test_nothing_is_known_of_an_unknown_code_set(folder: Path) -> None:
    with Store(folder) as store:
        assert editions(store.at(), "never") == {}
