"""The sample that the project ships: `codesets/sample-cpt`, `codesets/sample-fees`, `examples/charge-master.csv`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.canonical import to_shards
from addenda.model.codeset import Absence
from addenda.model.release import Release, ReleaseId, Source
from addenda.model.snapshot import Reading
from addenda.sample.codeset import CODESET
from addenda.sample.fees import FEES, fees
from addenda.sample.generator import SyntheticRelease, generate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept

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


def sample_releases(settings: Settings = SAMPLE) -> tuple[SyntheticRelease, ...]:
    """Return the releases of a sample, with the truth about what changed."""
    return generate(settings.seed, settings.concepts, settings.releases, settings.first_year)


def sample_readings(settings: Settings = SAMPLE) -> tuple[Reading, ...]:
    """Return the releases of a sample as a reader would, ready to be stored."""
    return tuple(_reading(settings, CODESET, release, release.concepts) for release in sample_releases(settings))


def fee_readings(settings: Settings = SAMPLE) -> tuple[Reading, ...]:
    """Return the fee schedule of each release, ready to be stored."""
    releases = sample_releases(settings)
    paid = fees(releases, settings.seed)
    return tuple(_reading(settings, FEES, *pair) for pair in zip(releases, paid, strict=True))


def canonical_text(concepts: Sequence[Concept], codeset: CodeSet = CODESET) -> bytes:
    """Return the canonical text of a release, its shards one after the other."""
    return b"".join(to_shards(concepts, codeset).values())


def _reading(settings: Settings, codeset: CodeSet, release: SyntheticRelease, concepts: tuple[Concept, ...]) -> Reading:
    text = canonical_text(concepts, codeset)
    name = f"addenda sample, seed {settings.seed}, {settings.concepts} concepts"
    facts = Release(
        id=ReleaseId(codeset.id, release.name),
        effective=release.effective,
        reader=READER,
        absence=Absence.DELETED,
        concepts=len(concepts),
        in_force=sum(concept.in_force(release.effective) for concept in concepts),
        sources=(Source(name, hashlib.sha256(text).hexdigest(), len(text)),),
        notice=codeset.notice,
    )
    return Reading(codeset, facts, concepts)
