"""The comparison finds the truth: what was done to the sample is what `compare` tells of it."""

from itertools import pairwise

import pytest

from addenda.diffing.book.reading import read_book
from addenda.diffing.compare import compare
from addenda.model.book import Conversion, Renumbering
from addenda.model.changes import Change, ChangeKind, ChangeSet, Reason, RevisionClass
from addenda.model.concept import ConceptKey
from addenda.sample.codeset import CODESET
from addenda.sample.generator import generate
from addenda.sample.truth import Truth
from tests.support.build import snapshot


def codes(changes: ChangeSet, kind: ChangeKind, *reasons: Reason) -> tuple[str, ...]:
    found = (change for change in changes.of_kind(kind) if not reasons or change.reason in reasons)
    return tuple(change.key.code for change in found)


def revision(change: Change) -> RevisionClass | None:
    return next(field.revision for field in change.fields if field.field == "long")


def check(changes: ChangeSet, truth: Truth) -> None:
    assert codes(changes, ChangeKind.ADDED, Reason.NEW, Reason.REACTIVATED) == truth.added
    assert codes(changes, ChangeKind.ADDED, Reason.REACTIVATED) == truth.reinstated
    assert codes(changes, ChangeKind.DELETED, Reason.TERMINATED) == truth.deleted
    assert codes(changes, ChangeKind.DELETED, Reason.REUSED) == truth.reused
    assert codes(changes, ChangeKind.REVISED) == truth.revised
    assert codes(changes, ChangeKind.UPDATED) == truth.updated
    own = {change.key.code: revision(change) for change in changes.of_kind(ChangeKind.REVISED) if not change.through}
    assert {code for code, how in own.items() if how is RevisionClass.EDITORIAL} == {*truth.editorial}
    assert {code for code, how in own.items() if how is RevisionClass.TEXTUAL} == {*truth.textual, *truth.parents}


def check_book(changes: ChangeSet, truth: Truth) -> None:
    assert changes.book is not None
    through = ((change.key.code, change.through.code) for change in changes.changes if change.through)
    assert tuple(sorted(through)) == truth.through_parent
    assert changes.book.renumbered == tuple(
        Renumbering(ConceptKey(one.old), ConceptKey(one.new), one.moved) for one in truth.renumbered
    )
    assert changes.book.converted == tuple(
        Conversion(ConceptKey(one.old), tuple(map(ConceptKey, one.new))) for one in truth.converted
    )
    assert tuple(sunset.key.code for sunset in changes.book.sunsets) == truth.sunset


@pytest.mark.parametrize("seed", range(20))
def test_comparison_finds_the_truth(seed: int) -> None:
    made = generate(seed, 300, 3, 2025, quarterly=seed % 2 == 0)
    snapshots = [snapshot(one.concepts, one.name, codeset=CODESET, effective=one.effective) for one in made]
    for (old, new), release in zip(pairwise(snapshots), made[1:], strict=True):
        changes = read_book(compare(old, new), old, new)
        check(changes, release.truth)
        check_book(changes, release.truth)
