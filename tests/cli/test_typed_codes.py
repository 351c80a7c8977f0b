"""A code is found as people type it: in small letters, with ICD's dot, with a modifier; and never by a guess."""

from pathlib import Path
from typing import Any

import pytest

from tests.reading.fees.files import csv_bytes, pprrvu, pprrvu_row
from tests.reading.icd10.files import CM_ENTRIES, order_text
from tests.support.cli import CommandLine
from tests.support.hcpcs_files import hcpcs_concept, hcpcs_text

FEES = pprrvu(pprrvu_row("00100"), pprrvu_row("00100", "26"), pprrvu_row("00100", "TC"), pprrvu_row("A0001"))
MAPPING = """
title = "Local codes"
code = "Code"
modifier = "Mod"
[[fields]]
name = "long"
role = "descriptor"
header = "Text"
"""
LOCAL = "Code,Mod,Text\nA9-1X,,One\nA9,1X,Two\nB22.1,,Dotted\nC3c,,Three\nC3C,,Four\nDD4,,Five\ndd4,,Six\n"


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder = tmp_path / "store"
    assert addenda("init", folder).code == 0
    (tmp_path / "columns.toml").write_text(MAPPING)
    for release, content, options in (
        ("pfs/2023", csv_bytes(FEES), ()),
        ("icd10cm/2026", order_text(CM_ENTRIES), ()),
        ("hcpcs/2026", hcpcs_text([hcpcs_concept("G0101")]), ()),
        ("local/2026", LOCAL.encode(), ("--mapping", tmp_path / "columns.toml")),
    ):
        file = tmp_path / release.replace("/", "-")
        file.write_bytes(content)
        done = addenda("import", release, file, *options, "--store", folder)
        assert done.code == 0, done.err
    return folder


def keys(found: list[dict[str, Any]]) -> list[str]:
    return ["-".join(filter(None, (one["code"], one.get("modifier")))) for one in found]


FOUND = [
    ("pfs/2023", "00100-26", ["00100-26"]),
    ("pfs/2023", "00100-tc", ["00100-TC"]),
    ("pfs/2023", "00100 26", ["00100-26"]),
    ("pfs/2023", "00100", ["00100", "00100-26", "00100-TC"]),
    ("icd10cm/2026", "A99.1XXA", ["A991XXA"]),
    ("icd10cm/2026", "a99.1xxa", ["A991XXA"]),
    ("icd10cm/2026", "C91", ["C91"]),
    ("hcpcs/2026", "g0101", ["G0101"]),
    ("local/2026", "B22.1", ["B22.1"]),
    ("local/2026", "C3c", ["C3c"]),
]


@pytest.mark.parametrize(("release", "typed", "expected"), FOUND)
def test_what_is_found(store: Path, addenda: CommandLine, release: str, typed: str, expected: list[str]) -> None:
    codeset = release.partition("/")[0]
    assert keys(addenda.document("show", release, typed, "--store", store)["concepts"]) == expected
    standing = addenda.document("show", codeset, typed, "--on", "2026-05-05", "--store", store)
    assert keys(standing["concepts"]) == expected
    assert keys(addenda.document("history", codeset, typed, "--store", store)["events"]) == expected
    hits = keys(addenda.document("search", release, typed, "--store", store)["hits"])
    assert [key for key in hits if key in expected] == expected


def test_what_was_asked_is_named_in_the_answer(store: Path, addenda: CommandLine) -> None:
    assert addenda.document("history", "pfs", "00100-26", "--store", store)["code"] == "00100-26"
    assert addenda.document("show", "icd10cm", "a99.0", "--on", "2026-05-05", "--store", store)["code"] == "A990"


def test_the_start_of_a_code_with_its_dot(store: Path, addenda: CommandLine) -> None:
    assert keys(addenda.document("search", "icd10cm", "a99.1", "--store", store)["hits"]) == ["A991XXA"]
    assert keys(addenda.document("search", "pfs", "00100-2", "--store", store)["hits"]) == ["00100-26"]


@pytest.mark.parametrize(
    ("codeset", "typed", "near"),
    [
        ("pfs", "00100-27", "00100-26"),
        ("icd10cm", "A9.91XXA", "A991XXA"),
        ("local", "B221", "B22.1"),
        ("local", "A9.", ""),
    ],
)
def test_what_is_not_there_is_not_guessed(
    store: Path, addenda: CommandLine, codeset: str, typed: str, near: str
) -> None:
    for arguments in (("show", f"{codeset}/latest", typed), ("history", codeset, typed)):
        outcome = addenda(*arguments, "--store", store)
        assert outcome.code == 4
        assert near in outcome.err


@pytest.mark.parametrize(
    ("typed", "fitting"),
    [
        ("A9-1X", "fits the code 'A9-1X' and the code 'A9' with the modifier '1X' in local"),
        ("a9-1x", "fits the code 'A9-1X' and the code 'A9' with the modifier '1X' in local"),
        ("Dd4", "fits the code 'DD4' and the code 'dd4' in local"),
    ],
)
def test_where_two_codes_fit_neither_is_taken(store: Path, addenda: CommandLine, typed: str, fitting: str) -> None:
    for arguments in (("show", "local/2026", typed), ("history", "local", typed)):
        outcome = addenda(*arguments, "--store", store)
        assert (outcome.code, outcome.out) == (2, "")
        assert fitting in outcome.err
