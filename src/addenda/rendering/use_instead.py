"""What a report says to use instead of a deleted code: each code once, with what there is to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.notes import parse
from addenda.rendering.candidates_view import candidate_lines, shown

if TYPE_CHECKING:
    from addenda.model.candidates import CandidateList
    from addenda.model.changes import Change
    from addenda.model.codeset import CodeSet
    from addenda.rendering.shelving import Shelving


class UseInstead(NamedTuple):
    """What to use: the codes by their logic, the publisher's own words, and the candidates as sentences.

    `codes` are left out where the sentences on candidates have each of them, `words` where they say no more than one
    code.
    """

    codes: str
    words: str
    candidates: tuple[str, ...]


def use_instead_of(change: Change, shelving: Shelving, found: CandidateList | None, codeset: CodeSet) -> UseInstead:
    """Return what to use instead of a deleted code; without `found` no candidates were looked for."""
    codes, words = shelving.use_instead(change), shelving.instruction(change)
    return UseInstead(
        codes="" if found and _told(found).issuperset(codes.split(", ")) else codes,
        words="" if _says_no_more_than(codes, words) else words,
        candidates=candidate_lines(found, codeset) if found else (),
    )


def _told(found: CandidateList) -> set[str]:
    """Return the codes that the sentences on candidates name."""
    return {str(candidate.key) for candidate in shown(found)} | {str(ended.key) for ended in found.ended}


def _says_no_more_than(codes: str, words: str) -> bool:
    """Say whether words come to a single code, without a modifier, a circumstance, or a sentence that is not read."""
    return bool(codes) and " " not in codes and not parse(words).unread
