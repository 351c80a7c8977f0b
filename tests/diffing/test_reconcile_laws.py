"""The law of a reconciliation: whatever either side says is accounted for exactly once."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.compare import compare
from addenda.diffing.reconciling.reconcile import reconcile
from addenda.model.changes import Transient
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.reconciliation import Background, Cause, Computed
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from tests.support.laws import LAW
from tests.support.stories import DAYS, KEYS
from tests.support.strategies import snapshot_pairs

ACTIONS = [*"ABCDFPRST", "added", "deleted", "revised", "updated", "unheard of"]

entries = st.builds(
    DeclaredChange,
    st.sampled_from([*KEYS, ConceptKey("B9999")]),
    st.sampled_from(ACTIONS),
    st.sampled_from(["action column", "transaction report"]),
    st.none() | st.sampled_from(DAYS),
)
lists = st.lists(entries, max_size=12, unique_by=lambda entry: (entry.key, entry.action, entry.origin))
INTERIM = ReleaseId("test", "2024-07")


def read_by_hcpcs(one: Snapshot) -> Snapshot:
    return Snapshot(one.codeset, one.release._replace(reader="hcpcs"), one.shards)


def fingerprint(fact: Computed) -> tuple[str, str, date]:
    if isinstance(fact, Transient):
        return str(fact.concept.key), "transient", fact.added
    return str(fact.key), fact.kind.value, fact.on


@given(snapshot_pairs(), lists, lists, lists)
def test_every_change_and_every_action_is_accounted_for_once(
    pair: tuple[Snapshot, Snapshot],
    declared: list[DeclaredChange],
    before: list[DeclaredChange],
    interim: list[DeclaredChange],
) -> None:
    old, new = (read_by_hcpcs(side) for side in pair)
    background = Background(tuple(before), ((INTERIM, tuple(interim)),))
    found = reconcile(old, new, declared, {}, background)
    accounts = [*found.agreements, *(one.account for one in found.disagreements)]
    assert len({account.key for account in accounts}) == len(accounts)

    computed = Counter(fingerprint(fact) for account in accounts for fact in account.computed)
    changes = compare(old, new)
    expected: list[Computed] = [*changes.changes, *changes.transients]
    assert computed == Counter(fingerprint(fact) for fact in expected)

    said = Counter(
        (one.key, one.action, origin) for account in accounts for one in account.declared for origin in one.origins
    )
    assert said == Counter((entry.key, entry.action, entry.origin) for entry in declared)
    assert all(account.computed and account.declared for account in found.agreements)


@LAW
@given(snapshot_pairs(), lists)
def test_the_order_of_the_lists_changes_nothing(
    pair: tuple[Snapshot, Snapshot], declared: list[DeclaredChange]
) -> None:
    old, new = (read_by_hcpcs(side) for side in pair)
    one, other = (reconcile(old, new, listed, {}) for listed in (declared, declared[::-1]))
    assert [account.key for account in one.agreements] == [account.key for account in other.agreements]
    assert [each.explanation for each in one.disagreements] == [each.explanation for each in other.disagreements]


@given(snapshot_pairs())
def test_without_a_declared_list_nothing_agrees(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = (read_by_hcpcs(side) for side in pair)
    assert reconcile(old, new, [], {}).agreements == ()


@given(snapshot_pairs(), lists)
def test_a_cause_that_names_a_day_is_borne_out_by_it(
    pair: tuple[Snapshot, Snapshot], declared: list[DeclaredChange]
) -> None:
    old, new = (read_by_hcpcs(side) for side in pair)
    for one in reconcile(old, new, declared, {}).disagreements:
        day = one.explanation.on
        if one.explanation.cause is Cause.OUTSIDE:
            assert day is not None
            assert not old.release.effective < day <= new.release.effective
        if one.explanation.cause is Cause.INTERIM_DAY:
            assert day is not None
            assert old.release.effective < day < new.release.effective
