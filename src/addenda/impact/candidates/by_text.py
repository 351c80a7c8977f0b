"""What the texts say of a deleted code's successor, without the publisher's word for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from addenda.model.candidates import Candidate, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from addenda.impact.candidates.pool import Pool
    from addenda.model.concept import Concept, ConceptKey

NEAR = 0.4
"""How near a text must be to be listed at all."""
SUCCEEDS = 0.65
"""How near the text of a code must be that began when the other ended, for the evidence to be strong."""
STOOD = 1.0
"""The same for a code that stood beside the deleted one, and so was something else: only the same words are enough,
for `with contrast` and `without contrast` differ in one.

Chosen on CMS's HCPCS files and on synthetic releases (`docs/candidates.md`).
"""
WORDS = 6
"""How many of the words that two texts share are named."""


def renumbered(concept: Concept, pool: Pool, added: AbstractSet[ConceptKey]) -> list[Candidate]:
    """Return the codes that began when a deleted one ended, with its words in its order; `added` as for `by_text`."""
    return _renumbered(concept, pool, _successors(concept, pool, added))


def _renumbered(concept: Concept, pool: Pool, successors: Mapping[ConceptKey, Concept]) -> list[Candidate]:
    same = sorted(pool.same_text(concept, successors.values()), key=lambda other: other.key)
    return [Candidate(other, Evidence.RENUMBERED, True, 1.0) for other in same]


def by_text(concept: Concept, pool: Pool, added: AbstractSet[ConceptKey]) -> list[Candidate]:
    """Return the codes in force whose text is near that of a deleted one, in no order.

    `added` are the codes that were added when this one was deleted; where dates are known they tell as well.
    """
    successors = _successors(concept, pool, added)
    found = _renumbered(concept, pool, successors)
    same = {candidate.key for candidate in found}
    family = {other.key for other in pool.family(concept)}
    for other, score in pool.near(concept, NEAR):
        if other.key not in same:
            evidence = Evidence.FAMILY if other.key in family else Evidence.WORDS
            strong = score >= (SUCCEEDS if other.key in successors else STOOD)
            found.append(Candidate(other, evidence, strong, score, pool.shared(concept, other)[:WORDS]))
    return found


def _successors(concept: Concept, pool: Pool, added: AbstractSet[ConceptKey]) -> dict[ConceptKey, Concept]:
    """Return the codes in force added when another ended: in the same release, or by their date on the next day."""
    found = {key: other for key in added if (other := pool.find(key))}
    if concept.terminated is not None:
        found |= {other.key: other for other in pool.begun(concept.terminated + timedelta(days=1))}
    return found
