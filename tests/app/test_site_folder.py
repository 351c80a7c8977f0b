"""The folder of a site: the new one, or the old one, and nobody else's files."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from addenda.app.sites.folder import LISTING, write_site_folder
from addenda.errors import ConflictError, StoreError

OLD = [("index.html", b"old"), ("a/one.html", b"old one"), ("a/two.html", b"old two"), ("b/three.html", b"old three")]
NEW = [("index.html", b"new"), ("a/one.html", b"new one"), ("c/four.html", b"new four")]


def files_of(folder: Path) -> dict[str, bytes]:
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    found.pop(LISTING, None)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert write_site_folder(OLD, tmp_path / "deep" / "site", force=False) == 5
    return tmp_path / "deep" / "site"


def test_a_new_site_takes_the_place_of_the_old_one(folder: Path) -> None:
    assert write_site_folder(NEW, folder, force=False) == 4
    assert files_of(folder) == dict(NEW)
    assert (folder / LISTING).read_text() == "_site/files.txt\na/one.html\nc/four.html\nindex.html\n"
    assert sorted(one.name for one in folder.iterdir()) == ["_site", "a", "c", "index.html"]


def test_files_of_others_are_kept_or_the_folder_is_refused(folder: Path) -> None:
    others = {"mine.txt": b"mine", "a/mine.txt": b"mine too", "b/deep/mine.txt": b"mine, where a part goes"}
    for name, content in others.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    with pytest.raises(ConflictError, match=r"no site wrote: 'a/mine.txt, b/deep/mine.txt, mine.txt'.*--force"):
        write_site_folder(NEW, folder, force=False)
    assert files_of(folder) == dict(OLD) | others
    write_site_folder(NEW, folder, force=True)
    assert files_of(folder) == dict(NEW) | others


def test_a_file_in_the_way_is_written_over_only_by_force(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"mine")
    with pytest.raises(ConflictError):
        write_site_folder(NEW, tmp_path, force=False)
    assert (tmp_path / "index.html").read_bytes() == b"mine"
    write_site_folder(NEW, tmp_path, force=True)
    assert files_of(tmp_path) == dict(NEW)


def test_a_disk_that_fills_leaves_the_old_site(folder: Path) -> None:
    def filling() -> Iterator[tuple[str, bytes]]:
        yield from NEW
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StoreError, match=r"the site cannot be written \(No space left on device\)"):
        write_site_folder(filling(), folder, force=False)
    assert files_of(folder) == dict(OLD)
    assert not list(folder.glob(".addenda-*"))


def test_a_part_that_cannot_be_moved_brings_the_old_site_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def failing(source: Path, target: Path) -> Path:
        if target == folder / "c":
            raise OSError(errno.EIO, "Input/output error")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(StoreError, match="Input/output error"):
        write_site_folder(NEW, folder, force=False)
    assert files_of(folder) == dict(OLD)


KILLED = """
import os, signal, sys
from pathlib import Path
from addenda.app.sites.folder import write_site_folder
def files():
    yield "index.html", b"new"
    os.kill(os.getpid(), signal.SIGKILL)
write_site_folder(files(), Path(sys.argv[1]), force=False)
"""


def test_a_kill_leaves_the_old_site_and_the_next_run_tidies_up(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, folder], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = folder.glob(".addenda-*")
    assert {name: content for name, content in files_of(folder).items() if left.name not in name} == dict(OLD)
    write_site_folder(NEW, folder, force=False)
    assert files_of(folder) == dict(NEW)


def test_two_pages_of_one_name_are_a_conflict_also_in_small_letters(folder: Path) -> None:
    with pytest.raises(ConflictError, match=r"INDEX\.html: two pages of the site would have one name"):
        write_site_folder([*NEW, ("INDEX.html", b"")], folder, force=False)
    assert files_of(folder) == dict(OLD)


def test_a_listing_that_names_files_elsewhere_harms_none(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    outside.write_text("mine")
    listed = ["../outside.txt", str(outside), LISTING, *(name for name, _ in OLD)]
    (folder / LISTING).write_text("\n".join(listed))
    write_site_folder(NEW, folder, force=False)
    assert outside.read_text() == "mine"
    assert files_of(folder) == dict(NEW)


def test_a_file_or_a_folder_without_rights_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ConflictError, match="this is a file, not a folder"):
        write_site_folder(NEW, tmp_path / "file", force=True)
    if os.geteuid():
        (tmp_path / "shut").mkdir(mode=0o500)
        with pytest.raises(StoreError, match="Permission denied"):
            write_site_folder(NEW, tmp_path / "shut", force=False)
