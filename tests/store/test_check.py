"""`check` finds every way in which a committed store can be wrong."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from git import Repo

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.app.listing_changes import renew_lists
from addenda.errors import StoreError
from addenda.store.checking import check
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading

A = "codesets/test/2025/concepts/A.ndjson"
RELEASE = "codesets/test/2025/release.toml"
CODESET = "codesets/test/codeset.toml"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WritableStore]:
    found_store(tmp_path)
    one = concept("A0001", long="One", added="2020-01-01")
    two = concept("A0002", long="Two", added="2025-06-01")
    with WritableStore(tmp_path) as opened:
        store_reading(opened, reading([one, two], "2025"))
        yield opened


def edit(path: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(change(file.read_text() if file.exists() else ""))

    return apply


def remove(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


DAMAGE: list[tuple[str, Callable[[Path], None], str, list[str]]] = [
    ("a blank in a line", edit(A, lambda t: t.replace('":"One"', '": "One"')), A, ["not canonical"]),
    ("another order", edit(A, lambda t: "".join(t.splitlines(keepends=True)[::-1])), A, ["out of order"]),
    ("a line twice", edit(A, lambda t: t.splitlines(keepends=True)[0] + t), A, ["stands twice", "says 2 concepts"]),
    ("a line cut short", edit(A, lambda t: t[:-9]), A, ["no concept", "says 2 concepts", "scheduled"]),
    ("an unknown field", edit(A, lambda t: t.replace('"long":"One"', '"colour":"red"')), A, ["no concept", "says 2"]),
    ("a date that is none", edit(A, lambda t: t.replace("2020-01-01", "2020-02-30")), A, ["no concept", "says 2"]),
    ("the wrong shard", edit(A, lambda t: t.replace("A0002", "B0002")), A, ["wrong shard"]),
    ("a code of another pattern", edit(A, lambda t: t.replace("A0002", "Axxxx")), A, ["fits no pattern", "scheduled"]),
    ("a wrong count", edit(RELEASE, lambda t: t.replace("concepts = 2", "concepts = 3")), RELEASE, ["says 3"]),
    ("another name", edit(RELEASE, lambda t: t.replace('"2025"', '"2024"')), RELEASE, ["another name"]),
    ("another id", edit(CODESET, lambda t: t.replace('id = "test"', 'id = "best"')), CODESET, ["another id: 'best'"]),
    ("no TOML", edit(RELEASE, lambda t: t + "]"), RELEASE, ["damaged"]),
    ("a newer format", edit(RELEASE, lambda t: t.replace("release/1", "release/9")), RELEASE, ["format is another"]),
    ("a key gone", edit(CODESET, lambda t: t.replace("publisher", "publishr")), CODESET, ["a key is missing"]),
    ("no release.toml", remove(RELEASE), RELEASE, ["missing"]),
    (
        "another day",
        edit(RELEASE, lambda t: t.replace("2025-01-01", "2025-01-02")),
        RELEASE,
        ["as effective on 2025-01-01", "'2025-01-02'"],
    ),
    ("a date in quotes", edit(RELEASE, lambda t: t.replace("2025-01-01", '"2025-01-01"')), RELEASE, ["no date"]),
    ("no pattern", edit(CODESET, lambda t: t.replace("[A-Z]", "[A-Z")), CODESET, ["damaged"]),
    ("no codeset.toml", remove(CODESET), "", ["no code set"]),
    ("an orphan", edit("codesets/test/2025/x.txt", lambda _: "x"), "codesets/test/2025/x.txt", ["no release"]),
    ("declared damaged", edit("codesets/test/2025/declared.ndjson", lambda _: "{}\n"), "", ["damaged"]),
]


def test_a_sound_store_has_no_problem(store: WritableStore) -> None:
    assert check(store) == ()


@pytest.mark.parametrize(("damage", "file", "words"), [row[1:] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_damage_is_named_with_its_file(
    store: WritableStore, damage: Callable[[Path], None], file: str, words: list[str]
) -> None:
    damage(store.folder)
    repo = Repo(store.folder)
    repo.git.add("--all")
    repo.index.commit("damage")
    problems = check(store)
    text = "\n".join(str(problem) for problem in problems)
    assert all(word in text for word in words), text
    assert any((problem.file or "").startswith(file) for problem in problems)


def test_a_release_that_was_taken_out_may_come_again_with_another_date(store: WritableStore) -> None:
    one = concept("A0001", long="One", added="2020-01-01")
    store_reading(store, reading([one], "2025"), correction=True)
    assert check(store) == ()
    repo = Repo(store.folder)
    repo.git.rm("-r", "codesets/test/2025")
    repo.index.commit("Take it out")
    store_reading(store, reading([one], "2025", effective=date(2025, 4, 1)))
    assert check(store) == ()


def test_files_that_were_not_committed_are_named(store: WritableStore) -> None:
    (store.folder / A).write_text("mine\n")
    (problem,) = check(store)
    assert problem.file == A
    assert "git restore" in (problem.advice or "")


def test_lists_are_not_mended_beside_a_release_of_another_name(store: WritableStore) -> None:
    edit(RELEASE, lambda t: t.replace('"2025"', '"2024"'))(store.folder)
    repo = Repo(store.folder)
    repo.git.add("--all")
    repo.index.commit("damage")
    with pytest.raises(StoreError, match=r"2025/release\.toml: the release says another name: '.*2024'"):
        renew_lists(store)
