"""The order of the book: codes by their numbers, but a resequenced code directly behind the one that it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from addenda.model.cpt.fields import AFTER
from addenda.model.cpt.kinds import CodeKind, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

    Follows: TypeAlias = Callable[[str], str]
    """Says behind which code a code stands, "" for one that stands in its numeric place."""

Place: TypeAlias = tuple[tuple[int, str], ...]
"""Where a code stands: the codes that it follows, outermost first, then itself. Places sort as the book does."""

_KINDS = (
    CodeKind.CATEGORY_I,
    CodeKind.CATEGORY_II,
    CodeKind.CATEGORY_III,
    CodeKind.ADMINISTRATION,
    CodeKind.PLA,
    CodeKind.MAAA,
    CodeKind.MODIFIER,
)
_RANKS: dict[CodeKind | None, int] = {kind: rank for rank, kind in enumerate(_KINDS)}


def place_of(code: str, follows: Follows) -> Place:
    """Return where a code stands; codes that follow each other in a circle stand in their numeric places."""
    path = [code]
    while before := follows(path[-1]):
        if before in path:
            return (_numeric(code),)
        path.append(before)
    return tuple(_numeric(step) for step in reversed(path))


def _numeric(code: str) -> tuple[int, str]:
    return _RANKS.get(kind_of(code), len(_KINDS)), code


class Following:
    """Says behind which code each code of a release stands, where both are in force; reads what is not at hand."""

    def __init__(self, snapshot: Snapshot, at_hand: Iterable[Concept]) -> None:
        self._snapshot = snapshot
        self._known: dict[str, Concept | None] = {
            concept.code: concept if self._in_force(concept) else None for concept in at_hand
        }

    def __call__(self, code: str) -> str:
        """Return the code that stands before this one, "" where the number alone gives the place."""
        concept = self._find(code)
        before = concept.text(AFTER) if concept else ""
        return before if before and self._find(before) else ""

    def _find(self, code: str) -> Concept | None:
        if code not in self._known:
            found = self._snapshot.find(code)
            self._known[code] = next(filter(self._in_force, found), None)
        return self._known[code]

    def _in_force(self, concept: Concept) -> bool:
        return concept.in_force(self._snapshot.release.effective)
