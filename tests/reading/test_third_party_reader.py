"""The reader of one's own that `docs/readers.md` shows works as it stands there."""

import re
import tomllib
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from pathlib import Path

import pytest

from addenda.reading import readers
from tests.support.cli import CommandLine
from tests.support.real import PROJECT


def _block(language: str, within: str) -> str:
    page = (PROJECT / "docs/readers.md").read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (block,) = (block for block in blocks if within in block)
    return str(block)


@pytest.fixture
def _registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of the page, as if it were installed."""
    (tmp_path / "condition_reader.py").write_text(_block("python", "READER ="), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    declared = tomllib.loads(_block("toml", readers.GROUP))["project"]["entry-points"][readers.GROUP]
    points = [
        *entry_points(group=readers.GROUP),
        *(EntryPoint(name, value, readers.GROUP) for name, value in declared.items()),
    ]
    monkeypatch.setattr(readers, "entry_points", lambda group: EntryPoints(points))


def test_it_has_some_30_lines() -> None:
    assert len([line for line in _block("python", "READER =").splitlines() if line]) <= 36


@pytest.mark.usefixtures("_registered")
def test_it_reads_a_file_into_a_store(tmp_path: Path, addenda: CommandLine) -> None:
    store, file = tmp_path / "store", tmp_path / "codes.txt"
    assert addenda("init", store).code == 0
    file.write_text("CONDITION CODES\nA1|Invented  condition\nB2|Other condition\n", encoding="utf-8")
    done = addenda("import", "condition/2030", file, "--store", store)
    assert done.code == 0, done.err
    assert "Invented condition" in addenda("show", "condition/2030", "A1", "--store", store).out
    assert addenda("check", "--store", store).code == 0
    assert "text whose first line is CONDITION CODES" in addenda("readers").out


@pytest.mark.usefixtures("_registered")
def test_it_says_what_is_wrong(tmp_path: Path, addenda: CommandLine) -> None:
    store, file = tmp_path / "store", tmp_path / "codes.txt"
    assert addenda("init", store).code == 0
    file.write_text("CONDITION CODES\nA1|Invented\nB2\nC3|\n", encoding="utf-8")
    refused = addenda("import", "condition/2030", file, "--store", store)
    assert refused.code == 3
    assert [line.partition("codes.txt:")[2][:19] for line in refused.err.splitlines()] == [
        "3: no code and text",
        "4: no code and text",
    ]
