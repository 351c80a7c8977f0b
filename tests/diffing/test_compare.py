"""One table says what every kind of change is called; laws say what must hold for all of them."""

from datetime import date

import pytest
from hypothesis import given

from addenda.diffing.compare import compare
from addenda.errors import UsageError
from addenda.model.changes import ChangeKind, ChangeSet, Reason
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.snapshot import Snapshot
from tests.support.build import CODESET, concept, snapshot
from tests.support.laws import LAW
from tests.support.strategies import snapshot_pairs

BASE: dict[str, Value] = {"long": "Repair of the lumenar fold, simple", "short": "Repair fold", "added": "2019-01-01"}
OTHER = "Bridge payment for core session attendance"

Expected = list[tuple[str, str | None, str]]

# What the old release (2024) has, what the new one (2025) has, and what that is called: kind, reason, day.
TABLE: list[tuple[str, dict[str, Value] | None, dict[str, Value] | None, Expected]] = [
    ("nothing changed", {}, {}, []),
    ("added: new", None, {"added": "2025-01-01"}, [("added", "new", "2025-01-01")]),
    ("added: new during the year", None, {"added": "2024-07-01"}, [("added", "new", "2024-07-01")]),
    ("added: no date given", None, {"added": ""}, [("added", "new", "2025-01-01")]),
    ("added: was scheduled", {"added": "2024-04-01"}, {"added": "2024-04-01"}, [("added", "new", "2024-04-01")]),
    (
        "added: was scheduled, with its end",
        {"added": "2024-04-01", "terminated": "2025-12-31"},
        {"added": "2024-04-01", "terminated": "2025-12-31"},
        [("added", "new", "2024-04-01")],
    ),
    ("added: reactivated", {"terminated": "2023-12-31"}, {}, [("added", "reactivated", "2025-01-01")]),
    (
        "added: a dead number used anew",
        {"terminated": "2023-12-31"},
        {"long": OTHER, "added": "2024-07-01"},
        [("added", "reused", "2024-07-01")],
    ),
    ("not there yet", None, {"added": "2025-04-01"}, []),
    ("deleted: terminated", {}, {"terminated": "2024-12-31"}, [("deleted", "terminated", "2025-01-01")]),
    ("deleted: mid-year", {}, {"terminated": "2024-06-30"}, [("deleted", "terminated", "2024-07-01")]),
    ("last day is the new day", {}, {"terminated": "2025-01-01"}, [("updated", None, "2025-01-01")]),
    (
        "deleted: the end was known before",
        {"terminated": "2024-06-30"},
        {"terminated": "2024-06-30"},
        [("deleted", "terminated", "2024-07-01")],
    ),
    (
        "deleted: its last day was the old day",
        {"terminated": "2024-01-01"},
        {"terminated": "2024-01-01"},
        [("deleted", "terminated", "2024-01-02")],
    ),
    ("deleted: absent", {}, None, [("deleted", "absent", "2025-01-01")]),
    ("purged after its end", {"terminated": "2021-12-31"}, None, []),
    ("deleted: moved into the future", {}, {"added": "2025-04-01"}, [("deleted", "not begun", "2025-01-01")]),
    (
        "reused: another add date, another text",
        {},
        {"long": OTHER, "added": "2024-07-01"},
        [("deleted", "reused", "2024-07-01"), ("added", "reused", "2024-07-01")],
    ),
    (
        "reused: no dates, texts share nothing",
        {"added": ""},
        {"added": "", "long": OTHER},
        [("deleted", "reused", "2025-01-01"), ("added", "reused", "2025-01-01")],
    ),
    ("same add date: the publisher says it is the same code", {}, {"long": OTHER}, [("revised", None, "2025-01-01")]),
    ("the add date was corrected", {}, {"added": "2019-01-02"}, [("updated", None, "2025-01-01")]),
    ("revised: long", {}, {"long": "Repair of the lumenar fold, complex"}, [("revised", None, "2025-01-01")]),
    ("revised: short", {}, {"short": "Repair of fold"}, [("revised", None, "2025-01-01")]),
    ("revised, with coverage", {}, {"short": "Fold", "coverage": "D"}, [("revised", None, "2025-01-01")]),
    ("updated: payment", {}, {"coverage": "D"}, [("updated", None, "2025-01-01")]),
    ("updated: administrative", {}, {"hierarchy": {"section": "X"}}, [("updated", None, "2025-01-01")]),
    ("updated: an end is announced", {}, {"terminated": "2025-06-30"}, [("updated", None, "2025-01-01")]),
    ("provenance alone is nothing", {"action": "N"}, {"action": "A"}, []),
    ("ended twice", {"terminated": "2022-12-31"}, {"terminated": "2022-12-31", "long": OTHER}, []),
]


def one(fields: dict[str, Value] | None) -> list[Concept]:
    merged = {**BASE, **(fields or {})}
    return [] if fields is None else [concept("A0001", **{name: value for name, value in merged.items() if value})]


@pytest.mark.parametrize(("old", "new", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_every_kind_of_change(old: dict[str, Value] | None, new: dict[str, Value] | None, expected: Expected) -> None:
    changes = compare(snapshot(one(old), "2024"), snapshot(one(new), "2025"))
    found = [(c.kind.value, c.reason.value if c.reason else None, c.on.isoformat()) for c in changes.changes]
    assert found == expected
    assert changes.transients == ()


def test_a_code_that_began_and_ended_in_between_is_transient() -> None:
    code = concept("A0001", long="Short-lived", added="2024-04-01", terminated="2024-09-30")
    changes = compare(snapshot([], "2024"), snapshot([code], "2025"))
    assert changes.changes == ()
    assert [(t.concept, t.added, t.terminated) for t in changes.transients] == [
        (code, date(2024, 4, 1), date(2024, 9, 30))
    ]
    assert changes.counts.transient == 1


def test_a_transient_code_that_was_scheduled_in_the_old_release_already() -> None:
    code = concept("A0001", long="Short-lived", added="2024-04-01", terminated="2024-09-30")
    changes = compare(snapshot([code], "2024"), snapshot([code], "2025"))
    assert [transient.concept for transient in changes.transients] == [code]


def test_field_changes_name_role_class_and_redline() -> None:
    old = concept("A0001", long="Scan w/ contrast", coverage="C", hierarchy={"section": "One", "heading": "Same"})
    new = concept("A0001", long="Scan with contrast", coverage="D", hierarchy={"section": "Two", "heading": "Same"})
    (change,) = compare(snapshot([old], "2024"), snapshot([new], "2025")).changes
    long, coverage, hierarchy = change.fields
    assert (long.field, long.role.value, long.revision) == ("long", "descriptor", "editorial")
    assert [(edit.value, text) for edit, text in long.redline] == [
        ("equal", "Scan"),
        ("delete", " w/"),
        ("insert", " with"),
        ("equal", " contrast"),
    ]
    assert (coverage.field, coverage.role.value, coverage.old, coverage.new) == ("coverage", "payment", "C", "D")
    assert hierarchy.details == ("section: One -> Two",)


def test_replacements_come_from_the_release_that_ended_the_code() -> None:
    old = concept("A0001", long="Old", cross_references=["A0009"])
    new = concept("A0001", long="Old", cross_references=["A0002", "A0003"], terminated="2024-12-31")
    (change,) = compare(snapshot([old], "2024"), snapshot([new], "2025")).changes
    assert change.replacements == ("A0002", "A0003")


def test_releases_of_two_code_sets_are_not_compared() -> None:
    from dataclasses import replace

    other = snapshot([], "2025", codeset=replace(CODESET, id="other"))
    with pytest.raises(UsageError, match="different code sets"):
        compare(snapshot([], "2024"), other)


@given(snapshot_pairs())
def test_the_codes_in_force_add_up(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    counts = compare(old, new).counts
    assert old.release.in_force - counts.deleted + counts.added == new.release.in_force
    assert counts.unchanged == new.release.in_force - counts.added - counts.revised - counts.updated >= 0


@given(snapshot_pairs())
def test_added_and_deleted_are_the_difference_of_what_is_in_force(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    was = {c.key for c in old if c.in_force(old.release.effective)}
    now = {c.key for c in new if c.in_force(new.release.effective)}
    found = compare(old, new)
    twice = {c.key for c in found.changes if c.reason is Reason.REUSED and c.kind is ChangeKind.DELETED}
    assert keys(found, ChangeKind.ADDED) - twice == now - was
    assert keys(found, ChangeKind.DELETED) - twice == was - now
    assert keys(found, ChangeKind.REVISED) | keys(found, ChangeKind.UPDATED) | twice <= was & now


@LAW
@given(snapshot_pairs())
def test_the_other_way_round_added_is_deleted(pair: tuple[Snapshot, Snapshot]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert keys(there, ChangeKind.ADDED) == keys(back, ChangeKind.DELETED)
    assert keys(there, ChangeKind.REVISED) == keys(back, ChangeKind.REVISED)
    assert keys(there, ChangeKind.UPDATED) == keys(back, ChangeKind.UPDATED)
    assert {t.concept.key for t in there.transients} == {t.concept.key for t in back.transients}


@given(snapshot_pairs())
def test_changes_are_sorted_and_deletions_come_first(pair: tuple[Snapshot, Snapshot]) -> None:
    order = [(change.key, change.kind is not ChangeKind.DELETED) for change in compare(*pair).changes]
    assert order == sorted(order)


def keys(changes: ChangeSet, kind: ChangeKind) -> set[ConceptKey]:
    return {change.key for change in changes.of_kind(kind)}


def test_of_two_versions_of_a_transient_codes_dates_the_later_release_counts() -> None:
    planned = concept("A0001", long="Short-lived", added="2024-04-01", terminated="2024-09-30")
    moved = concept("A0001", long="Short-lived", added="2024-04-01", terminated="2024-06-30")
    releases = snapshot([planned], "2024"), snapshot([moved], "2025")
    for pair in (releases, releases[::-1]):
        assert [transient.concept for transient in compare(*pair).transients] == [moved]
