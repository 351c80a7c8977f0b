"""Which commits made what known of a release: imports, corrections, merges."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from addenda.app.founding import found_store
from addenda.app.history import history
from addenda.app.importing import store_reading
from addenda.errors import StoreError
from addenda.model.codeset import CodeSet
from addenda.model.concept import Concept
from addenda.model.history import History
from addenda.model.release import ReleaseId
from addenda.store.knowledge import Edition, editions, first_definition
from addenda.store.store import Store
from addenda.store.writing import WritableStore
from tests.support.build import CODESET, concept, reading

OLD, NEW, OTHER = (concept("A0001", long=text) for text in ("old text", "new text", "other text"))


def imported(folder: Path, release: str, *concepts: Concept, correction: bool = False) -> str:
    with WritableStore(folder) as store:
        done = store_reading(store, reading(concepts, release), correction=correction)
    assert done.commit
    return done.commit


def listed(folder: Path) -> dict[ReleaseId, tuple[Edition, ...]]:
    with Store(folder) as store:
        return editions(store.at(), "test")


def stored(folder: Path) -> CodeSet:
    with Store(folder) as store:
        return store.at().codeset("test")


def defined_first(folder: Path) -> CodeSet:
    with Store(folder) as store:
        found = first_definition(store.at(), "test")
    assert found
    return found


def told(folder: Path, code: str) -> History:
    with Store(folder) as store:
        return history(store, "test", code)


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


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
    imported(folder, "2024", NEW)
    git(folder, "checkout", "main")
    on_main = imported(folder, "2025", OTHER)
    git(folder, "merge", "--no-edit", "-X", "ours", "side")
    found = listed(folder)
    assert [edition.known.commit for edition in found[ReleaseId("test", "2024")]] == [git(folder, "rev-parse", "HEAD")]
    assert [edition.known.commit for edition in found[ReleaseId("test", "2025")]] == [on_main]


MANY = {f"A{number:04}": "old text" for number in range(10, 20)}


def corrected(folder: Path, **texts: str) -> None:
    """Import 2024 with ten codes, or correct the texts of some."""
    concepts = [concept(code, long=text) for code, text in {**MANY, **texts}.items()]
    imported(folder, "2024", *concepts, correction=bool(texts))


@pytest.fixture
def merged(folder: Path) -> Path:
    """Two branches correct two codes of one shard, and are merged."""
    corrected(folder)
    git(folder, "checkout", "-b", "side")
    corrected(folder, A0011="text of side")
    git(folder, "checkout", "main")
    corrected(folder, A0018="text of main")
    git(folder, "merge", "--no-edit", "-X", "ours", "side")
    return folder


def test_a_merge_is_one_correction(merged: Path) -> None:
    commits = git(merged, "rev-list", "--first-parent", "--reverse", "HEAD").split()
    with Store(merged) as store:
        found = editions(store.at(), "test")[ReleaseId("test", "2024")]
        texts = [edition.shards["A"].read() for edition in found]
    assert [edition.known.commit for edition in found] == commits[-3:]
    assert [(b"text of side" in text, b"text of main" in text) for text in texts] == [
        (False, False),
        (False, True),
        (True, True),
    ]


def test_the_history_of_a_code_has_no_revision_that_never_happened(merged: Path) -> None:
    _, main, merge = listed(merged)[ReleaseId("test", "2024")]
    for code, known in (("A0018", main.known), ("A0011", merge.known)):
        _, correction = told(merged, code).events
        assert (correction.correction, correction.known) == (True, known), code


def test_the_users_settings_of_git_change_nothing(merged: Path) -> None:
    before = listed(merged)
    for name, value in (("log.diffMerges", "off"), ("log.date", "relative"), ("log.decorate", "full")):
        git(merged, "config", name, value)
    assert [one.known for one in listed(merged)[ReleaseId("test", "2024")]] == [
        one.known for one in before[ReleaseId("test", "2024")]
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_a_log_that_does_not_lead_to_what_stands_there_is_refused(folder: Path) -> None:
    imported(folder, "2024", OLD)
    quoted = folder / 'codesets/test/2024/concepts/".ndjson'  # git's log gives such a name in another form
    quoted.write_bytes(b"{}\n")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "by hand")
    with pytest.raises(StoreError, match="does not lead to"):
        listed(folder)


def test_a_release_that_was_taken_away(folder: Path) -> None:
    imported(folder, "2024", OLD)
    imported(folder, "2025", NEW)
    git(folder, "rm", "-rq", "codesets/test/2024")
    git(folder, "commit", "-m", "Take 2024 away")
    assert [edition.shards.keys() for edition in listed(folder)[ReleaseId("test", "2024")]] == [{"A"}, set()]


def test_a_store_in_a_folder_of_its_repository_and_a_bare_one(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = imported(folder, "2024", OLD)
    bare = tmp_path_factory.mktemp("bare")
    git(folder, "clone", "--bare", "-q", ".", str(bare / "store.git"))
    for place in (folder / "codesets" / "test", bare / "store.git"):
        assert [one.known.commit for one in listed(place)[ReleaseId("test", "2024")]] == [first]


def test_how_a_code_set_was_before_anybody_edited_it(folder: Path) -> None:
    imported(folder, "2024", OLD)
    file = folder / "codesets/test/codeset.toml"
    file.write_text(file.read_text().replace("redistributable = true", "redistributable = false"))
    git(folder, "commit", "--quiet", "--all", "--message=Edit")
    assert (stored(folder).redistributable, defined_first(folder).redistributable) == (False, True)
    git(folder, "rm", "--quiet", "-r", "codesets/test")
    git(folder, "commit", "--quiet", "--message=Take it out")
    edited = replace(CODESET, redistributable=False)
    with WritableStore(folder) as store:
        store_reading(store, reading([OLD], "2024")._replace(codeset=edited))
    assert defined_first(folder) == edited


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
