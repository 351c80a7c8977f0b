"""`addenda history`: over releases and corrections, as text and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.corrected_store import SCAN, corrected_store


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    return corrected_store(tmp_path, addenda)


def told(addenda: CommandLine, store: Path, code: str, codeset: str = "hcpcs") -> dict[str, Any]:
    outcome = addenda("history", codeset, code, "--format", "json", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    document = json.loads(outcome.out)
    assert isinstance(document, dict)
    return document


def events(document: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(event["event"], event["cause"], event["release"]) for event in document["events"]]


def test_a_revision(store: Path, addenda: CommandLine) -> None:
    document = told(addenda, store, "a0001")
    assert (document["format"], document["code"], document["in_force"]) == ("addenda.history/1", "A0001", True)
    assert [one["release"] for one in document["releases"]] == ["hcpcs/2017", "hcpcs/2018", "hcpcs/2019"]
    assert events(document) == [("listed", "release", "hcpcs/2017"), ("revised", "release", "hcpcs/2018")]
    field = document["events"][1]["fields"][0]
    assert (field["old"], field["new"]) == (SCAN, "Invented scan, without contrast")
    assert document["events"][1]["subject"].startswith("Import hcpcs/2018: ")


def test_a_correction_is_told_apart_from_a_release(store: Path, addenda: CommandLine) -> None:
    document = told(addenda, store, "A0009")
    # as it is known now, 2018 brought the new text: the release before says another
    assert events(document) == [
        ("listed", "release", "hcpcs/2017"),
        ("revised", "release", "hcpcs/2018"),
        ("revised", "correction", "hcpcs/2018"),
    ]
    release, correction = document["events"][1:]
    assert correction["subject"].startswith("Correct hcpcs/2018: ")
    assert release["commit"] == correction["commit"] == document["events"][2]["commit"]
    assert release["commit"] != document["events"][0]["commit"]


def test_as_it_was_known_before_the_correction(store: Path, addenda: CommandLine) -> None:
    imported = next(
        event["commit"] for event in told(addenda, store, "A0001")["events"] if event["release"] == "hcpcs/2018"
    )
    document = told(addenda, store, "A0009", f"hcpcs@{imported}")
    assert events(document) == [("listed", "release", "hcpcs/2017")]
    assert document["commit"] == imported
    assert [one["release"] for one in document["releases"]] == ["hcpcs/2017", "hcpcs/2018"]


def test_a_deletion_and_what_followed(store: Path, addenda: CommandLine) -> None:
    document = told(addenda, store, "A0002")
    assert events(document) == [
        ("listed", "release", "hcpcs/2017"),
        ("deleted", "release", "hcpcs/2018"),
        ("dropped", "release", "hcpcs/2019"),
    ]
    assert (document["events"][1]["reason"], document["events"][1]["on"]) == ("terminated", "2018-01-01")
    assert document["in_force"] is False


def test_the_text_for_people(store: Path, addenda: CommandLine) -> None:
    outcome = addenda("history", "hcpcs", "G0001", "--store", store)
    lines = [line for line in outcome.out.splitlines() if "known since" not in line]
    assert lines == [
        "G0001 in hcpcs: in force in hcpcs/2019 (3 releases, hcpcs/2017 to hcpcs/2019)",
        "",
        "2017-01-01  G0001 listed, in force (added 2017-01-01), by hcpcs/2017",
        "  Invented counselling",
        "",
        "2018-04-01  G0001 deleted (reused), last day 2018-03-31, by hcpcs/2019",
        "  Invented counselling",
        "",
        "2018-04-01  G0001 added (reused), by hcpcs/2019",
        "  Another thing altogether",
    ]
    corrected = addenda("history", "hcpcs", "A0009", "--store", store).out
    assert "2018-01-01  A0009 revised, by a correction of hcpcs/2018" in corrected
    assert "Long description (textual): Invented wheel{+ or wheels+}, each" in corrected


def test_a_code_between_two_releases(store: Path, addenda: CommandLine) -> None:
    assert "A0005 in force in between only, to 2018-09-30" in addenda("history", "hcpcs", "A0005", "--store", store).out


@pytest.mark.parametrize(
    ("codeset", "code", "exit_code", "words"),
    [
        ("hcpcs", "A0008", 4, "hcpcs has no code 'A0008'. Near it: "),
        ("hcpcs", '"', 4, "hcpcs has no code"),
        ("icd", "A0001", 4, "The store has no code set 'icd'"),
        ("hcpcs/2018", "A0001", 2, "is not the name of a code set"),
        ("hcpcs@never", "A0001", 4, "Git knows no tag, branch or commit 'never'"),
        ("hcpcs@2001-01-01", "A0001", 4, "Nothing was committed to this store by 2001-01-01"),
    ],
)
def test_what_cannot_be_told(
    store: Path, addenda: CommandLine, codeset: str, code: str, exit_code: int, words: str
) -> None:
    outcome = addenda("history", codeset, code, "--store", store)
    assert (outcome.code, outcome.out) == (exit_code, "")
    assert words in outcome.err
