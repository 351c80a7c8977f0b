"""`addenda history`: over releases and corrections, as text and as JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.corrected_store import SCAN, Y2019, corrected_store, delivery


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


def story(addenda: CommandLine, store: Path, code: str) -> list[str]:
    """Return the text's lines; what differs from one run to the next is replaced."""
    outcome = addenda("history", "hcpcs", code, "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    text = re.sub(r"(imported|corrected) \d{4}-\d\d-\d\d", r"\1 DAY", outcome.out)
    return re.sub(r"commit [0-9a-f]{12}", "commit ID", text).splitlines()


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
    assert story(addenda, store, "G0001") == [
        "G0001 in hcpcs: in force in hcpcs/2019 (3 releases, hcpcs/2017 to hcpcs/2019)",
        "",
        "hcpcs/2017, effective 2017-01-01: imported DAY from 2017.zip (commit ID)",
        "  listed, in force (added 2017-01-01)",
        "    Invented counselling",
        "",
        "hcpcs/2019, effective 2019-01-01: imported DAY from 2019.zip (commit ID)",
        "  deleted (reused), last day 2018-03-31",
        "    Invented counselling",
        "  added from 2018-04-01 (reused)",
        "    Another thing altogether",
        "",
        "Nothing new in hcpcs/2018.",
    ]


def test_a_correction_stands_below_what_its_release_said_first_and_only_there(
    store: Path, addenda: CommandLine
) -> None:
    assert story(addenda, store, "A0009")[6:] == [
        "hcpcs/2018, effective 2018-01-01: nothing new when it was imported",
        "  corrected DAY from 2018-corrected.zip (commit ID)",
        "    revised",
        "      Long description (textual): Invented wheel{+ or wheels+}, each",
        "",
        "Nothing new in hcpcs/2019.",
    ]


def test_a_release_that_was_wrong_when_it_came(store: Path, tmp_path: Path, addenda: CommandLine) -> None:
    wrong = [one._replace(fields={**one.fields, "long": "Invented slip"}) if one.code == "ZZ" else one for one in Y2019]
    for name, concepts, options in (("wrong", wrong, ()), ("right", Y2019, ("--correction",))):
        (tmp_path / f"{name}.zip").write_bytes(delivery(concepts))
        done = addenda("import", "hcpcs/2020", tmp_path / f"{name}.zip", *options, "--store", store)
        assert done.code == 0, done.err
    lines = story(addenda, store, "ZZ")
    assert lines[-8:] == [
        "hcpcs/2020, effective 2020-01-01: imported DAY from wrong.zip (commit ID)",
        "  revised",
        "    Long description (textual): Invented[- modifier, on either side-]{+ slip+}",
        "  corrected DAY from right.zip (commit ID)",
        "    revised",
        "      Long description (textual): Invented[- slip-]{+ modifier, on either side+}",
        "",
        "Nothing new in hcpcs/2018.",
    ]
    assert [one for one in events(told(addenda, store, "ZZ")) if one[2] == "hcpcs/2020"] == [
        ("revised", "correction", "hcpcs/2020")
    ]


def test_a_code_between_two_releases(store: Path, addenda: CommandLine) -> None:
    assert "  in force in between only, from 2018-04-01 to 2018-09-30" in story(addenda, store, "A0005")


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
