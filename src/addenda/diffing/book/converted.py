"""Category III codes that became Category I: deleted, with Category I codes named instead that were added with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.book import Conversion
from addenda.model.changes import Change, ChangeKind
from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.cpt.kinds import CodeKind, kind_of
from addenda.model.notes import Range, codes_in, leaves, parse
from addenda.model.selection import CodeRange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.model.changes import ChangeSet
    from addenda.model.concept import ConceptKey


def conversions(changes: ChangeSet) -> tuple[Conversion, ...]:
    """Return them by their Category III codes, each with the new codes in the publisher's order."""
    added = [change.key for change in changes.of_kind(ChangeKind.ADDED)]
    procedures = [key for key in added if kind_of(key.code) is CodeKind.CATEGORY_I]
    found = (
        Conversion(change.key, _named(change, procedures))
        for change in changes.of_kind(ChangeKind.DELETED)
        if kind_of(change.key.code) is CodeKind.CATEGORY_III
    )
    return tuple(conversion for conversion in found if conversion.new)


def _named(change: Change, added: Sequence[ConceptKey]) -> tuple[ConceptKey, ...]:
    """Return the added codes that a deleted code's instruction and cross-references say to use, each once."""
    instruction = change.stated.text(INSTRUCTION) if change.stated else ""
    ranges = (*_instructed(instruction), *(CodeRange(code, code) for code in change.replacements))
    return tuple(dict.fromkeys(key for codes in ranges for key in added if codes.holds(key.code)))


def _instructed(instruction: str) -> Iterator[CodeRange]:
    """Yield what an instruction says to use, a single code as a range of one."""
    logic = parse(instruction).logic
    if logic is None:
        yield from (CodeRange(code, code) for code in codes_in(instruction))
        return
    for leaf, _ in leaves(logic):
        yield CodeRange(leaf.first, leaf.last) if isinstance(leaf, Range) else CodeRange(leaf.code, leaf.code)
