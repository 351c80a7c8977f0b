"""`addenda show CODESET CODE --on DAY`: what was in force on a day of service."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    return corrected_store(tmp_path, addenda)


def standing(addenda: CommandLine, store: Path, code: str, day: str, codeset: str = "hcpcs") -> dict[str, Any]:
    outcome = addenda("show", codeset, code, "--on", day, "--format", "json", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    document = json.loads(outcome.out)
    assert isinstance(document, dict)
    return document


@pytest.mark.parametrize(
    ("code", "day", "release", "in_force"),
    [
        ("A0002", "2017-12-31", "hcpcs/2017", True),
        ("A0002", "2018-01-01", "hcpcs/2018", False),
        ("A0003", "2018-12-31", "hcpcs/2018", True),
        ("ZZ", "2031-05-05", "hcpcs/2019", True),
    ],
)
def test_the_release_that_applies(
    store: Path, addenda: CommandLine, code: str, day: str, release: str, in_force: bool
) -> None:
    document = standing(addenda, store, code, day)
    assert (document["release"], document["in_force"], document["later"]) == (release, in_force, None)
    assert document["concepts"][0]["in_force"] is in_force


def test_what_the_next_release_says_of_the_day(store: Path, addenda: CommandLine) -> None:
    born = standing(addenda, store, "A0006", "2018-08-01")
    assert (born["release"], born["concepts"], born["in_force"]) == ("hcpcs/2018", [], False)
    assert (born["later"]["release"], born["later"]["concepts"][0]["in_force"]) == ("hcpcs/2019", True)
    assert standing(addenda, store, "G0001", "2018-03-31")["later"] is None
    reused = standing(addenda, store, "G0001", "2018-04-01")
    assert reused["in_force"] is True
    assert reused["later"]["concepts"][0]["fields"]["added"] == "2018-04-01"
    text = addenda("show", "hcpcs", "A0006", "--on", "2018-08-01", "--store", store).out
    assert text == (
        "A0006 on 2018-08-01: not in hcpcs/2018 (applies, effective 2018-01-01)\n"
        "\n"
        "But the next release, hcpcs/2019, says of that day: A0006 in force (added 2018-07-01).\n"
    )


def test_a_code_that_is_gone(store: Path, addenda: CommandLine) -> None:
    document = standing(addenda, store, "A0002", "2019-05-05")
    assert (document["concepts"], document["in_force"]) == ([], False)
    assert (document["last_in"], document["next_in"]) == ("hcpcs/2018", None)


def test_a_code_that_is_yet_to_come(store: Path, addenda: CommandLine) -> None:
    document = standing(addenda, store, "A0003", "2017-05-05")
    assert (document["concepts"], document["last_in"], document["next_in"]) == ([], None, "hcpcs/2018")
    assert addenda("show", "hcpcs", "A0003", "--on", "2017-05-05", "--store", store).out == (
        "A0003 on 2017-05-05: not in hcpcs/2017 (applies, effective 2017-01-01)\n"
        "The next release that has it is hcpcs/2018.\n"
    )


def test_as_it_was_known_at_another_moment(store: Path, addenda: CommandLine) -> None:
    now = standing(addenda, store, "A0009", "2018-05-05")
    assert now["concepts"][0]["fields"]["long"] == "Invented wheel or wheels, each"
    history = json.loads(addenda("history", "hcpcs", "A0003", "--format", "json", "--store", store).out)
    before = standing(addenda, store, "A0009", "2018-05-05", f"hcpcs@{history['events'][0]['commit']}")
    assert before["concepts"][0]["fields"]["long"] == "Invented wheel, each"


def test_the_text_for_people(store: Path, addenda: CommandLine) -> None:
    lines = addenda("show", "hcpcs", "ZZ", "--on", "2018-05-05", "--store", store).out.splitlines()
    assert lines[0] == "ZZ on 2018-05-05: in force (hcpcs/2018 applies, effective 2018-01-01)"
    assert lines[2].split() == ["Long", "description", "Invented", "modifier"]


@pytest.mark.parametrize(
    ("codeset", "code", "day", "exit_code", "words"),
    [
        ("hcpcs", "A0001", "2016-12-31", 4, "applies on 2016-12-31. The earliest is hcpcs/2017, effective 2017-01-01."),
        ("hcpcs", "A0008", "2018-05-05", 4, "hcpcs has no code 'A0008'. Near it: "),
        ("hcpcs/2018", "A0001", "2018-05-05", 2, "is not the name of a code set"),
        ("hcpcs", "A0001", "yesterday", 2, "--on 'yesterday' is no date"),
        ("icd", "A0001", "2018-05-05", 4, "no code set 'icd'"),
    ],
)
def test_what_cannot_be_shown(
    store: Path, addenda: CommandLine, codeset: str, code: str, day: str, exit_code: int, words: str
) -> None:
    outcome = addenda("show", codeset, code, "--on", day, "--store", store)
    assert (outcome.code, outcome.out) == (exit_code, "")
    assert words in outcome.err
