"""What the generator did between two releases is what the comparison and the book tell, in every category."""

from itertools import pairwise

import pytest

from addenda.diffing.book.reading import read_book
from addenda.diffing.compare import compare
from addenda.model.changes import ChangeKind, ChangeSet, Reason
from addenda.model.cpt.fields import AFTER
from addenda.sample.codeset import CODESET
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.truth import Converted, Inherited, Renumbered, Truth
from tests.support.build import snapshot

MADE = [(seed, 600, 4, False) for seed in range(20)] + [(20, 12_000, 2, False), (21, 1_000, 3, True)]


@pytest.mark.parametrize(("seed", "concepts", "releases", "quarterly"), MADE)
def test_the_book_tells_the_truth(seed: int, concepts: int, releases: int, quarterly: bool) -> None:
    for before, after in pairwise(generate(seed, concepts, releases, 2024, quarterly=quarterly)):
        found = told(changes_between(before, after))
        for name in found:
            assert found[name] == getattr(after.truth, name), name


def changes_between(before: SyntheticRelease, after: SyntheticRelease) -> ChangeSet:
    old, new = (snapshot(one.concepts, one.name, codeset=CODESET, effective=one.effective) for one in (before, after))
    return read_book(compare(old, new), old, new)


def told(changes: ChangeSet) -> dict[str, object]:
    """Return what is found, by the names that the truth has for it."""
    book = changes.book
    assert book is not None
    revised = changes.of_kind(ChangeKind.REVISED)
    through = {change.through for change in revised}
    return {
        "added": codes(changes, ChangeKind.ADDED),
        "deleted": codes(changes, ChangeKind.DELETED),
        "reused": sorted_codes(c.key.code for c in changes.of_kind(ChangeKind.ADDED) if c.reason is Reason.REUSED),
        "reinstated": sorted_codes(c.key.code for c in changes.changes if c.reason is Reason.REACTIVATED),
        "parents": sorted_codes(key.code for key in through if key),
        "through_parent": tuple(Inherited(c.key.code, c.through.code) for c in revised if c.through),
        "updated": codes(changes, ChangeKind.UPDATED),
        "renumbered": tuple(Renumbered(one.old.code, one.new.code, one.moved) for one in book.renumbered),
        "converted": tuple(Converted(one.old.code, tuple(key.code for key in one.new)) for one in book.converted),
        "sunset": tuple(one.key.code for one in book.sunsets),
        "resequenced": sorted_codes(
            c.key.code
            for c in changes.changes
            if c.kind is not ChangeKind.DELETED
            and c.new
            and AFTER in c.new.fields
            and not (c.old and AFTER in c.old.fields)
        ),
    }


def codes(changes: ChangeSet, kind: ChangeKind) -> tuple[str, ...]:
    return tuple(c.key.code for c in changes.of_kind(kind) if c.reason is not Reason.REUSED)


def sorted_codes(found: object) -> tuple[str, ...]:
    return tuple(sorted(set(found)))  # type: ignore[call-overload]


def test_of_a_first_release_only_the_sunsets_are_told() -> None:
    (release,) = generate(1, 600, 1, 2024)
    changes = changes_between(release, release)
    assert changes.book is not None
    assert release.truth == Truth(sunset=tuple(one.key.code for one in changes.book.sunsets))
