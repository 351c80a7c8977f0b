"""Bad input of every kind: one clear message with what to do, the designed exit code, nothing written, no traceback."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from git import Repo

from tests.support.archives import zip_of
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text, hcpcs_xlsx, protected_workbook

ITEM = hcpcs_concept("A0001")
GOOD = hcpcs_text([ITEM])


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    addenda("init", folder)
    (tmp_path / "good.txt").write_bytes(GOOD)
    assert addenda("import", "hcpcs/2017", tmp_path / "good.txt", "--store", folder).code == 0
    return folder


def several(*concepts: tuple[str, dict[str, str]]) -> bytes:
    return hcpcs_text([hcpcs_concept(code, **fields) for code, fields in concepts])


FILES: list[tuple[str, bytes, list[str]]] = [
    ("empty.txt", b"", ["the file is empty"]),
    ("truncated.zip", zip_of({"codes.txt": GOOD})[:60], ["zip"]),
    ("no-code-file.zip", zip_of({"readme.txt": b"Hello"}), ["readme.txt", "no reader recognises"]),
    ("unknown.txt", b"Something else\n", ["no reader recognises"]),
    ("twice.txt", several(("A0001", {}), ("A0001", {"long": "Another text"})), ["A0001", "2"]),
    ("pattern.txt", several(("A0001", {}), ("A00X2", {}), ("A00X3", {})), ["A00X2", "A00X3"]),
    ("date.txt", GOOD.replace(b"20100101", b"20101301"), ["20101301"]),
]


@pytest.mark.parametrize(("name", "content", "words"), FILES, ids=[row[0] for row in FILES])
def test_a_file_that_is_no_release(
    tmp_path: Path, store: Path, addenda: CommandLine, name: str, content: bytes, words: list[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    before = Repo(store).head.commit
    outcome = addenda("import", "hcpcs/2018", tmp_path / name, "--store", store)
    assert outcome.code == 3
    assert name in outcome.err
    assert all(word in outcome.err for word in words), outcome.err
    assert "Traceback" not in outcome.err
    assert Repo(store).head.commit == before
    assert not Repo(store).is_dirty(untracked_files=True)


def test_a_workbook_with_a_password_is_named(tmp_path: Path, store: Path, addenda: CommandLine) -> None:
    (tmp_path / "locked.xlsx").write_bytes(protected_workbook())
    for arguments in (
        ("import", "hcpcs/2018", tmp_path / "locked.xlsx"),
        ("impact", "hcpcs/2017", "hcpcs/2017", "--chargemaster", tmp_path / "locked.xlsx"),
    ):
        outcome = addenda(*arguments, "--store", store)
        assert outcome.code == 3
        assert "locked.xlsx: the workbook is protected by a password" in outcome.err


def test_a_damaged_workbook_is_named(tmp_path: Path, store: Path, addenda: CommandLine) -> None:
    (tmp_path / "cut.xlsx").write_bytes(hcpcs_xlsx([ITEM])[:3000])
    outcome = addenda("import", "hcpcs/2018", tmp_path / "cut.xlsx", "--store", store)
    assert outcome.code == 3
    assert "cut.xlsx" in outcome.err


USAGE: list[tuple[list[str], int, str]] = [
    (["import", "hcpcs", "good.txt"], 2, "hcpcs/2018"),
    (["import", "hcpcs/latest", "good.txt"], 2, "its own name"),
    (["import", "hcpcs/spring", "good.txt"], 2, "--effective"),
    (["import", "hcpcs/2018", "good.txt", "--effective", "1.1.2018"], 2, "YYYY-MM-DD"),
    (["import", "hcpcs/2018", "good.txt", "--reader", "icd"], 2, "There is no reader 'icd'"),
    (["import", "hcpcs/2018", "gone.txt"], 4, "no such file"),
    (["import", "hcpcs/2018", "good.txt", "--correction"], 4, "hcpcs/2018"),
    (["diff", "hcpcs/2016", "hcpcs/2071"], 4, "hcpcs/2071"),
    (["diff", "hcpcs/2017", "cpt/2017"], 4, "hcpcs/2017"),
    (["diff", "hcpcs/2017", "hcpcs/2017@nowhere"], 4, "nowhere"),
    (["diff", "hcpcs/2017"], 2, "Missing argument"),
    (["diff", "hcpcs/2017", "hcpcs/2017", "--format", "yaml"], 2, "yaml"),
    (["frobnicate"], 2, "frobnicate"),
    (["show", "hcpcs/2017", "A0009"], 4, "A0001"),
    (["impact", "hcpcs/2017", "hcpcs/2017", "--chargemaster", "gone.csv"], 4, "gone.csv"),
    (["impact", "hcpcs/2017", "hcpcs/2017", "--chargemaster", "no-code.csv"], 3, "no-code.csv"),
    (["impact", "hcpcs/2017", "hcpcs/2017", "--chargemaster", "prices.csv"], 3, "prices.csv:1"),
    (["impact", "hcpcs/2017", "hcpcs/2017", "--chargemaster", "prices.csv", "--map", "prize=Price"], 2, "price"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), USAGE, ids=[" ".join(row[0]) for row in USAGE])
def test_every_other_mistake(
    tmp_path: Path,
    store: Path,
    addenda: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    (tmp_path / "no-code.csv").write_text("Charge Code,Description,Amount due\n1,Visit,5\n")
    (tmp_path / "prices.csv").write_text("Charge Code,HCPCS,Price\n1,A0001,\n2,A0001,call us\n3,A0001,1-2\n")
    monkeypatch.chdir(tmp_path)
    outcome = addenda(*arguments, "--store", str(store))
    assert outcome.code == code, outcome.err
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


def test_prices_that_are_no_amounts_are_not_known(tmp_path: Path, addenda: CommandLine) -> None:
    (tmp_path / "prices.csv").write_text("Charge Code,HCPCS,Price\n1,A0001,5\n2,A0001,call us\n3,A0001,1-2\n")
    outcome = addenda("chargemaster", "inspect", tmp_path / "prices.csv")
    assert outcome.code == 0
    assert "row 3 ('call us'), row 4 ('1-2')" in " ".join(outcome.out.split())


def test_a_folder_that_is_no_store(tmp_path: Path, addenda: CommandLine) -> None:
    outcome = addenda("list", "--store", tmp_path)
    assert outcome.code == 4
    assert "addenda init" in outcome.err


def test_a_bug_is_called_one(addenda: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("addenda.store.store.Store.__init__", fail)
    outcome = addenda("list", "--store", tmp_path)
    assert outcome.code == 70
    assert "Traceback" not in outcome.err
    assert "Traceback" in addenda("--debug", "list", "--store", tmp_path).err


def test_a_full_disk_leaves_the_store_as_it_was(
    tmp_path: Path, store: Path, addenda: CommandLine, limited: Callable[[], None]
) -> None:
    (tmp_path / "next.txt").write_bytes(hcpcs_text([hcpcs_concept(f"A{n:04}") for n in range(2000)]))
    before = Repo(store).head.commit
    limited()
    outcome = addenda("import", "hcpcs/2018", tmp_path / "next.txt", "--store", store)
    assert outcome.code == 6
    assert "cannot be written" in outcome.err or "git refused" in outcome.err
    assert Repo(store).head.commit == before


def test_a_read_only_store_is_left_as_it_was(
    tmp_path: Path, store: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    (tmp_path / "next.txt").write_bytes(hcpcs_text([ITEM, hcpcs_concept("A0002")]))
    before = Repo(store).head.commit
    monkeypatch.setattr("addenda.store.trees._store", refuse)
    outcome = addenda("import", "hcpcs/2018", tmp_path / "next.txt", "--store", store)
    assert outcome.code == 6
    assert "cannot be written (read-only file system)" in outcome.err
    assert Repo(store).head.commit == before
    assert not Repo(store).is_dirty(untracked_files=True)


def test_a_wrong_folder_is_said_to_come_from_the_environment_where_it_does(
    tmp_path: Path, addenda: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, reason in ((tmp_path / "gone", "There is no folder"), (tmp_path, "is not in a git repository")):
        monkeypatch.setenv("ADDENDA_STORE", str(folder))
        for arguments in (("list",), ("import", "hcpcs/2018", tmp_path / "good.txt"), ("check",)):
            outcome = addenda(*arguments)
            assert (outcome.code, outcome.out) == (4, "")
            assert outcome.err.startswith("error: The environment variable ADDENDA_STORE names the store: ")
            assert f"{str(folder)!r}" in outcome.err
            assert reason in outcome.err
        assert "ADDENDA_STORE" not in addenda("list", "--store", folder).err
