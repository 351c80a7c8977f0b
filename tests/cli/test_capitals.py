"""A code is found as it is typed, and in capitals; a code set may have both."""

from pathlib import Path

import pytest

from tests.support.cli import CommandLine

CODES = "Code,Description\na1b,in small letters\nA1B,in capitals\nx99z,alone in small letters\nY99Z,alone in capitals\n"


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    folder, file = tmp_path / "store", tmp_path / "codes.csv"
    file.write_text(CODES)
    assert addenda("init", folder).code == 0
    assert addenda("import", "local/2018", file, "--store", folder).code == 0
    return folder


@pytest.mark.parametrize(
    ("typed", "code"), [("a1b", "a1b"), ("A1B", "A1B"), (" x99z ", "x99z"), ("y99z", "Y99Z"), ("Y99Z", "Y99Z")]
)
def test_one_code(store: Path, addenda: CommandLine, typed: str, code: str) -> None:
    for shown in (("show", "local/2018", typed), ("show", "local", typed, "--on", "2018-05-05")):
        assert [one["code"] for one in addenda.document(*shown, "--store", store)["concepts"]] == [code]
    told = addenda.document("history", "local", typed, "--store", store)
    assert (told["code"], [event["code"] for event in told["events"]]) == (code, [code])


@pytest.mark.parametrize(
    ("typed", "codes"), [("a1", ["A1B", "a1b"]), ("A1", ["A1B"]), ("x99z", ["x99z"]), ("y99", ["Y99Z"])]
)
def test_the_start_of_a_code(store: Path, addenda: CommandLine, typed: str, codes: list[str]) -> None:
    assert [hit["code"] for hit in addenda.document("search", "local", typed, "--store", store)["hits"]] == codes


@pytest.mark.parametrize("typed", ["x99y", "y99x"])
def test_codes_near_it_in_either_spelling(store: Path, addenda: CommandLine, typed: str) -> None:
    near = {"x99y": "x99z", "y99x": "Y99Z"}[typed]
    for arguments in (("show", "local/2018"), ("history", "local")):
        outcome = addenda(*arguments, typed, "--store", store)
        assert outcome.code == 4
        assert f"no code '{typed}'. Near it: " in outcome.err
        assert near in outcome.err
