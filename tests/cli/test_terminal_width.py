"""Text fits a narrow terminal; a pipe and a file get the same bytes whatever the terminal is."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store

CHARGES = (
    "CPT,Charge,Description,Volume\nA0002,250.10,Invented chair with wheels and a very long name of its own,1000\n"
)
COMMANDS = [
    ("list",),
    ("readers",),
    ("show", "hcpcs/2018", "A0009"),
    ("show", "hcpcs", "A0006", "--on", "2018-08-01"),
    ("show", "hcpcs", "A0009", "--on", "2018-08-01"),
    ("history", "hcpcs", "A0009"),
    ("search", "hcpcs", "invented"),
    ("diff", "hcpcs/2017", "hcpcs/2019"),
    ("reconcile", "hcpcs/2018", "hcpcs/2019"),
    ("impact", "hcpcs/2017", "hcpcs/2018", "--chargemaster", "charges.csv"),
]


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "charges.csv").write_text(CHARGES)
    folder = corrected_store(tmp_path, addenda)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ADDENDA_STORE", str(folder))
    return folder


def terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Make stdout a terminal of so many columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((columns, 24)))


def test_what_a_pipe_gets_depends_on_no_terminal(
    store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [addenda(*command).out for command in COMMANDS]
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((40, 24)))
    assert [addenda(*command).out for command in COMMANDS] == before
    terminal(monkeypatch, 40)
    assert addenda("diff", "hcpcs/2017", "hcpcs/2019", "--output", "diff.txt").code == 0
    assert Path("diff.txt").read_text() == before[COMMANDS.index(("diff", "hcpcs/2017", "hcpcs/2019"))]


@pytest.mark.parametrize("columns", [60, 80, 100, 300])
def test_no_line_is_longer_than_the_terminal_nor_than_can_be_read(
    store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    terminal(monkeypatch, columns)
    for command in COMMANDS:
        outcome = addenda(*command)
        assert outcome.code == 0
        too_long = [line for line in outcome.out.splitlines() if len(line) > min(columns, 100)]
        assert too_long == [], command


def test_a_table_that_does_not_fit_becomes_sentences(
    store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = addenda("list").out.splitlines()
    assert wide[1] == "  release      effective  concepts  in force              source"
    terminal(monkeypatch, 60)
    narrow = addenda("list").out.splitlines()
    assert narrow[1:3] == ["  hcpcs/2017: effective 2017-01-01, concepts 5, in force 5,", "      source 2017.zip"]
    totals = addenda("impact", "hcpcs/2017", "hcpcs/2018", "--chargemaster", "charges.csv").out.splitlines()
    start = totals.index("All lines: lines 1, gross charges $250,100.00, no volume 0,")
    assert totals[start + 1] == "    no price 0"


def test_a_long_value_goes_on_below_its_beginning(
    store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(monkeypatch, 40)
    lines = addenda("show", "hcpcs/2018", "A0009").out.splitlines()
    assert lines[2:4] == ["  Long description   Invented wheel or", "                     wheels, each"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("columns", "most"), [(60, 60), (0, 100)])
def test_on_a_terminal(store: Path, columns: int, most: int) -> None:
    import fcntl
    import pty
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "addenda", "readers"]
    done = subprocess.run(command, stdout=follower, stderr=subprocess.PIPE, check=False)
    os.close(follower)
    shown = os.read(leader, 65536).decode().splitlines()
    os.close(leader)
    assert (done.returncode, done.stderr) == (0, b"")
    assert most - 10 < max(map(len, shown)) <= most
