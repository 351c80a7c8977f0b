"""Codes of CPT's shape: which numbers a kind of code has, and which of them are still free."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from addenda.errors import UsageError
from addenda.model.cpt.kinds import SUFFIXES, CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = {kind: letter for letter, kind in SUFFIXES.items()}
_MODIFIERS = tuple(str(number) for number in range(20, 100))
_OTHER_MODIFIERS = (*(f"P{digit}" for digit in range(1, 7)), "1P", "2P", "3P", "8P", "Q1", "Q2", "LT", "RT")
"""Physical status, Category II and Level II modifiers, as MODUL lists them behind those of Appendix A."""
_FIRST = 100
"""Category I starts at 00100."""


class Numbers:
    """Hands out codes; one that was ever handed out is never handed out again."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def spread(self, kind: CodeKind, count: int) -> list[str]:
        """Return codes of a kind in ascending order, with gaps between them for later years.

        Category I spreads over all its numbers; the other kinds stand close together from 1 on, as they do in books.
        """
        if kind is CodeKind.MODIFIER:
            codes = _modifiers(count)
        elif kind is CodeKind.CATEGORY_I:
            codes = [f"{_FIRST + place * (100_000 - _FIRST) // count:05}" for place in range(count)]
        else:
            step = min(10, 9_999 // count)
            codes = [f"{1 + place * step:04}{_LETTERS[kind]}" for place in range(count)]
        self._used.update(codes)
        return codes

    def after(self, code: str, kind: CodeKind) -> tuple[str, bool]:
        """Return the next free number of a kind after a code, and whether it skips other codes (is out of order).

        Raises:
            UsageError: when the kind has no free number left.

        """
        for passed, candidate in enumerate(_following(code, kind)):
            if candidate not in self._used:
                self._used.add(candidate)
                return candidate, passed > 0
        raise UsageError(f"There is no free number left for a code of {kind}. Ask for fewer concepts or releases.")


def _modifiers(count: int) -> list[str]:
    """Return modifiers in the order of MODUL, half of them out of the lists behind Appendix A where those suffice."""
    others = _OTHER_MODIFIERS[: count // 2]
    numbered = count - len(others)
    return [*_MODIFIERS[:: len(_MODIFIERS) // numbered][:numbered], *others]


def _following(code: str, kind: CodeKind) -> Iterator[str]:
    """Yield every number of a kind once, starting after a code and coming round from the last to the first."""
    suffix = _LETTERS.get(kind, "")
    digits = 4 if suffix else 5
    start, limit = int(code[:digits]), 10**digits
    return (f"{(start + step) % limit:0{digits}}{suffix}" for step in islice(range(limit), 1, None))
