"""The generator: the same seed gives the same releases, of the sizes and shares that were asked for."""

import os
import subprocess
import sys
from dataclasses import fields
from hashlib import sha256

import pytest

from addenda.errors import UsageError
from addenda.model.canonical import to_shards
from addenda.model.cpt.kinds import CodeKind, kind_of
from addenda.sample.codeset import CODESET
from addenda.sample.first import first_entries
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.kit import Kit
from addenda.sample.numbers import Numbers
from addenda.sample.shipped import SAMPLE, canonical_text, sample_readings, sample_releases

# What the project ships. A new value here means new files in codesets/ and examples/, and says so.
SHIPPED = (
    "76aab560842b45fc5bec49b79629cdf5225f0b660782ce469cd0156eda43e631",
    "6ee259dca404057ba30970628eae9a056e40c9f93849c4b3fd3d59f77383a0e0",
    "7f319ed2b09ff2d00a34687f240f19853d4a52d6464f2562dfc1239342fa2f13",
)

PRINT_DIGESTS = """
from hashlib import sha256
from addenda.sample.shipped import canonical_text, sample_releases
print(*(sha256(canonical_text(release.concepts)).hexdigest() for release in sample_releases()))
"""


@pytest.fixture(scope="module")
def full() -> tuple[SyntheticRelease, ...]:
    """The full size, with the quarters of two years."""
    return generate(1, 12_000, 3, 2024, quarterly=True)


def digests(releases: tuple[SyntheticRelease, ...]) -> tuple[str, ...]:
    return tuple(sha256(canonical_text(release.concepts)).hexdigest() for release in releases)


def test_shipped_sample_has_not_changed() -> None:
    assert digests(sample_releases()) == SHIPPED


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
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


def test_quarters_stand_between_the_years() -> None:
    made = generate(5, 300, 3, 2025, quarterly=True)
    assert [release.name for release in made] == [
        *("2025", "2025-04", "2025-07", "2025-10", "2026", "2026-04", "2026-07", "2026-10", "2027")
    ]
    assert [release.effective.isoformat() for release in made[:3]] == ["2025-01-01", "2025-04-01", "2025-07-01"]


def test_a_quarter_changes_pla_codes_and_in_july_brings_others(full: tuple[SyntheticRelease, ...]) -> None:
    for release in full:
        if release.effective.month == 1:
            continue
        truth = release.truth
        assert {kind_of(code) for code in (*truth.deleted, *truth.editorial, *truth.textual)} == {CodeKind.PLA}
        july = {CodeKind.PLA, CodeKind.CATEGORY_III, CodeKind.ADMINISTRATION}
        assert {kind_of(code) for code in truth.added} == (july if release.effective.month == 7 else {CodeKind.PLA})
        unchanged = {field.name for field in fields(truth) if not getattr(truth, field.name)}
        assert unchanged == {
            *("renumbered", "converted", "reinstated", "reused", "parents", "through_parent", "updated", "moved"),
            *(() if truth.resequenced else ("resequenced",)),
        }


def test_shares_at_full_size(full: tuple[SyntheticRelease, ...]) -> None:
    for before, after in ((full[3], full[4]), (full[7], full[8])):
        size, truth = len(before.in_force), after.truth
        assert len(truth.added) == pytest.approx(0.02 * size, abs=1)
        assert len(truth.deleted) == pytest.approx(0.01 * size, abs=1)
        assert len(truth.editorial) == len(truth.textual) == pytest.approx(0.0025 * size, abs=1)
        counts = {field.name: len(getattr(truth, field.name)) for field in fields(truth)}
        assert counts["renumbered"] == 12
        assert sum(pair.moved for pair in truth.renumbered) == 4
        assert (counts["converted"], counts["reinstated"], counts["reused"], counts["parents"]) == (10, 3, 2, 6)
        assert 12 <= counts["through_parent"] <= 60
        assert len(truth.updated) - len(truth.moved) == size // 200 + size // 3000
        assert 30 <= counts["sunset"] <= 80


def test_every_kind_and_section_is_there_at_full_size(full: tuple[SyntheticRelease, ...]) -> None:
    first = full[0]
    assert len(first.in_force) == 12_000
    kinds = [one.text("kind") for one in first.in_force]
    assert {kind: kinds.count(kind) for kind in CodeKind} == {
        CodeKind.CATEGORY_I: 10_344,
        CodeKind.CATEGORY_II: 720,
        CodeKind.CATEGORY_III: 300,
        CodeKind.PLA: 360,
        CodeKind.MAAA: 120,
        CodeKind.ADMINISTRATION: 120,
        CodeKind.MODIFIER: 36,
    }


def test_shipped_sample_has_every_kind_of_change() -> None:
    for release in sample_releases()[1:]:
        assert {field.name for field in fields(release.truth) if not getattr(release.truth, field.name)} == set()


def test_codes_are_in_numeric_order_and_stand_once(full: tuple[SyntheticRelease, ...]) -> None:
    for release in full:
        codes = [concept.code for concept in release.concepts]
        assert codes == sorted(set(codes))


def test_a_concept_id_belongs_to_one_code(full: tuple[SyntheticRelease, ...]) -> None:
    owners: dict[str, set[str]] = {}
    for release in full:
        for one in release.concepts:
            owners.setdefault(one.text("concept_id"), set()).add(one.code)
    del owners[""]  # modifiers
    assert max(map(len, owners.values())) == 1


@pytest.mark.parametrize("concepts", [600, 12_000])
def test_a_release_has_20_to_200_files(concepts: int) -> None:
    assert 20 <= len(to_shards(generate(1, concepts, 1, 2025)[0].concepts, CODESET)) <= 200


def test_number_of_a_deleted_code_is_not_given_to_another() -> None:
    gone: dict[str, str] = {}
    for release in generate(9, 400, 6, 2025):
        for one in release.in_force:
            assert gone.get(one.code, one.text("concept_id")) == one.text("concept_id")
        gone = {one.code: one.text("concept_id") for one in release.concepts if one.terminated}
    assert len(gone) > 40


def test_numbers_suffice_for_the_largest_sample() -> None:
    assert len(first_entries(100_000, Kit.seeded(1))) == 100_000


def test_numbers_run_out_with_an_error() -> None:
    numbers = Numbers()
    numbers.spread(CodeKind.ADMINISTRATION, 9_999)
    assert numbers.after("0500A", CodeKind.ADMINISTRATION) == ("0000A", True)
    with pytest.raises(UsageError, match="no free number left for a code of administration"):
        numbers.after("0500A", CodeKind.ADMINISTRATION)


@pytest.mark.parametrize("concepts", [0, 199, 100_001])
def test_too_few_or_too_many_concepts_are_refused(concepts: int) -> None:
    with pytest.raises(UsageError, match=f"200 to 100,000 concepts, not {concepts:,}"):
        generate(1, concepts, 1, 2025)


@pytest.mark.parametrize("releases", [0, 51])
def test_too_few_or_too_many_releases_are_refused(releases: int) -> None:
    with pytest.raises(UsageError, match=f"1 to 50 releases, not {releases}"):
        generate(1, 200, releases, 2025)


@pytest.mark.parametrize("year", [-1, 2000, 9001])
def test_a_year_out_of_bounds_is_refused(year: int) -> None:
    with pytest.raises(UsageError, match="a year from 2001 to 9000"):
        generate(1, 200, 1, year)


def test_readings_say_what_was_generated() -> None:
    for reading, release, digest in zip(sample_readings(), sample_releases(), SHIPPED, strict=True):
        facts = reading.release
        assert str(facts.id) == f"sample-cpt/{release.name}"
        assert facts.effective.isoformat() == f"{release.name}-01-01"
        assert facts.concepts == len(reading.concepts)
        assert facts.in_force == len(release.in_force)
        assert facts.notice == CODESET.notice
        (source,) = facts.sources
        assert source.name == f"addenda sample, seed {SAMPLE.seed}, {SAMPLE.concepts} concepts"
        assert (source.sha256, source.size) == (digest, len(canonical_text(release.concepts)))
