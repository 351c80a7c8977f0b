"""A code as people type it: small letters, ICD's dot, a modifier behind a hyphen. What it means, the code set says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from addenda.errors import UsageError
from addenda.model.concept import ConceptKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

_Found = TypeVar("_Found")

_DOTTED = re.compile(r"\w{3}\.\w+", re.ASCII)
"""ICD-10 as people write it, with a dot after the third character; CMS's order files, so a store too, have none."""
_WITH_MODIFIER = re.compile(r"(.*[^\s-])[\s-]+(\w{2})", re.ASCII)


class Asked(NamedTuple):
    """A code that is asked for, with all of its modifiers, or with the one that is named."""

    code: str
    modifier: str = ""

    def __str__(self) -> str:
        return str(ConceptKey(*self))

    def find(self, snapshot: Snapshot) -> list[Concept]:
        """Return the concepts of a snapshot that are asked for."""
        return [one for one in snapshot.find(self.code) if self.modifier in {"", one.key.modifier}]


def readings(typed: str, codeset: CodeSet) -> tuple[tuple[Asked, ...], ...]:
    """Return what a text may mean in a code set, the nearest first; those that are equally near stand together."""
    text = typed.strip()
    small, capitals = text.lower(), text.upper()
    spellings = [[text], [capitals] if text in {small, capitals} else [capitals, small]]
    if plain := _without_dot(capitals, codeset):
        spellings.append([plain])
    return tuple(tuple(one for spelling in near for one in _asked(spelling)) for near in spellings)


def first_found(typed: str, codeset: CodeSet, look: Callable[[Asked], _Found | None]) -> _Found | None:
    """Return what `look` finds by the nearest reading of a text by which it finds anything; None where there is none.

    Raises:
        UsageError: when two readings that are equally near both lead somewhere, so that only a guess could choose.

    """
    for near in readings(typed, codeset):
        found = {asked: result for asked in near if (result := look(asked))}
        if len(found) > 1:
            fitting = " and ".join(map(_described, found))
            raise UsageError(
                f"{typed.strip()!r} fits {fitting} in {codeset.id}. Type the code alone, as it stands there."
            )
        if found:
            return next(iter(found.values()))
    return None


def _without_dot(text: str, codeset: CodeSet) -> str:
    """Return a code without ICD's dot; "" where a code of the code set may have one, or would have another form."""
    plain = text.replace(".", "")
    fits = codeset.matches.fullmatch
    return plain if _DOTTED.fullmatch(text) and fits(plain) and not fits(text) else ""


def _asked(text: str) -> tuple[Asked, ...]:
    match = _WITH_MODIFIER.fullmatch(text)
    return (Asked(text), Asked(*match.groups())) if match else (Asked(text),)


def _described(asked: Asked) -> str:
    return f"the code {asked.code!r}" + (f" with the modifier {asked.modifier!r}" if asked.modifier else "")
