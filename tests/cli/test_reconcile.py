"""`addenda reconcile`: as text, JSON and Markdown, with published totals and an exit code."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    return corrected_store(tmp_path, addenda)


def reconciled(addenda: CommandLine, store: Path, old: str, new: str, *options: str | Path) -> dict[str, Any]:
    outcome = addenda("reconcile", old, new, *options, "--format", "json", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    document = json.loads(outcome.out)
    assert isinstance(document, dict)
    return document


def causes(document: dict[str, Any]) -> dict[str, str]:
    return {one["code"]: one["cause"] for one in document["disagreements"]}


def test_each_disagreement_has_its_cause(store: Path, addenda: CommandLine) -> None:
    document = reconciled(addenda, store, "hcpcs/2018", "hcpcs/2019")
    assert document["format"] == "addenda.reconciliation/1"
    assert causes(document) == {
        "A0005": "born and ended in between",
        "G0001": "reused",
        "ZZ": "unexplained",
    }
    assert document["causes"] == {"born and ended in between": 1, "reused": 1, "unexplained": 1}
    assert [one["code"] for one in document["agreements"]] == ["A0006"]
    assert document["unexplained"] == 1
    totals = {total["kind"]: (total["computed"], total["declared"]) for total in document["totals"]}
    assert totals == {"added": (2, 2), "deleted": (1, 1), "revised": (1, 0), "updated": (0, 0)}


def test_both_versions_of_the_facts(store: Path, addenda: CommandLine) -> None:
    document = reconciled(addenda, store, "hcpcs/2018", "hcpcs/2019")
    reused = next(one for one in document["disagreements"] if one["code"] == "G0001")
    assert [(one["change"], one["reason"]) for one in reused["computed"]] == [
        ("deleted", "reused"),
        ("added", "reused"),
    ]
    assert reused["declared"] == [
        {"action": "A", "change": "added", "on": None, "origins": ["action column", "transaction report"]}
    ]
    silent = next(one for one in document["disagreements"] if one["code"] == "ZZ")
    assert (silent["computed"][0]["fields"][0]["field"], silent["declared"]) == ("long", [])


def test_a_correction_explains(store: Path, addenda: CommandLine) -> None:
    document = reconciled(addenda, store, "hcpcs/2017", "hcpcs/2018")
    assert causes(document) == {"A0009": "correction"}
    evidence = document["disagreements"][0]["evidence"]
    assert evidence["release"] == "hcpcs/2018"
    history = json.loads(addenda("history", "hcpcs", "A0009", "--format", "json", "--store", store).out)
    assert evidence["commit"] == history["events"][-1]["commit"]
    before = json.loads(addenda("history", "hcpcs", "A0003", "--format", "json", "--store", store).out)["events"][0]
    uncorrected = reconciled(addenda, store, "hcpcs/2017", f"hcpcs/2018@{before['commit']}")
    assert causes(uncorrected) == {}


def test_a_release_in_between_explains(store: Path, addenda: CommandLine) -> None:
    document = reconciled(addenda, store, "hcpcs/2017", "hcpcs/2019")
    found = {one["code"]: (one["cause"], one["evidence"]["release"]) for one in document["disagreements"]}
    assert found["A0001"] == found["A0003"] == ("declared in an interim release", "hcpcs/2018")


def test_published_totals(tmp_path: Path, store: Path, addenda: CommandLine) -> None:
    file = tmp_path / "totals.toml"
    file.write_text("added = 9\ndeleted = 1\n")
    options = ("--published-file", file, "--published", "added=2", "--published", "revised=4")
    totals = {
        total["kind"]: (total["published"], total["explained"])
        for total in reconciled(addenda, store, "hcpcs/2018", "hcpcs/2019", *options)["totals"]
    }
    assert totals == {"added": (2, True), "deleted": (1, True), "revised": (4, False), "updated": (None, True)}


def test_the_text_for_people(store: Path, addenda: CommandLine) -> None:
    arguments = ("hcpcs/2018", "hcpcs/2019", "--published", "deleted=5", "--store", store)
    text = addenda("reconcile", *arguments).out
    assert (
        text
        == """HCPCS Level II: hcpcs/2018 to hcpcs/2019, reconciled

What was computed and what the publisher declares agree on 1 code. They disagree on 3, 1 of them
unexplained. No list has the published total of deleted.

         computed  declared  published
Added           2         2
Deleted         1         1          5
Revised         1         0
Updated         0         0

Unexplained (1)
  The data establish no cause.
  ZZ  computed: revised; declared: nothing
    Long description (textual): Invented modifier{+, on either side+}

Born and ended in between (1)
  In force after the old release's date and no more at the new one's: in neither count.
  A0005  computed: in force from 2018-04-01 to 2018-09-30 only; declared: D (deleted), action column
      and transaction report

Reused (1)
  The number has another meaning: a deletion and an addition, where the publisher flags only one.
  G0001  computed: deleted (reused), last day 2018-03-31; added (reused) from 2018-04-01; declared:
      A (added), action column and transaction report
"""
    )


def test_markdown(store: Path, addenda: CommandLine) -> None:
    document = addenda("reconcile", "hcpcs/2017", "hcpcs/2018", "--format", "markdown", "--store", store).out
    assert document.startswith("# HCPCS Level II: hcpcs/2017 to hcpcs/2018, reconciled\n")
    assert "## Correction (1)\n" in document
    row = next(line for line in document.splitlines() if line.startswith("| A0009 |"))
    assert "| revised | nothing | hcpcs/2018 on " in row
    assert "**Long description** (textual): Invented wheel<ins> or wheels</ins>, each |" in row


def test_the_exit_code_is_for_what_is_unexplained(tmp_path: Path, store: Path, addenda: CommandLine) -> None:
    file = tmp_path / "out.txt"
    options = ("--exit-code", "--output", file, "--store", store)
    explained = addenda("reconcile", "hcpcs/2017", "hcpcs/2018", *options)
    assert (explained.code, explained.out) == (0, "")
    assert explained.err == f"1 disagreement, 0 unexplained: {file}\n"
    assert addenda("reconcile", "hcpcs/2018", "hcpcs/2019", *options).code == 1
    assert addenda("reconcile", "hcpcs/2017", "hcpcs/2018", "--published", "added=77", *options).code == 1
    assert file.read_text().startswith("HCPCS Level II: hcpcs/2017 to hcpcs/2018")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("hcpcs/2019", "hcpcs/2018"), 2, ["hcpcs/2019 does not take effect before hcpcs/2018"]),
        (("hcpcs/2015", "hcpcs/2030"), 4, ["hcpcs/2015", "hcpcs/2030"]),
        (("hcpcs/2018", "hcpcs/2019", "--published", "born=1", "--published", "added=x"), 2, ["born=1", "added=x"]),
        (("hcpcs/2018", "hcpcs/2019", "--published-file", "none.toml"), 4, ["no file 'none.toml'"]),
    ],
)
def test_what_cannot_be_reconciled(
    store: Path, addenda: CommandLine, arguments: tuple[str, ...], exit_code: int, words: list[str]
) -> None:
    outcome = addenda("reconcile", *arguments, "--store", store)
    assert (outcome.code, outcome.out) == (exit_code, "")
    assert all(word in outcome.err for word in words)


@pytest.mark.parametrize(
    ("content", "values"),
    [("added = 1\nborn = 2\nupdated = -3\ndeleted = true\n", ["born", "updated", "deleted"]), ("added", ["no TOML"])],
)
def test_a_file_of_totals_that_is_none(
    tmp_path: Path, store: Path, addenda: CommandLine, content: str, values: list[str]
) -> None:
    file = tmp_path / "totals.toml"
    file.write_text(content)
    outcome = addenda("reconcile", "hcpcs/2018", "hcpcs/2019", "--published-file", file, "--store", store)
    assert (outcome.code, outcome.out) == (7, "")
    assert all(value in outcome.err for value in values)
    assert len(outcome.err.splitlines()) == len(values)
