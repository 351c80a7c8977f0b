"""A selection of changes counts as if the two releases held no other codes."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.compare import compare
from addenda.diffing.reconciling.reconcile import reconcile
from addenda.diffing.reconciling.selecting import select_accounts
from addenda.diffing.selecting import chosen_codes, select
from addenda.model.book import BookFacts, Conversion, Renumbering, Sunset
from addenda.model.changes import ChangeKind, ChangeSet
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.selection import CodeRange, Selection
from addenda.model.snapshot import Snapshot
from tests.support.build import concept, snapshot
from tests.support.strategies import snapshot_pairs

FIRST = Selection("first", (CodeRange("A0000", "A9999"),))


def narrowed(old: Snapshot, new: Snapshot, selection: Selection) -> ChangeSet:
    codes = chosen_codes(selection, (*old, *new))
    return select(compare(old, new), selection, codes, old, new)


def only(of: Snapshot, codes: set[str]) -> Snapshot:
    kept = [one for one in of if one.code in codes]
    return snapshot(kept, of.release.id.release, effective=of.release.effective)


def every_code(pair: tuple[Snapshot, Snapshot]) -> list[str]:
    return sorted({one.code for side in pair for one in side})


@given(snapshot_pairs())
def test_a_selection_of_everything_changes_nothing(pair: tuple[Snapshot, Snapshot]) -> None:
    found = select(compare(*pair), FIRST, every_code(pair), *pair)
    assert found.only is FIRST
    assert replace(found, only=None) == compare(*pair)


@given(snapshot_pairs(), st.randoms(use_true_random=False))
def test_a_selection_is_the_comparison_of_releases_that_hold_no_other_code(
    pair: tuple[Snapshot, Snapshot], random: Random
) -> None:
    codes = {code for code in every_code(pair) if random.random() < 0.5}
    old, new = pair
    found = select(compare(old, new), FIRST, codes, old, new)
    assert replace(found, only=None) == compare(only(old, codes), only(new, codes))


def test_a_code_that_moved_between_sections_is_in_the_selection_of_both() -> None:
    old = snapshot([concept("A0001", long="x", hierarchy={"section": "Here"}), concept("A0002", long="y")], "2025")
    new = snapshot([concept("A0001", long="x", hierarchy={"section": "There"}), concept("A0002", long="z")], "2026")
    for section in ("Here", "There"):
        found = narrowed(old, new, Selection(section, (), (section,)))
        assert [(one.kind, one.key.code) for one in found.changes] == [(ChangeKind.UPDATED, "A0001")]
        assert (found.old.in_force, found.new.in_force, found.counts.updated, found.counts.unchanged) == (1, 1, 1, 0)


def test_facts_of_the_book_stay_where_one_of_their_codes_is_chosen() -> None:
    a, b, c, t = (ConceptKey(code) for code in ("A0001", "B0001", "B0002", "B0003"))
    book = BookFacts(
        renumbered=(Renumbering(a, b, moved=True), Renumbering(b, c, moved=False)),
        converted=(Conversion(t, (a, b)), Conversion(t, (b,))),
        sunsets=(Sunset(a, date(2021, 1, 1), date(2026, 1, 1)), Sunset(b, date(2021, 1, 1), date(2026, 1, 1))),
        order={b: 0, a: 1},
    )
    old, new = snapshot([concept("A0001", long="x")], "2025"), snapshot([], "2026")
    changes = replace(compare(old, new), book=book)
    found = select(changes, FIRST, chosen_codes(FIRST, old), old, new).book
    assert found is not None
    assert (found.renumbered, found.converted) == (book.renumbered[:1], book.converted[:1])
    assert (found.sunsets, found.order) == (book.sunsets[:1], {a: 0})


def test_a_reconciliation_of_a_selection_counts_its_codes_and_has_no_published_total() -> None:
    old = snapshot([concept("A0001", long="x"), concept("B0001", long="y")], "2025")
    new = snapshot([], "2026")
    declared = [DeclaredChange(ConceptKey(code), "deleted", "list") for code in ("A0001", "B0001")]
    declared.append(DeclaredChange(ConceptKey("B0002"), "added", "list"))
    whole = reconcile(old, new, declared, {ChangeKind.DELETED: 2})
    found = select_accounts(whole, narrowed(old, new, FIRST), {"A0001"})
    assert [one.key.code for one in found.agreements] == ["A0001"]
    assert (found.disagreements, found.unexplained) == ((), 0)
    totals = {total.kind: tuple(total[1:]) for total in found.totals}
    assert totals[ChangeKind.DELETED] == (1, 1, None)
    assert totals[ChangeKind.ADDED] == (0, 0, None)
