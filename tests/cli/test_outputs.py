"""Where a command writes: a full disk, a closed stdout, links and pipes, and text that would move a cursor."""

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

PROGRAM = [sys.executable, "-m", "addenda"]


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    addenda("init", folder)
    (tmp_path / "codes.txt").write_bytes(hcpcs_text([hcpcs_concept("A0001")]))
    assert addenda("import", "hcpcs/2017", tmp_path / "codes.txt", "--store", folder).code == 0
    return folder


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_stdout_is_no_bug(store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "list", "--store", store], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (6, b"error: The output cannot be written (No space left on device).\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the shell of Windows cannot close stdout")
def test_a_closed_stdout_is_no_finding(store: Path) -> None:
    command = f'"{sys.executable}" -m addenda list --store "{store}" >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_link_is_followed_and_a_pipe_is_written_to(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    assert addenda("export", "hcpcs/2017", "--output", tmp_path / "link.csv", "--store", store).code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert b"A0001" in (tmp_path / "real.csv").read_bytes()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert addenda("export", "hcpcs/2017", "--format", "csv", "--output", pipe, "--store", store).code == 0
    reader.join()
    assert b"A0001" in read[0]
    assert pipe.is_fifo()


def test_no_name_of_a_file_reaches_the_terminal_raw(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("a\x1b]0;title\x07\x1b[31m.bin", b"?")
    outcome = addenda("import", "hcpcs/2018", tmp_path / "x.zip", "--store", store)
    assert outcome.code == 3
    assert "\x1b" not in outcome.err
    assert "\x07" not in outcome.err


def test_a_change_that_is_told_backwards_says_so(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    assert addenda("import", "hcpcs/2018", tmp_path / "codes.txt", "--store", store).code == 0
    outcome = addenda("diff", "hcpcs/2018", "hcpcs/2017", "--store", store)
    assert outcome.err == "Note: hcpcs/2018 takes effect after hcpcs/2017; the change is told backwards.\n"
    assert addenda("diff", "hcpcs/2017", "hcpcs/2018", "--store", store).err == ""
    assert "nothing can differ" in addenda("diff", "hcpcs/2018", "hcpcs/2018", "--store", store).err


def test_a_folder_of_zips_is_refused(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "zips").mkdir()
    for year in ("2018", "2019"):
        with zipfile.ZipFile(tmp_path / "zips" / f"{year}.zip", "w") as archive:
            archive.write(tmp_path / "codes.txt", "codes.txt")
    outcome = addenda("import", "hcpcs/2018", tmp_path / "zips", "--store", store)
    assert outcome.code == 3
    assert "2018.zip, 2019.zip" in outcome.err


def test_names_that_are_no_release(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    assert addenda("import", "README.md/2020", tmp_path / "codes.txt", "--store", store).code == 5
    assert addenda("show", "hcpcs/codeset.toml", "A0001", "--store", store).code == 4
    assert addenda("show", "hcpcs/2017@", "A0001", "--store", store).code == 2


def test_a_release_without_a_list_has_nothing_to_reconcile_with(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    assert addenda("import", "hcpcs/2018", tmp_path / "codes.txt", "--store", store).code == 0
    outcome = addenda("reconcile", "hcpcs/2017", "hcpcs/2018", "--store", store)
    assert outcome.code == 4
    assert "nothing to reconcile with" in outcome.err
    assert addenda("reconcile", "hcpcs/2017", "hcpcs/2018", "--published", "added=0", "--store", store).code == 0
