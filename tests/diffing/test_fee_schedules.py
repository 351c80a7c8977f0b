"""Fee schedules: concepts keyed by code and modifier."""

from dataclasses import replace

from addenda.diffing.compare import compare
from addenda.diffing.delta import difference
from addenda.model.changes import ChangeKind
from addenda.model.codeset import Kind
from addenda.model.concept import Concept, ConceptKey, Value
from tests.support.build import CODESET, concept, snapshot

FEES = replace(CODESET, kind=Kind.FEE_SCHEDULE)


def fee(code: str, modifier: str = "", **fields: Value) -> Concept:
    return Concept(ConceptKey(code, modifier), fields)


def test_lines_are_sorted_by_code_then_modifier() -> None:
    concepts = [fee("A0001", "TC"), fee("A0002"), fee("A0001", "26"), fee("A0001"), fee("A0001", "53")]
    keys = [str(one.key) for one in snapshot(concepts, codeset=FEES)]
    assert keys == ["A0001", "A0001-26", "A0001-53", "A0001-TC", "A0002"]
    assert snapshot(reversed(concepts), codeset=FEES).shards["A"].id == snapshot(concepts, codeset=FEES).shards["A"].id


def test_a_code_is_found_with_all_its_modifiers_and_no_other_code() -> None:
    concepts = [fee("A0001", "26"), fee("A0001"), fee("A0010"), fee("A000"), fee("A0001", "TC")]
    found = snapshot(concepts, codeset=FEES).find("A0001")
    assert [one.key.modifier for one in found] == ["", "26", "TC"]
    assert [one.key for one in snapshot(concepts, codeset=FEES).find("A000")] == [ConceptKey("A000")]
    assert snapshot(concepts, codeset=FEES).find("A00") == []


def test_each_modifier_changes_by_itself() -> None:
    old = snapshot([fee("A0001", pricing="1"), fee("A0001", "26", pricing="2"), fee("A0001", "TC")], codeset=FEES)
    new = snapshot(
        [fee("A0001", pricing="1"), fee("A0001", "26", pricing="3"), fee("A0001", "53")], "2026", codeset=FEES
    )
    changes = compare(old, new)
    assert [(change.kind, str(change.key)) for change in changes.changes] == [
        (ChangeKind.UPDATED, "A0001-26"),
        (ChangeKind.ADDED, "A0001-53"),
        (ChangeKind.DELETED, "A0001-TC"),
    ]
    assert (changes.counts.added, changes.counts.deleted, changes.counts.updated, changes.counts.unchanged) == (
        1,
        1,
        1,
        1,
    )


def test_the_difference_applied_gives_the_new_release() -> None:
    before = [fee("A0001", pricing="1"), fee("A0001", "26", pricing="2"), fee("B0001", "TC")]
    after = [fee("A0001", "26", pricing="3"), fee("A0001", "TC", pricing="2"), fee("B0001", "TC")]
    old, new = snapshot(before, codeset=FEES), snapshot(after, "2026", codeset=FEES)
    assert list(difference(old, new).apply(old).values()) == list(new)


def test_another_abbreviation_is_a_revision_and_no_other_meaning() -> None:
    old, new = concept("A0001", long="Doc first line item"), concept("A0001", long="Itm w/wo other rx")
    kinds = [
        [
            change.kind
            for change in compare(snapshot([old], codeset=codeset), snapshot([new], "2026", codeset=codeset)).changes
        ]
        for codeset in (FEES, CODESET)
    ]
    assert kinds == [[ChangeKind.REVISED], [ChangeKind.DELETED, ChangeKind.ADDED]]
