"""One import is one commit: all of it or nothing, and nothing of anybody else's is touched."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from git import Repo

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.errors import ConflictError, NotFoundError, StoreError
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.release import Source
from addenda.store.checking import check
from addenda.store.references import Reference
from addenda.store.writing import WritableStore
from tests.support.build import CODESET, concept, reading

FIRST = reading([concept("A0001", long="One"), concept("A0002", long="Two"), concept("B0001", long="Three")], "2024")
SECOND = reading([concept("A0001", long="One, revised"), concept("B0001", long="Three")], "2025")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WritableStore]:
    found_store(tmp_path / "store")
    with WritableStore(tmp_path / "store") as opened:
        yield opened


def test_a_new_store_is_a_git_repository_with_one_commit(tmp_path: Path) -> None:
    assert found_store(tmp_path / "deep" / "store").new
    repo = Repo(tmp_path / "deep" / "store")
    assert [commit.message for commit in repo.iter_commits()] == ["Create a store of code sets\n"]
    assert not repo.is_dirty(untracked_files=True)
    assert "codesets/** text eol=lf" in (tmp_path / "deep" / "store" / ".gitattributes").read_text()


def test_founding_twice_changes_nothing(store: WritableStore) -> None:
    before = store.at().commit
    assert found_store(store.folder) == (False, None)
    assert store.at().commit == before


def test_founding_in_a_repository_keeps_what_is_there(tmp_path: Path) -> None:
    repo = Repo.init(tmp_path)
    (tmp_path / ".gitattributes").write_text("*.png binary")
    repo.index.add([".gitattributes"])
    repo.index.commit("first")
    assert found_store(tmp_path).commit
    assert (tmp_path / ".gitattributes").read_text().startswith("*.png binary\n# Canonical")


def test_an_import_is_one_commit_with_everything_in_it(store: WritableStore) -> None:
    done = store_reading(store, FIRST)
    assert done.commit == store.at().commit
    files = sorted(store.at().files("codesets/test"))
    assert files == [
        "codesets/test/2024/concepts/A.ndjson",
        "codesets/test/2024/concepts/B.ndjson",
        "codesets/test/2024/release.toml",
        "codesets/test/codeset.toml",
    ]
    assert store.uncommitted("codesets") == ()
    assert (store.folder / "codesets/test/2024/concepts/B.ndjson").read_text() == '{"code":"B0001","long":"Three"}\n'
    assert check(store) == ()


def test_what_was_imported_is_read_again(store: WritableStore) -> None:
    declared = (DeclaredChange(ConceptKey("A0001"), "C", "list", date(2024, 1, 1)),)
    store_reading(store, FIRST._replace(declared=declared))
    snapshot = store.at().snapshot(FIRST.release.id)
    assert sorted(snapshot, key=lambda one: one.key) == sorted(FIRST.concepts, key=lambda one: one.key)
    assert snapshot.release == FIRST.release
    assert snapshot.codeset == CODESET
    assert store.at().declared(FIRST.release.id) == declared


def test_the_same_content_again_is_nothing_to_do(store: WritableStore) -> None:
    store_reading(store, FIRST)
    before = store.at().commit
    again = store_reading(store, FIRST._replace(concepts=FIRST.concepts[::-1]))
    assert again.commit is None
    assert store.at().commit == before


def test_other_content_needs_a_correction(store: WritableStore) -> None:
    store_reading(store, FIRST)
    other = reading([concept("A0001", long="One, corrected")], "2024")
    with pytest.raises(ConflictError, match="--correction"):
        store_reading(store, other)
    done = store_reading(store, other, correction=True)
    assert done.commit is not None
    assert list(store.at().snapshot(FIRST.release.id)) == list(other.concepts)
    assert not (store.folder / "codesets/test/2024/concepts/B.ndjson").exists()
    assert check(store) == ()
    before = store.at(f"{done.commit}~1").snapshot(FIRST.release.id)
    assert len(list(before)) == 3


def test_a_correction_of_nothing_is_refused(store: WritableStore) -> None:
    with pytest.raises(NotFoundError):
        store_reading(store, FIRST, correction=True)


def test_changes_stand_beside_the_release_and_follow_a_late_import(store: WritableStore) -> None:
    store_reading(store, SECOND)
    assert not (store.folder / "codesets/test/2025/CHANGES.md").exists()
    store_reading(store, FIRST)
    text = (store.folder / "codesets/test/2025/CHANGES.md").read_text()
    assert "test/2024" in text
    assert "A0002" in text
    assert store.uncommitted("codesets") == ()


def test_files_of_others_are_left_alone(store: WritableStore) -> None:
    repo = Repo(store.folder)
    (store.folder / "mine.txt").write_text("tracked")
    repo.index.add(["mine.txt"])
    repo.index.commit("mine")
    (store.folder / "mine.txt").write_text("changed")
    (store.folder / "staged.txt").write_text("staged")
    repo.index.add(["staged.txt"])
    (store.folder / "loose.txt").write_text("loose")
    store_reading(store, FIRST)
    assert repo.git.status("--porcelain").splitlines() == [" M mine.txt", "A  staged.txt", "?? loose.txt"]
    assert (store.folder / "mine.txt").read_text() == "changed"


def test_local_changes_in_the_way_are_named_and_nothing_is_written(store: WritableStore) -> None:
    store_reading(store, FIRST)
    before = store.at().commit
    (store.folder / "codesets/test/2024/concepts/A.ndjson").write_text("mine\n")
    (store.folder / "codesets/test/2024/notes.txt").write_text("mine")
    with pytest.raises(ConflictError) as caught:
        store_reading(store, reading([concept("A0001", long="Other")], "2024"), correction=True)
    assert [problem.file for problem in caught.value.problems] == [
        "codesets/test/2024/concepts/A.ndjson",
        "codesets/test/2024/notes.txt",
    ]
    assert store.at().commit == before
    assert (store.folder / "codesets/test/2024/concepts/A.ndjson").read_text() == "mine\n"


def test_a_bare_repository_is_a_store_too(store: WritableStore, tmp_path: Path) -> None:
    store_reading(store, FIRST)
    bare = Repo(store.folder).clone(str(tmp_path / "bare.git"), bare=True)
    with WritableStore(Path(bare.git_dir)) as opened:
        store_reading(opened, SECOND)
        assert [str(release.id) for release in opened.at().releases("test")] == ["test/2024", "test/2025"]
        assert check(opened) == ()


def test_the_definition_of_a_code_set_that_a_user_edited_stays(store: WritableStore) -> None:
    store_reading(store, FIRST)
    path = store.folder / "codesets/test/codeset.toml"
    path.write_text(path.read_text().replace("redistributable = true", "redistributable = false"))
    repo = Repo(store.folder)
    repo.index.add(["codesets/test/codeset.toml"])
    repo.index.commit("licensed")
    store_reading(store, SECOND)
    assert store.at().codeset("test").redistributable is False


def test_a_lock_left_by_another_git_command_is_named(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addenda.store.worktree._PATIENCE", 0.1)
    lock = store.folder / ".git/index.lock"
    lock.write_text("")
    with pytest.raises(StoreError, match=r"index\.lock"):
        store_reading(store, FIRST)
    assert store.interrupted() == ("codesets/test/2024", "codesets/test/codeset.toml")
    assert check(store)[0].advice is not None
    lock.unlink()
    store_reading(store, SECOND)
    assert check(store) == ()


def test_releases_go_by_effective_date(store: WritableStore) -> None:
    for one in (SECOND, FIRST):
        store_reading(store, one)
    contents = store.at()
    assert str(contents.resolve(Reference.parse("test/latest").id)) == "test/2025"
    assert str(contents.resolve(Reference.parse("test/previous").id)) == "test/2024"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("test/2023", "Did you mean test/2024 or test/2025"), ("tset/2024", "test/2024"), ("icd/2020", "It has")],
)
def test_a_release_that_is_not_there_names_the_nearest(store: WritableStore, wanted: str, hint: str) -> None:
    for one in (FIRST, SECOND):
        store_reading(store, one)
    with pytest.raises(NotFoundError, match=hint):
        store.at().snapshot(Reference.parse(wanted).id)


def test_a_moment_of_knowledge(store: WritableStore) -> None:
    store_reading(store, FIRST)
    Repo(store.folder).create_tag("signed-off")
    store_reading(store, reading([concept("A0001", long="Later")], "2024"), correction=True)
    for moment, expected in (("signed-off", 3), ("HEAD~1", 3), (None, 1), ("2999-01-01", 1)):
        assert len(list(store.at(moment).snapshot(FIRST.release.id))) == expected
    for moment in ("no-such-tag", "1999-01-01"):
        with pytest.raises(NotFoundError):
            store.at(moment)


def test_the_file_that_a_corrected_release_was_made_from_takes_nothing_back(store: WritableStore) -> None:
    source = Source("codes.txt", "0" * 64, 1)
    first = FIRST._replace(release=FIRST.release._replace(sources=(source,)))
    store_reading(store, first)
    later = (source, Source("list.txt", "1" * 64, 1))
    corrected = reading([concept("A0001", long="One, corrected")], "2024")
    store_reading(store, corrected._replace(release=corrected.release._replace(sources=later)), correction=True)
    assert store_reading(store, first).commit is None
    assert list(store.at().snapshot(FIRST.release.id)) == list(corrected.concepts)


def test_a_list_of_changes_that_comes_later_is_taken_in(store: WritableStore) -> None:
    store_reading(store, FIRST)
    declared = (DeclaredChange(ConceptKey("A0001"), "C", "list"),)
    assert store_reading(store, FIRST._replace(declared=declared), correction=True).commit is not None
    assert store.at().declared(FIRST.release.id) == declared
    assert store_reading(store, FIRST).commit is None


def test_a_correction_does_not_move_the_effective_date(store: WritableStore) -> None:
    store_reading(store, FIRST)
    moved = reading(FIRST.concepts, "2024", effective=date(2024, 7, 1))
    with pytest.raises(ConflictError, match="takes effect on 2024-01-01"):
        store_reading(store, moved, correction=True)


def test_a_line_that_was_damaged_by_hand_is_a_matter_of_the_store(store: WritableStore) -> None:
    store_reading(store, FIRST)
    file = store.folder / "codesets/test/2024/concepts/A.ndjson"
    file.write_text("garbage\n" + file.read_text())
    repo = Repo(store.folder)
    repo.git.add("--all")
    repo.index.commit("damage")
    damaged = store.at().snapshot(FIRST.release.id)
    with pytest.raises(StoreError, match="no concept"):
        list(damaged)
    with pytest.raises(StoreError, match="no concept"):
        store_reading(store, SECOND)


@pytest.mark.parametrize("date", ["2024-01-01T12:00:00Z", "@1704110400 +0000", "Mon, 1 Jan 2024 12:00:00 +0000"])
def test_the_dates_of_a_commit_are_said_as_git_takes_them(
    store: WritableStore, monkeypatch: pytest.MonkeyPatch, date: str
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_DATE", date)
    monkeypatch.setenv("GIT_COMMITTER_DATE", date)
    done = store_reading(store, FIRST)
    assert Repo(store.folder).git.log("-1", "--format=%ad %cd", "--date=raw") == "1704110400 +0000 1704110400 +0000"
    assert done.commit == store.at().commit


def test_a_date_that_git_does_not_take_is_an_error(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.at().commit
    monkeypatch.setenv("GIT_COMMITTER_DATE", "some day")
    with pytest.raises(StoreError, match="invalid date format: some day"):
        store_reading(store, FIRST)
    assert store.at().commit == before
