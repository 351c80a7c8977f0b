"""`python -m bench.candidates`: how often the texts alone name what replaced a deleted code, and how often wrongly.

What the publisher says is hidden from the ranking. `nearest` counts the codes for which the nearest text is that of the
known replacement, and nothing but texts is used; `first` those for which the best candidate is, strong or not, and the
days on which codes begin and end count too. Answered are those with a strong candidate: precision is the share of right
ones among them, recall the share of the known replacements that they find.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addenda.impact.candidates.by_text import by_text
from addenda.impact.candidates.pool import Pool
from addenda.impact.candidates.suggest import ranked
from addenda.model.concept import ConceptKey
from addenda.model.release import ReleaseId
from addenda.reading.delivery import open_delivery
from addenda.reading.hcpcs import READER
from addenda.sample.codeset import CODESET
from addenda.sample.generator import SyntheticRelease, generate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from addenda.model.candidates import Candidate
    from addenda.model.concept import Concept

FILES = {
    "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip": date(2019, 1, 1),
    "hcpcs/HCPC2020_APR_ANWEB.xlsx": date(2020, 4, 1),
}


class Case(NamedTuple):
    """A deleted code, the codes that are known to replace it (none: nothing does), and what the texts say."""

    code: str
    known: frozenset[str]
    candidates: list[Candidate]

    @property
    def nearest(self) -> bool:
        """Whether the candidate with the nearest text is a known one."""
        nearest = max(self.candidates, key=lambda one: one.score or 0.0, default=None)
        return nearest is not None and nearest.key.code in self.known

    @property
    def first(self) -> bool:
        """Whether the best candidate, strong or not, is a known one."""
        return bool(self.candidates) and self.candidates[0].key.code in self.known

    @property
    def answered(self) -> bool:
        """Whether the best candidate is strong."""
        return bool(self.candidates) and self.candidates[0].strong


class Measured(NamedTuple):
    """How many deleted codes there are, and for how many of them each thing holds."""

    codes: int
    known: int
    nearest: int
    first: int
    answered: int
    right: int

    def __str__(self) -> str:
        return (
            f"{self.codes} deleted codes, {self.known} with a known replacement; "
            f"nearest by text alone {self.nearest} ({_share(self.nearest, self.known)}), "
            f"first {self.first} ({_share(self.first, self.known)}); "
            f"answered {self.answered}, right {self.right}: "
            f"precision {_share(self.right, self.answered)}, recall {_share(self.right, self.known)}"
        )


def measure(cases: Iterable[Case]) -> Measured:
    """Count the cases."""
    cases = list(cases)
    return Measured(
        codes=len(cases),
        known=sum(bool(case.known) for case in cases),
        nearest=sum(case.nearest for case in cases),
        first=sum(case.first for case in cases),
        answered=sum(case.answered for case in cases),
        right=sum(case.answered and case.first for case in cases),
    )


def hcpcs_cases(file: Path, day: date) -> Iterator[Case]:
    """Yield every code of a file of CMS that ended before a day and whose cross-reference is in force on it.

    All years that the file keeps count; a code without a cross-reference, or with one that is not a HCPCS code in force
    (a CPT code, one that ended itself), has no known replacement in the file and is left out.
    """
    reading = READER.read(open_delivery(file), ReleaseId("hcpcs", str(day.year)), day)
    pool = Pool(reading.codeset, reading.concepts, day)
    for concept in pool.ended.values():
        known = {code for code in concept.cross_references if pool.find(ConceptKey(code))}
        if known and concept.terminated is not None and concept.terminated < day:
            yield _case(concept, pool, known, frozenset())


def sample_cases(seeds: Iterable[int], concepts: int) -> Iterator[Case]:
    """Yield every code that the generator deletes: known are the renumbered and the converted ones.

    The others are gone for good, so each answer for one of them is wrong.
    """
    for seed in seeds:
        for release in generate(seed, concepts, 3, 2024)[1:]:
            yield from _deleted(release)


def _deleted(release: SyntheticRelease) -> Iterator[Case]:
    known = {pair.old: {pair.new} for pair in release.truth.renumbered}
    known |= {pair.old: set(pair.new) for pair in release.truth.converted}
    concepts = {concept.code: concept for concept in release.concepts}
    pool = Pool(CODESET, release.concepts, release.effective)
    added = frozenset(map(ConceptKey, release.truth.added))
    for code in release.truth.deleted:
        yield _case(concepts[code], pool, known.get(code, set()), added)


def _case(concept: Concept, pool: Pool, known: Iterable[str], added: frozenset[ConceptKey]) -> Case:
    return Case(concept.code, frozenset(known), ranked(concept, by_text(concept, pool, added)))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "nothing to count"


def main() -> None:
    """Print what is measured; files of CMS are looked for where the tests look for them."""
    folder = Path(os.environ.get("ADDENDA_REAL_DATA", Path(__file__).parents[2] / "shared" / "data"))
    for name, day in FILES.items():
        file = folder / name
        print(f"{name}: {measure(hcpcs_cases(file, day)) if file.exists() else 'absent'}")
    print(f"synthetic, 5 seeds, 3,000 concepts: {measure(sample_cases(range(5), 3_000))}")


if __name__ == "__main__":
    main()
