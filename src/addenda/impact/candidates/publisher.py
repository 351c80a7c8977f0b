"""What the publisher says to use instead of a deleted code, followed to codes that are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.candidates import Evidence
from addenda.model.concept import Concept, ConceptKey
from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.notes import Case, Code, Logic, Note, Range, codes_in, leaves, parse
from addenda.model.selection import CodeRange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addenda.impact.candidates.pool import Pool


class Named(NamedTuple):
    """A code that the publisher names, where it does so, and what its instruction says of this code (None: nothing)."""

    key: ConceptKey
    evidence: Evidence
    logic: Logic | None = None


class Reached(NamedTuple):
    """A code in force that a named one leads to, by way of the codes of the chain."""

    concept: Concept
    chain: tuple[ConceptKey, ...]


def note_of(concept: Concept) -> Note | None:
    """Return the instruction that stands with a deleted code, None where there is none."""
    text = concept.text(INSTRUCTION)
    return parse(text) if text else None


def named(concept: Concept, note: Note | None, pool: Pool) -> Iterator[Named]:
    """Yield what the publisher names for a deleted code, each code once: the instruction first, in its order.

    Of an instruction without logic every code counts. A range stands for its codes in force, without any for its ends.
    """
    seen = {concept.key}
    listed = (Named(ConceptKey(code), Evidence.CROSS_REFERENCE) for code in concept.cross_references)
    for one in (*_instructed(note, pool), *listed):
        if one.key not in seen:
            seen.add(one.key)
            yield one


def follow(key: ConceptKey, start: ConceptKey, pool: Pool, gone: Mapping[ConceptKey, Concept]) -> Iterator[Reached]:
    """Yield where a named code leads: to itself if it is in force, else to what the publisher names for it in its turn.

    No code is gone through twice, so that a circle ends; `start`, the deleted code, is no way either.
    """
    waiting: list[tuple[ConceptKey, ...]] = [(key,)]
    seen = {start}
    while waiting:
        *chain, last = waiting.pop()
        if last in seen:
            continue
        seen.add(last)
        if found := pool.find(last):
            yield Reached(found, tuple(chain))
        elif ended := gone.get(last):
            waiting += [(*chain, last, further) for further in reversed(_references(ended))]


def _instructed(note: Note | None, pool: Pool) -> Iterator[Named]:
    if note is None:
        return
    if note.logic is None:
        yield from (Named(ConceptKey(code), Evidence.INSTRUCTION) for code in codes_in(note.text))
        return
    for leaf, conditions in leaves(note.logic):
        logic: Logic = leaf
        for condition in reversed(conditions):
            logic = Case(condition, logic)
        for key in _keys(leaf, pool):
            yield Named(key, Evidence.INSTRUCTION, logic)


def _keys(leaf: Code | Range, pool: Pool) -> list[ConceptKey]:
    """Return what a leaf names; of a range without a code in force its ends, to be told as what leads nowhere."""
    if isinstance(leaf, Code):
        return [ConceptKey(leaf.code)]
    within = [concept.key for concept in pool.within(CodeRange(leaf.first, leaf.last))]
    return within or [ConceptKey(leaf.first), ConceptKey(leaf.last)]


def _references(concept: Concept) -> list[ConceptKey]:
    codes = (*codes_in(concept.text(INSTRUCTION)), *concept.cross_references)
    return [ConceptKey(code) for code in dict.fromkeys(codes)]
