"""The generator: the same seed gives the same releases, and its truth is what differs between them."""

import os
import subprocess
import sys
from dataclasses import fields
from hashlib import sha256
from itertools import pairwise

import pytest

from addenda.diffing.compare import compare
from addenda.errors import UsageError
from addenda.model.canonical import to_shards
from addenda.model.changes import ChangeKind, Reason, RevisionClass
from addenda.sample.codeset import ADMINISTRATION, CODESET
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.numbers import Numbers
from addenda.sample.shipped import SAMPLE, canonical_text, sample_readings, sample_releases
from addenda.sample.truth import Truth
from tests.support.build import snapshot

# What the project ships. A new value here means new files in codesets/ and examples/, and says so.
SHIPPED = (
    "9cf25c19d2f60a3b3ed6345a3b393e5305ab96955fa6100e2e4d2f0b33489069",
    "67ef1a3ac61e62baa2d35a7083cfdbb5345f6178a3dd1a046c686932623f2f80",
)

PRINT_DIGESTS = """
from hashlib import sha256
from addenda.sample.shipped import canonical_text, sample_releases
print(*(sha256(canonical_text(release)).hexdigest() for release in sample_releases()))
"""

SIZES = [(200, 3), (600, 2), (6_000, 2)]


def digests(releases: tuple[SyntheticRelease, ...]) -> tuple[str, ...]:
    return tuple(sha256(canonical_text(release)).hexdigest() for release in releases)


def test_shipped_sample_has_not_changed() -> None:
    assert digests(sample_releases()) == SHIPPED


@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_hash_seed_changes_nothing(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    output = subprocess.run(
        [sys.executable, "-c", PRINT_DIGESTS], env=environment, check=True, capture_output=True, text=True
    ).stdout
    assert tuple(output.split()) == SHIPPED


def test_another_seed_gives_another_sample() -> None:
    assert digests(generate(2, 200, 1, 2025)) != digests(generate(3, 200, 1, 2025))


def test_more_releases_do_not_change_the_first_ones() -> None:
    assert generate(5, 300, 4, 2025)[:2] == generate(5, 300, 2, 2025)


@pytest.mark.parametrize(("concepts", "releases"), SIZES)
def test_truth_is_what_differs(concepts: int, releases: int) -> None:
    made = generate(7, concepts, releases, 2025)
    assert len(made[0].concepts) == concepts
    assert made[0].truth == Truth()
    for before, after in pairwise(made):
        check_truth(before, after)


def check_truth(before: SyntheticRelease, after: SyntheticRelease) -> None:
    truth = after.truth
    old = {concept.code: concept for concept in before.concepts}
    new = {concept.code: concept for concept in after.concepts}
    assert set(truth.added) == new.keys() - old.keys()
    assert set(truth.deleted) == old.keys() - new.keys()
    differ = {code for code in old.keys() & new.keys() if old[code] != new[code]}
    same_long = {code for code in differ if old[code].text("long") == new[code].text("long")}
    assert set(truth.updated) == same_long
    assert {*truth.revised, *truth.reused} == differ - same_long
    assert len(truth.revised) + len(truth.reused) == len(differ - same_long)
    assert all(old[one].text("long") == new[other].text("long") for one, other in truth.renumbered)
    assert {one for one, _ in truth.renumbered} <= set(truth.deleted)
    assert {other for _, other in truth.renumbered} <= set(truth.added)
    assert {code for code in same_long if old[code].fields["hierarchy"] != new[code].fields["hierarchy"]} == set(
        truth.moved
    )


@pytest.mark.parametrize(("concepts", "releases"), SIZES)
def test_comparison_finds_the_truth(concepts: int, releases: int) -> None:
    made = generate(11, concepts, releases, 2025)
    snapshots = [snapshot(release.concepts, release.name, codeset=CODESET) for release in made]
    for old, new, release in zip(snapshots, snapshots[1:], made[1:], strict=False):
        truth, changes = release.truth, compare(old, new)
        found = {
            kind: {change.key.code for change in changes.of_kind(kind) if change.reason is not Reason.REUSED}
            for kind in ChangeKind
        }
        assert found == {
            ChangeKind.ADDED: set(truth.added),
            ChangeKind.DELETED: set(truth.deleted),
            ChangeKind.REVISED: set(truth.revised),
            ChangeKind.UPDATED: set(truth.updated),
        }
        assert {change.key.code for change in changes.changes if change.reason is Reason.REUSED} == set(truth.reused)
        classes = {
            change.key.code: next(field.revision for field in change.fields if field.field == "long")
            for change in changes.of_kind(ChangeKind.REVISED)
        }
        editorial = {code for code, revision in classes.items() if revision is RevisionClass.EDITORIAL}
        assert editorial == set(truth.editorial)


def test_shipped_sample_has_every_kind_of_change() -> None:
    truth = sample_releases()[1].truth
    assert {field.name for field in fields(truth) if not getattr(truth, field.name)} == set()


def test_codes_are_in_numeric_order_and_stand_once() -> None:
    for release in generate(3, 1_000, 3, 2025):
        codes = [concept.code for concept in release.concepts]
        assert codes == sorted(set(codes))


@pytest.mark.parametrize("concepts", [600, 12_000])
def test_a_release_has_20_to_200_files(concepts: int) -> None:
    assert 20 <= len(to_shards(generate(1, concepts, 1, 2025)[0].concepts, CODESET)) <= 200


def test_number_of_a_deleted_code_is_not_given_to_another() -> None:
    releases = generate(9, 400, 6, 2025)
    gone = {code for release in releases for code in release.truth.deleted}
    assert gone.isdisjoint(concept.code for concept in releases[-1].concepts)


def test_largest_sample_is_made() -> None:
    (release,) = generate(1, 100_000, 1, 2025)
    assert len({concept.code for concept in release.concepts}) == 100_000


def test_numbers_run_out_with_an_error() -> None:
    numbers = Numbers()
    numbers.spread(ADMINISTRATION, 9_999)
    assert numbers.after("0500A", ADMINISTRATION) == ("0000A", True)
    with pytest.raises(UsageError, match="no free number left for a code of administration"):
        numbers.after("0500A", ADMINISTRATION)


@pytest.mark.parametrize("concepts", [0, 199, 100_001])
def test_too_few_or_too_many_concepts_are_refused(concepts: int) -> None:
    with pytest.raises(UsageError, match=f"200 to 100,000 concepts, not {concepts:,}"):
        generate(1, concepts, 1, 2025)


def test_no_release_is_refused() -> None:
    with pytest.raises(UsageError, match="at least one release"):
        generate(1, 200, 0, 2025)


def test_readings_say_what_was_generated() -> None:
    for reading, release, digest in zip(sample_readings(), sample_releases(), SHIPPED, strict=True):
        facts = reading.release
        assert str(facts.id) == f"sample-cpt/{release.name}"
        assert facts.effective.isoformat() == f"{release.name}-01-01"
        assert facts.concepts == facts.in_force == len(reading.concepts)
        assert facts.notice == CODESET.notice
        (source,) = facts.sources
        assert source.name == f"addenda sample, seed {SAMPLE.seed}, {SAMPLE.concepts} concepts"
        assert (source.sha256, source.size) == (digest, len(canonical_text(release)))
