"""ICD-10-CM at its real size: the order file as published, and a next year made from it of which the truth is known."""

import json
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.cli import CommandLine
from tests.support.icd10_year import Truth, next_year, order_rows, order_text
from tests.support.real import real_file

pytestmark = pytest.mark.xdist_group("icd10")  # one worker imports for all of them
FIRST, SECOND = "icd10cm/2021-01", "icd10cm/2021-10"


class Years(NamedTuple):
    """Both years as files, how many codes each has, and what differs."""

    published: Path
    following: Path
    old: int
    new: int
    truth: Truth


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Years:
    published = real_file("icd10/icd10cm-order-Jan-2021.zip")
    with zipfile.ZipFile(published) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    rows = order_rows(text)
    assert order_text(rows) == text
    changed, truth = next_year(rows, seed=1)
    following = tmp_path_factory.mktemp("icd10") / "next.txt"
    following.write_text(order_text(changed), newline="")
    return Years(published, following, len(rows), len(changed), truth)


@pytest.fixture
def store(years: Years, addenda: CommandLine) -> Path:
    folder = years.following.parent / "store"
    if not folder.exists():
        addenda("init", folder)
        for name, file in ((FIRST, years.published), (SECOND, years.following)):
            assert addenda("import", name, file, "--store", folder).code == 0
    return folder


def told(addenda: CommandLine, store: Path, *arguments: str) -> dict[str, Any]:
    outcome = addenda(*arguments, "--format", "json", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    return dict(json.loads(outcome.out))


def expected(truth: Truth) -> list[list[Any]]:
    """Return every change: the code, what happened, why, and old and new value of the fields that differ."""
    changes: list[list[Any]] = []
    for kind, codes, reason in (("deleted", truth.deleted, "absent"), ("added", truth.added, "new")):
        changes += [[code, kind, reason, {}] for code in codes]
        changes += [[code, kind, "reused", {}] for code in truth.reused]
    for kind, codes in (("revised", truth.revised), ("updated", truth.updated)):
        changes += [[code, kind, None, truth.fields[code]] for code in codes]
    return sorted(changes, key=lambda change: (change[0], change[1] != "deleted"))


def differing(fields: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return the fields that differ with both values, as the order file writes them."""
    flags = {"yes": "1", "no": "0"}
    return {one["field"]: (flags.get(one["old"], one["old"]), flags.get(one["new"], one["new"])) for one in fields}


def test_the_difference_is_the_truth(years: Years, store: Path, addenda: CommandLine) -> None:
    document = told(addenda, store, "diff", FIRST, SECOND)
    truth, changes = years.truth, document["changes"]
    found = [[one["code"], one["change"], one["reason"], differing(one["fields"])] for one in changes]
    assert found == expected(truth)
    assert {one["on"] for one in changes} == {"2021-10-01"}
    assert document["counts"] == {
        "added": len(truth.added) + len(truth.reused),
        "deleted": len(truth.deleted) + len(truth.reused),
        "revised": len(truth.revised),
        "updated": len(truth.updated),
        "reused": len(truth.reused),
        "transient": 0,
        "unchanged": years.new - len(truth.added) - len(truth.reused) - len(truth.fields),
    }
    assert (document["old"]["in_force"], document["new"]["in_force"]) == (years.old, years.new)
    classes = {one["code"]: {f["class"] for f in one["fields"] if f["class"]} for one in changes}
    assert {code for code, found in classes.items() if found == {"editorial"}} == truth.editorial


def one_of(truth: Truth, category: str) -> str:
    """Return a code by what was done to it."""
    split = {code for code in truth.updated if f"{code}0" in truth.added}
    categories = {"split": split, "joined": truth.updated - split, "revised": truth.revised - truth.editorial}
    return min(categories.get(category) or getattr(truth, category))


LISTED = ("listed", None, FIRST)
HISTORIES = {
    "added": [("added", "new", SECOND)],
    "deleted": [LISTED, ("deleted", "absent", SECOND)],
    "revised": [LISTED, ("revised", None, SECOND)],
    "editorial": [LISTED, ("revised", None, SECOND)],
    "split": [LISTED, ("updated", None, SECOND)],
    "joined": [LISTED, ("updated", None, SECOND)],
    "reused": [LISTED, ("deleted", "reused", SECOND), ("added", "reused", SECOND)],
    "respaced": [LISTED],
}


@pytest.mark.parametrize("category", HISTORIES)
def test_the_history_of_one_code(category: str, years: Years, store: Path, addenda: CommandLine) -> None:
    code = one_of(years.truth, category)
    document = told(addenda, store, "history", "icd10cm", code)
    events = [(event["event"], event.get("reason"), event["release"]) for event in document["events"]]
    assert events == HISTORIES[category]
    assert {event["cause"] for event in document["events"]} == {"release"}
    assert document["in_force"] is (category != "deleted")
    assert differing(document["events"][-1].get("fields", [])) == years.truth.fields.get(code, {})


@pytest.mark.parametrize(
    ("category", "day", "in_force", "release"),
    [
        ("added", "2021-09-30", False, FIRST),
        ("added", "2021-10-01", True, SECOND),
        ("deleted", "2021-09-30", True, FIRST),
        ("deleted", "2021-10-01", False, SECOND),
        ("revised", "2022-05-05", True, SECOND),
    ],
)
def test_what_a_code_was_on_a_day(
    category: str, day: str, in_force: bool, release: str, years: Years, store: Path, addenda: CommandLine
) -> None:
    document = told(addenda, store, "show", "icd10cm", one_of(years.truth, category), "--on", day)
    assert (document["in_force"], document["release"], document["later"]) == (in_force, release, None)


@pytest.mark.parametrize(("day", "billable"), [("2021-09-30", "yes"), ("2021-10-01", "no")])
def test_a_code_with_new_codes_below_it_is_billable_no_more(
    day: str, billable: str, years: Years, store: Path, addenda: CommandLine
) -> None:
    code = one_of(years.truth, "split")
    (concept,) = told(addenda, store, "show", "icd10cm", f"{code[:3]}.{code[3:]}", "--on", day)["concepts"]
    assert (concept["code"], concept["fields"]["billable"]) == (code, billable)


def test_the_store_is_in_order_and_the_same_file_is_nothing_to_do(
    years: Years, store: Path, addenda: CommandLine
) -> None:
    assert addenda("check", "--store", store).code == 0
    assert "nothing to do" in addenda("import", SECOND, years.following, "--store", store).err
