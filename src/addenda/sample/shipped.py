"""The sample that the project ships: `codesets/sample-cpt` and `examples/charge-master.csv`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from addenda.model.canonical import to_shards
from addenda.model.codeset import Absence
from addenda.model.release import Release, ReleaseId, Source
from addenda.model.snapshot import Reading
from addenda.sample.codeset import CODESET, NOTICE
from addenda.sample.generator import SyntheticRelease, generate

READER = "sample"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a sample is generated from; `lines` are those of the charge master."""

    seed: int
    concepts: int
    releases: int
    first_year: int
    lines: int


SAMPLE = Settings(seed=1, concepts=600, releases=3, first_year=2024, lines=500)


def sample_releases() -> tuple[SyntheticRelease, ...]:
    """Return the releases of the sample, with the truth about what changed."""
    return generate(SAMPLE.seed, SAMPLE.concepts, SAMPLE.releases, SAMPLE.first_year)


def sample_readings() -> tuple[Reading, ...]:
    """Return the releases of the sample as a reader would, ready to be stored."""
    return tuple(_reading(release) for release in sample_releases())


def canonical_text(release: SyntheticRelease) -> bytes:
    """Return the canonical text of a release, its shards one after the other."""
    return b"".join(to_shards(release.concepts, CODESET).values())


def _reading(release: SyntheticRelease) -> Reading:
    text = canonical_text(release)
    name = f"addenda sample, seed {SAMPLE.seed}, {SAMPLE.concepts} concepts"
    facts = Release(
        id=ReleaseId(CODESET.id, release.name),
        effective=release.effective,
        reader=READER,
        absence=Absence.DELETED,
        concepts=len(release.concepts),
        in_force=len(release.in_force),
        sources=(Source(name, hashlib.sha256(text).hexdigest(), len(text)),),
        notice=NOTICE,
    )
    return Reading(CODESET, facts, release.concepts)
