"""A shard is read from the work tree where git's index vouches for it: what is read is always what was committed."""

import hashlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from git import Repo

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model import canonical
from addenda.store import contents
from addenda.store.checking import check
from addenda.store.index import Record, records
from addenda.store.store import Store
from addenda.store.worktree import Pending, update
from addenda.store.writing import WritableStore
from tests.support.build import concept, reading

RELEASE = reading([concept("A0001", long="One"), concept("B0001", long="Two"), concept("B0002", long="Six")], "2025")
FOLDER = "codesets/test/2025/concepts"
FILE = f"{FOLDER}/B.ndjson"
SHARDS = {"A.ndjson", "B.ndjson"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "store"
    found_store(folder)
    with WritableStore(folder) as opened:
        store_reading(opened, RELEASE)
    yield folder


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(("git", "-C", str(folder), *arguments), check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def long_texts(folder: Path) -> list[str]:
    with Store(folder) as opened:
        return [one.text("long") for one in opened.at().snapshot(RELEASE.release.id)]


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The texts that had to be hashed, since the index did not vouch for them."""
    seen: list[bytes] = []

    def blob_id(text: bytes) -> str:
        seen.append(text)
        return real(text)

    real = canonical.blob_id
    monkeypatch.setattr(contents, "blob_id", blob_id)
    return seen


def test_after_an_import_the_index_vouches_for_every_shard(store: Path, hashed: list[bytes]) -> None:
    told = records(store, FOLDER)
    assert told.keys() == SHARDS
    assert told["B.ndjson"].id == git(store, "rev-parse", f"HEAD:{FILE}")
    assert long_texts(store) == ["One", "Two", "Six"]
    assert hashed == []


def same_size(file: Path) -> None:
    facts = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Two", b"Owt"))
    os.utime(file, ns=(facts.st_atime_ns, facts.st_mtime_ns))  # the time of the content is forged, ctime cannot be


def other_line_ends(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    git(file.parent, "add", file.name)  # git makes of it what was committed, and calls the file unchanged


def added(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"Two", b"Owt"))
    git(file.parent, "add", file.name)


def replaced(file: Path) -> None:
    other = file.with_suffix(".other")
    shutil.copy2(file, other)
    other.replace(file)


@pytest.mark.parametrize("change", [same_size, other_line_ends, added, replaced, Path.touch, Path.unlink])
def test_whatever_is_done_to_a_file_what_was_committed_is_read(store: Path, change: Callable[[Path], None]) -> None:
    change(store / FILE)
    later(store)
    assert long_texts(store) == ["One", "Two", "Six"]


def test_what_looks_unchanged_but_for_its_line_ends_is_hashed(store: Path, hashed: list[bytes]) -> None:
    other_line_ends(store / FILE)
    assert git(store, "status", "--porcelain") == ""
    later(store)
    assert records(store, FOLDER).keys() == SHARDS
    assert long_texts(store) == ["One", "Two", "Six"]
    assert [text.count(b"\r\n") for text in hashed] == [2]


def later(store: Path, nanoseconds: int = 1) -> None:
    """Let the index be younger than every file, as it is when somebody has waited a moment before `git add`."""
    written = max(file.stat().st_ctime_ns for file in (store / FOLDER).iterdir()) + nanoseconds
    os.utime(store / ".git/index", ns=(written, written))


@pytest.mark.parametrize("place", [".gitattributes", f"{FOLDER}/.gitattributes", ".git/info/attributes"])
@pytest.mark.parametrize("attribute", ["filter=other", "working-tree-encoding=UTF-16LE"])
def test_what_a_filter_of_git_makes_of_a_file_is_not_read(store: Path, place: str, attribute: str) -> None:
    git(store, "config", "filter.other.smudge", "sed s/Two/Owt/")
    git(store, "config", "filter.other.clean", "sed s/Owt/Two/")
    with (store / place).open("a") as attributes:
        attributes.write(f"*.ndjson {attribute}\n")
    committed = (store / FILE).read_bytes()
    (store / FILE).unlink()
    git(store, "checkout", "--", FILE)
    later(store)
    assert (store / FILE).read_bytes() != committed
    assert git(store, "status", "--porcelain", "--", FILE) == ""
    assert long_texts(store) == ["One", "Two", "Six"]


def test_a_filter_of_the_users_own_configuration_leaves_a_store_alone(store: Path, tmp_path: Path) -> None:
    (tmp_path / "attributes").write_text("* filter=other ident\n")
    git(store, "config", "core.attributesFile", str(tmp_path / "attributes"))
    git(store, "config", "filter.other.smudge", "sed s/Two/Owt/")
    (store / FILE).unlink()
    git(store, "checkout", "--", FILE)
    later(store)
    assert records(store, FOLDER).keys() == SHARDS
    assert long_texts(store) == ["One", "Two", "Six"]


def test_a_filter_of_another_work_tree_beside_the_first(store: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    git(store, "worktree", "add", "--quiet", "--detach", str(beside))
    (store / ".git/info/attributes").write_text("*.ndjson ident\n")
    os.utime(beside / git(beside, "rev-parse", "--git-path", "index"))
    assert records(beside, FOLDER) == {}


def test_that_no_filter_is_wanted_is_no_filter(store: Path) -> None:
    (store / ".git/info/attributes").write_text("*.ndjson -filter -ident !working-tree-encoding\n")
    assert records(store, FOLDER).keys() == SHARDS


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take text alone as a name")
def test_a_git_folder_whose_name_is_no_utf_8(store: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / os.fsdecode(b"caf\xe9")
    git(store, "init", "--quiet", "--separate-git-dir", str(elsewhere))
    assert records(store, FOLDER).keys() == SHARDS
    assert long_texts(store) == ["One", "Two", "Six"]


def test_a_file_as_young_as_the_index_has_no_record(store: Path, hashed: list[bytes]) -> None:
    facts = (store / FILE).stat()
    os.utime(store / ".git/index", ns=(facts.st_ctime_ns, facts.st_ctime_ns))
    assert "B.ndjson" not in records(store, FOLDER)
    assert long_texts(store) == ["One", "Two", "Six"]
    assert hashed


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_every_version_of_the_index(store: Path, version: str) -> None:
    git(store, "update-index", "--index-version", version)
    assert long_texts(store) == ["One", "Two", "Six"]
    assert records(store, FOLDER).keys() <= SHARDS


def test_marks_of_git_on_an_entry(store: Path) -> None:
    git(store, "update-index", "--skip-worktree", FILE)
    added_text = (store / FILE).read_bytes().replace(b"Two", b"Owt")
    (store / FILE).write_bytes(added_text)
    assert records(store, FOLDER).keys() <= SHARDS
    assert long_texts(store) == ["One", "Two", "Six"]


def test_a_work_tree_beside_the_first(store: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    git(store, "worktree", "add", "--quiet", "--detach", str(beside))
    later_index = git(beside, "rev-parse", "--git-path", "index")
    os.utime(beside / later_index)
    assert records(beside, FOLDER).keys() == SHARDS
    assert long_texts(beside) == ["One", "Two", "Six"]


def test_a_folder_of_the_same_name_further_down_is_another(store: Path) -> None:
    copy = store / "later-by-name" / FOLDER
    copy.mkdir(parents=True)
    (copy / "A.ndjson").write_bytes(b"something else\n")
    git(store, "add", "later-by-name")
    later(store)
    assert records(store, FOLDER)["A.ndjson"].id == git(store, "rev-parse", f"HEAD:{FOLDER}/A.ndjson")


def test_no_index_no_records(store: Path) -> None:
    (store / ".git/index").unlink()
    assert records(store, FOLDER) == {}
    assert long_texts(store) == ["One", "Two", "Six"]


@pytest.mark.parametrize("length", range(0, 500, 7))
def test_an_index_that_was_cut_short_raises_nothing(store: Path, length: int) -> None:
    index = store / ".git/index"
    index.write_bytes(index.read_bytes()[:length])
    assert all(isinstance(record, Record) for record in records(store, FOLDER).values())


def test_check_hashes_what_the_index_vouches_for(store: Path) -> None:
    before = records(store, FOLDER)["B.ndjson"]
    same_size(store / FILE)
    now = (store / FILE).stat()
    index = store / ".git/index"
    old = struct.pack(">2I", *before.ctime)
    new = struct.pack(">2I", *divmod(now.st_ctime_ns, 1_000_000_000))
    entries = index.read_bytes()[:-20]
    start = entries.index(FILE.encode()) - 62  # where its entry begins
    assert entries[start : start + 8] == old
    entries = entries[:start] + new + entries[start + 8 :]
    index.write_bytes(entries + hashlib.sha1(entries, usedforsecurity=False).digest())
    later(store, 2_000_000_000)  # git itself compares whole seconds
    assert git(store, "status", "--porcelain") == ""
    assert long_texts(store) == ["One", "Owt", "Six"]
    with WritableStore(store) as opened:
        (problem,) = check(opened)
    assert problem.file == FILE
    assert "git does not notice" in problem.message
    (store / FILE).unlink()
    git(store, "restore", "--source=HEAD", "--staged", "--worktree", "--", FILE)
    with WritableStore(store) as opened:
        assert check(opened) == ()
    assert long_texts(store) == ["One", "Two", "Six"]


def test_an_import_leaves_what_git_must_look_at_again(store: Path) -> None:
    notes, index = store / "notes.txt", store / ".git/index"
    git(store, "config", "core.trustctime", "false")  # so that the test can say when the file was changed
    for text in ("one", "two"):
        notes.write_text(text)
        os.utime(notes, (1_700_000_000, 1_700_000_000))
        if text == "one":
            git(store, "add", "notes.txt")
            os.utime(index, (1_700_000_000, 1_700_000_000))
    with Repo(store) as repo:
        update(repo, Pending("HEAD", (FILE,)))
    assert git(store, "status", "--porcelain") == "AM notes.txt"
