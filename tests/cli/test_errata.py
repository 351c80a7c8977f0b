"""Errata of a code set with a book: a correction of the release, and a difference that shows just what it did."""

import json
from pathlib import Path

import pytest
from git import Repo

from tests.support import cpt_files
from tests.support.archives import zip_of
from tests.support.cli import CommandLine

NOTICE = "SYNTHETIC: invented codes and texts.\r\n" * 30 + "\r\n"
FIRST = {
    "10001": "Plicure of fold; single strut",
    "10002": "Plicure of fold; two struts",
    "10003": "Exovation of spur",
    "0001U": "Tessidin panel",
}
CORRECTED = {
    "0001U": "Tessidin panel",
    "10001": "Plicure of fold or crest; single strut",
    "10002": "Plicure of fold or crest; two struts",
    "10004": "Exovation of spur",
}


def delivery(file: Path, texts: dict[str, str]) -> Path:
    """Write the file of long descriptors as the publisher does."""
    lines = "".join(f"{code}\t{text}\r\n" for code, text in sorted(texts.items()))
    file.write_bytes((NOTICE + lines).encode())
    return file


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    for year in ("2025", "2026"):
        file = delivery(tmp_path / f"LONGULT-{year}.txt", FIRST)
        assert addenda("import", f"cpt/{year}", file, "--store", folder).code == 0
    return folder


def test_the_difference_to_the_moment_before_is_what_the_errata_did(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    before = Repo(store).head.commit.hexsha
    errata = delivery(tmp_path / "errata.txt", CORRECTED)
    assert addenda("import", "cpt/2026", errata, "--store", store).code == 5, "not without --correction"
    assert addenda("import", "cpt/2026", errata, "--correction", "--store", store).code == 0
    document = json.loads(addenda("diff", f"cpt/2026@{before}", "cpt/2026", "--format", "json", "--store", store).out)
    assert [(one["change"], one["code"], one["through"]) for one in document["changes"]] == [
        ("revised", "10001", None),
        ("revised", "10002", "10001"),
        ("deleted", "10003", None),
        ("added", "10004", None),
    ]
    assert document["book"]["renumbered"] == [{"old": "10003", "new": "10004", "moved": False}]
    assert document["old"]["release"] == document["new"]["release"] == "cpt/2026"
    assert "not_compared" not in document


def test_a_correction_that_lacks_fields_of_the_release_is_refused(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    whole = {"LONGULT.txt": cpt_files.long_tab(cpt_files.LONG), "SHORTU.txt": cpt_files.abbreviated(cpt_files.SHORT)}
    (tmp_path / "whole.zip").write_bytes(zip_of(whole))
    assert addenda("import", "cpt/2027", tmp_path / "whole.zip", "--store", store).code == 0
    before = Repo(store).head.commit.hexsha
    mended = cpt_files.LONG | {"10003": "SYNTHETIC stacking of mugs"}
    part = {"LONGULT.txt": cpt_files.long_tab(mended)}
    (tmp_path / "part.zip").write_bytes(zip_of(part))
    refused = addenda("import", "cpt/2027", tmp_path / "part.zip", "--correction", "--store", store)
    assert (refused.code, Repo(store).head.commit.hexsha) == (5, before)
    assert "cpt/2027 has fields that this delivery does not supply: Short" in refused.err
    assert "Give all files of the release together" in refused.err
    (tmp_path / "all.zip").write_bytes(zip_of(whole | part))
    assert addenda("import", "cpt/2027", tmp_path / "all.zip", "--correction", "--store", store).code == 0


def test_a_correction_that_lacks_a_kind_of_code_says_so(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    part = {"LONGULT.txt": cpt_files.long_tab(cpt_files.LONG)}
    (tmp_path / "whole.zip").write_bytes(zip_of(part | {"MODUL.txt": cpt_files.modifiers()}))
    assert addenda("import", "cpt/2027", tmp_path / "whole.zip", "--store", store).code == 0
    (tmp_path / "part.zip").write_bytes(zip_of(part))
    done = addenda("import", "cpt/2027", tmp_path / "part.zip", "--correction", "--store", store)
    assert done.code == 0
    assert "The present release has 3 codes of kind modifier, this delivery has none: none will be left." in done.err


def test_errata_renew_the_changes_that_the_release_was_committed_with(
    store: Path, tmp_path: Path, addenda: CommandLine
) -> None:
    errata = delivery(tmp_path / "errata.txt", CORRECTED)
    assert addenda("import", "cpt/2026", errata, "--correction", "--store", store).code == 0
    written = (store / "codesets/cpt/2026/CHANGES.md").read_text(encoding="utf-8")
    assert "▲ revised through 10001" in written
    assert "now 10004" in written
    again = addenda("import", "cpt/2026", errata, "--correction", "--store", store)
    assert again.code == 0
    assert "nothing" in again.err.lower()
