"""CMS's own files against CMS's own action codes: every disagreement counted by its cause."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.real import real_file

TRANSIENT, REUSED = "born and ended in between", "reused"
OUTSIDE, INTERIM = "date outside the interval", "took effect at an interim day"
FLAGGED, NOT_IN_FORCE = "flagged since an interim release", "not in force on either day"
UNEXPLAINED = "unexplained"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("real") / "store"


@pytest.fixture
def store(folder: Path, addenda: CommandLine) -> Path:
    """A store of the annual files and of April 2020, each with its transaction report."""
    files = {f"hcpcs/{year}": [real_file(f"hcpcs/{year}-Alpha-Numeric-HCPCS-File.zip")] for year in (2017, 2018, 2019)}
    april = [real_file(f"hcpcs/HCPC2020_APR_{name}.xlsx") for name in ("ANWEB", "TRANS_ALPHA")]
    if not folder.exists():
        addenda("init", folder)
        delivered = folder.parent / "april"
        delivered.mkdir()
        for file in april:
            (delivered / file.name).write_bytes(file.read_bytes())
        for name, (file, *_) in {**files, "hcpcs/2020-04": [delivered]}.items():
            assert addenda("import", name, file, "--store", folder).code == 0
    return folder


def reconciled(addenda: CommandLine, store: Path, old: str, new: str) -> dict[str, Any]:
    outcome = addenda("reconcile", f"hcpcs/{old}", f"hcpcs/{new}", "--format", "json", "--store", store)
    document = json.loads(outcome.out)
    assert isinstance(document, dict)
    return document


def of_cause(document: dict[str, Any], cause: str) -> list[str]:
    return [one["code"] for one in document["disagreements"] if one["cause"] == cause]


@pytest.mark.parametrize(
    ("old", "new", "agreements", "causes"),
    [
        ("2017", "2018", 304, {TRANSIENT: 14, OUTSIDE: 13, NOT_IN_FORCE: 2, UNEXPLAINED: 17}),
        (
            "2018",
            "2019",
            407,
            {TRANSIENT: 16, OUTSIDE: 3, INTERIM: 1, FLAGGED: 2, REUSED: 2, NOT_IN_FORCE: 1, UNEXPLAINED: 24},
        ),
        ("2019", "2020-04", 19, {TRANSIENT: 12, OUTSIDE: 19, INTERIM: 337, NOT_IN_FORCE: 2, UNEXPLAINED: 90}),
    ],
)
def test_every_disagreement_by_its_cause(
    store: Path, addenda: CommandLine, old: str, new: str, agreements: int, causes: dict[str, int]
) -> None:
    document = reconciled(addenda, store, old, new)
    assert document["causes"] == causes
    assert len(document["agreements"]) == agreements


def test_2018_to_2019_in_full(store: Path, addenda: CommandLine) -> None:
    document = reconciled(addenda, store, "2018", "2019")
    declared = Counter(
        one["action"] for each in (*document["agreements"], *document["disagreements"]) for one in each["declared"]
    )
    assert declared == {"A": 228, "D": 49, "C": 94, "B": 1, "S": 8, "P": 47, "F": 1}
    # four codes with action A stood in the file of 2018 already
    assert (of_cause(document, REUSED), of_cause(document, FLAGGED)) == (["G9890", "G9891"], ["QQ", "VM"])
    # sixteen with action D were born and ended between the two files
    transient = [one for one in document["disagreements"] if one["cause"] == TRANSIENT]
    assert [one["declared"][0]["action"] for one in transient] == ["D"] * 16
    # twenty long descriptions changed without a word: two with the meaning, one of a code that had ended
    silent = [
        one["code"]
        for one in document["disagreements"]
        if not one["declared"]
        for change in [*one["computed"], one["row"]]
        if change and change["change"] == "revised" and change["fields"][0]["field"] == "long"
    ]
    assert len(silent) + len(of_cause(document, REUSED)) == 20
    assert of_cause(document, NOT_IN_FORCE) == ["G8891"]
    # twenty new rows carry another action than A
    assert (of_cause(document, OUTSIDE), of_cause(document, INTERIM)) == (["G9868", "G9869", "G9870"], ["Q2041"])


def test_a_store_with_the_release_between_explains_more(store: Path, addenda: CommandLine) -> None:
    document = reconciled(addenda, store, "2017", "2019")
    assert document["causes"]["declared in an interim release"] == 266


def test_the_history_of_a_reused_number(store: Path, addenda: CommandLine) -> None:
    document = json.loads(addenda("history", "hcpcs", "G9890", "--format", "json", "--store", store).out)
    assert [(one["event"], one["release"], one["on"]) for one in document["events"]] == [
        ("added", "hcpcs/2018", "2018-01-01"),
        ("deleted", "hcpcs/2019", "2018-04-01"),
        ("added", "hcpcs/2019", "2018-04-01"),
    ]
    standing = json.loads(
        addenda("show", "hcpcs", "QQ", "--on", "2018-06-30", "--format", "json", "--store", store).out
    )
    assert (standing["release"], standing["in_force"], standing["later"]) == ("hcpcs/2018", False, None)


@pytest.mark.parametrize(
    ("query", "first"), [("walkers with a wheel", "E0143"), ("g0463", "G0463"), ("powered air mattress", "E0277")]
)
def test_what_a_search_puts_first(store: Path, addenda: CommandLine, query: str, first: str) -> None:
    outcome = addenda("search", "hcpcs/2019", query, "--limit", "3", "--format", "json", "--store", store)
    assert first in [hit["code"] for hit in json.loads(outcome.out)["hits"]]
