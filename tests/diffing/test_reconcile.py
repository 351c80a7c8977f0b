"""What was computed against what the publisher declares: each agreement, and each cause of a disagreement."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from addenda.diffing.reconciling.reconcile import reconcile
from addenda.errors import UsageError
from addenda.model.changes import ChangeKind
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.declared import DeclaredChange
from addenda.model.history import Knowledge
from addenda.model.reconciliation import Background, Cause, Correction, Reconciliation
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from tests.support.build import concept, snapshot

CODE = "A0001"
BASE: dict[str, Value] = {"long": "an invented scan", "short": "scan", "added": "2010-01-01"}
COMMIT = Knowledge("c" * 40, datetime(2025, 2, 3, tzinfo=UTC), "Correct test/2025")

Fields = dict[str, Value]


def side(fields: Fields | None, release: str) -> Snapshot:
    """A release of one code, read by the reader whose action codes are known; None is a release without it."""
    concepts = [] if fields is None else [concept(CODE, **fields)]
    made = snapshot(concepts, release)
    return Snapshot(made.codeset, made.release._replace(reader="hcpcs"), made.shards)


def declared(*actions: str, on: str | None = None) -> list[DeclaredChange]:
    day = date.fromisoformat(on) if on else None
    return [DeclaredChange(ConceptKey(CODE), action, "action column", day) for action in actions]


def reconciled(
    old: Fields | None, new: Fields | None, said: Iterable[DeclaredChange], background: Background | None = None
) -> Reconciliation:
    return reconcile(side(old, "2024"), side(new, "2025"), said, {}, background or Background())


def cause(found: Reconciliation) -> Cause | None:
    """The cause of the only disagreement; None where both sides agree."""
    assert len(found.agreements) + len(found.disagreements) == 1
    return found.disagreements[0].explanation.cause if found.disagreements else None


NEW = BASE | {"added": "2025-01-01"}
ENDED = BASE | {"terminated": "2024-12-31"}
RETURNED = BASE | {"terminated": "2020-12-31"}


@pytest.mark.parametrize(
    ("old", "new", "actions", "on"),
    [
        (None, NEW, ["A"], "2025-01-01"),
        (None, NEW, ["A"], None),
        (None, NEW, ["added"], None),
        (BASE, ENDED, ["D"], "2025-01-01"),
        (BASE, None, ["D"], None),
        (BASE, None, ["Deleted"], None),
        (RETURNED, BASE, ["R"], None),
        (None, BASE, ["R"], None),
        (BASE, BASE | {"long": "another scan"}, ["C"], "2024-07-01"),
        (BASE, BASE | {"long": "another scan"}, ["revised"], None),
        (BASE, BASE | {"long": "another scan", "short": "other"}, ["C"], "2025-01-01"),
        (BASE, BASE | {"short": "other"}, ["S"], None),
        (BASE, BASE | {"long": "another scan", "coverage": "C"}, ["B"], None),
        (BASE, BASE | {"long": "another scan", "coverage": "C"}, ["C", "F"], None),
        (BASE, BASE | {"coverage": "C"}, ["F"], None),
        (BASE, BASE | {"pricing": ["38"]}, ["P"], None),
    ],
)
def test_both_sides_agree(old: Fields | None, new: Fields | None, actions: list[str], on: str | None) -> None:
    said = declared(*actions, on=on)
    found = reconciled(old, new, said)
    assert cause(found) is None
    assert [one.action for one in found.agreements[0].declared] == actions
    assert len(found.agreements[0].computed) == 1


@pytest.mark.parametrize(
    ("old", "new", "actions", "on", "expected"),
    [
        (None, BASE | {"added": "2024-04-01", "terminated": "2024-09-30"}, ["D"], "2024-10-01", Cause.TRANSIENT),
        (None, BASE | {"added": "2024-04-01", "terminated": "2024-09-30"}, [], None, Cause.TRANSIENT),
        (BASE, {"long": "x y z", "short": "x", "added": "2024-07-01"}, ["A"], "2024-07-01", Cause.REUSED),
        (BASE, ENDED, ["D"], "2020-01-01", Cause.OUTSIDE),
        (None, BASE, [], None, Cause.OUTSIDE),
        (None, BASE | {"added": "2025-07-01"}, ["A"], "2025-07-01", Cause.OUTSIDE),
        (BASE, BASE | {"long": "another scan"}, ["C"], "2023-07-01", Cause.OUTSIDE),
        (None, BASE | {"added": "2024-07-01"}, [], None, Cause.INTERIM_DAY),
        (None, BASE | {"added": "2024-07-01"}, ["C"], "2025-01-01", Cause.INTERIM_DAY),
        (BASE, BASE | {"terminated": "2024-06-30"}, [], None, Cause.INTERIM_DAY),
        (RETURNED, RETURNED | {"long": "another scan"}, [], None, Cause.NOT_IN_FORCE),
        (RETURNED, RETURNED, ["C"], None, Cause.NOT_IN_FORCE),
        (BASE | {"action": "N"}, BASE | {"action": "C"}, ["C"], "2025-01-01", Cause.PROVENANCE),
        (BASE, BASE | {"long": "another scan"}, [], None, Cause.UNEXPLAINED),
        (BASE, BASE | {"long": "another scan"}, ["S"], None, Cause.UNEXPLAINED),
        (BASE, BASE | {"long": "another scan", "short": "other"}, ["S"], None, Cause.UNEXPLAINED),
        (BASE, BASE | {"long": "another scan", "pricing": ["38"]}, ["P"], None, Cause.UNEXPLAINED),
        (BASE, BASE | {"coverage": "C"}, ["B"], None, Cause.UNEXPLAINED),
        (BASE, None, [], None, Cause.UNEXPLAINED),
        (None, NEW, ["R", "D"], None, Cause.UNEXPLAINED),
        (None, NEW, ["Moved elsewhere"], None, Cause.UNEXPLAINED),
        (None, BASE | {"added": "2024-07-01"}, ["A"], "2024-10-01", Cause.UNEXPLAINED),
        (None, BASE | {"added": "2024-07-01"}, ["C"], "2024-04-01", Cause.UNEXPLAINED),
        (None, None, ["D"], None, Cause.UNEXPLAINED),
    ],
)
def test_the_cause_of_a_disagreement(
    old: Fields | None, new: Fields | None, actions: list[str], on: str | None, expected: Cause
) -> None:
    found = reconciled(old, new, declared(*actions, on=on))
    assert cause(found) is expected
    account = found.disagreements[0].account
    assert str(account.key) == CODE
    assert [one.action for one in account.declared] == sorted(actions)
    assert (account.old, account.new) == tuple(None if one is None else concept(CODE, **one) for one in (old, new))


def test_what_the_old_file_flagged_with_the_same_day_is_nothing_new() -> None:
    scheduled, said = BASE | {"added": "2024-07-01"}, declared("A", on="2024-07-01")
    found = reconciled(scheduled, scheduled, said, Background(before=tuple(said)))
    assert cause(found) is Cause.FLAGGED_BEFORE
    assert found.disagreements[0].explanation.release == ReleaseId("test", "2024")
    assert cause(reconciled(scheduled, scheduled, said)) is None
    other_day = Background(before=tuple(declared("A", on="2024-04-01")))
    assert cause(reconciled(scheduled, scheduled, said, other_day)) is None


def test_a_correction_that_touched_the_code() -> None:
    correction = Correction(ReleaseId("test", "2025"), COMMIT)
    background = Background(corrections={ConceptKey(CODE): correction})
    explanation = reconciled(BASE, BASE | {"long": "other"}, [], background).disagreements[0].explanation
    assert (explanation.cause, explanation.release, explanation.on) == (
        Cause.CORRECTION,
        ReleaseId("test", "2025"),
        date(2025, 2, 3),
    )
    assert explanation.commit == COMMIT.commit
    elsewhere = Background(corrections={ConceptKey("B0001"): correction})
    assert cause(reconciled(BASE, BASE | {"long": "other"}, [], elsewhere)) is Cause.UNEXPLAINED


def test_a_release_in_between_that_declares_it() -> None:
    july = ReleaseId("test", "2024-07")
    for actions, expected in ((["C"], Cause.INTERIM_RELEASE), (["S"], Cause.UNEXPLAINED), ([], Cause.UNEXPLAINED)):
        background = Background(interim=((july, tuple(declared(*actions, on="2024-07-01"))),))
        found = reconciled(BASE, BASE | {"long": "other"}, [], background)
        assert cause(found) is expected
    background = Background(interim=((july, tuple(declared("C"))),))
    contradicted = reconciled(BASE, BASE | {"long": "other"}, declared("D"), background)
    assert cause(contradicted) is Cause.UNEXPLAINED


def test_one_action_in_two_lists_is_one_declaration() -> None:
    said = [*declared("A", on="2025-01-01"), DeclaredChange(ConceptKey(CODE), "A", "transaction report")]
    account = reconciled(None, NEW, said).agreements[0]
    assert [(one.origins, one.on) for one in account.declared] == [
        (("action column", "transaction report"), date(2025, 1, 1))
    ]


def test_two_lists_with_two_days_are_two_declarations() -> None:
    reported = DeclaredChange(ConceptKey(CODE), "A", "transaction report", date(2024, 10, 1))
    said = [*declared("A", on="2025-01-01"), reported]
    found = reconciled(None, NEW, said)
    assert cause(found) is Cause.UNEXPLAINED
    assert [one.on for one in found.disagreements[0].account.declared] == [date(2024, 10, 1), date(2025, 1, 1)]


def test_totals_of_the_three_lists() -> None:
    old, new = [concept("A0001", **BASE), concept("A0002", **BASE)], [concept("A0002", **BASE), concept("A0003", **NEW)]
    said = [
        DeclaredChange(ConceptKey("A0003"), "added", "list"),
        DeclaredChange(ConceptKey("A0004"), "added", "list"),
    ]
    published = {ChangeKind.ADDED: 2, ChangeKind.DELETED: 7}
    found = reconcile(snapshot(old, "2024"), snapshot(new, "2025"), said, published)
    assert [tuple(total) for total in found.totals] == [
        (ChangeKind.ADDED, 1, 2, 2),
        (ChangeKind.DELETED, 1, 0, 7),
        (ChangeKind.REVISED, 0, 0, None),
        (ChangeKind.UPDATED, 0, 0, None),
    ]
    assert [total.explained for total in found.totals] == [True, False, True, True]
    codes = [one.explanation.cause for one in found.disagreements].count(Cause.UNEXPLAINED)
    assert found.unexplained == codes + 1


def test_it_goes_forward_in_time_within_one_code_set() -> None:
    one, other = side(BASE, "2024"), side(BASE, "2025")
    with pytest.raises(UsageError, match="does not take effect before"):
        reconcile(other, one, [], {})
    with pytest.raises(UsageError, match="does not take effect before"):
        reconcile(one, one, [], {})
    stranger = Snapshot(one.codeset, one.release._replace(id=ReleaseId("other", "2024")), one.shards)
    with pytest.raises(UsageError, match="different code sets"):
        reconcile(stranger, other, [], {})


def test_concepts_are_found_for_every_account() -> None:
    same: list[Concept] = [concept("A0001", **BASE), concept("A0002", **BASE)]
    said = [DeclaredChange(ConceptKey("A0002"), "revised", "list")]
    found = reconcile(snapshot(same, "2024"), snapshot(same, "2025"), said, {})
    account = found.disagreements[0].account
    assert account.old == account.new == same[1]
