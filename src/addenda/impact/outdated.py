"""What a line's description says as the old text of its code did, and the new text does not any more.

Only what is clear is told: a word in full or by its first letters, a number with its unit, "with" and "without". What
the new text says in other letters, and whatever stands in brackets, is left alone: examples and other names are no
part of what a code means.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from addenda.impact.abbreviations import WITH, WITHOUT, measures, words_said

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EXCLUDED = re.compile(r"\b(?:exclud(?:es|ing)|except(?: for)?|other than|not including)\b([^,;.()]*)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]")
_SHORTEST = 4
"""How many letters a word has that says something, and an abbreviation that stands for one word alone."""
_LIKE = 0.75
"""How near two spellings of one word are (difflib)."""
_COMMON = """
about after also another any before between code codes during each every for from general given includes including into
item items level levels more most must not only onto other others over part patient patients per performed person
procedure procedures provided purpose service services specified such than that their them then there these they this
those time times total type types under unit units upon used using when where which while with within without
"""
_EMPTY = frozenset(_COMMON.split())
"""Words that say too little for a description to be wrong by them."""
_OPPOSITE = {WITH: WITHOUT, WITHOUT: WITH}


def outdated(description: str, old: str, new: str, others: str = "") -> tuple[str, ...]:
    """Return the words of a description that the old text has and the new one lost, numbers first.

    `others` are further new texts of the code: what they say is still right.
    """
    old, new = _BRACKETS.sub(" ", old), f"{new} {others}"
    found = (*_numbers(description, old, new), *_with(description, old, new), *_words(description, old, new))
    return tuple(dict.fromkeys(found))


def excluded(description: str, old: str, new: str) -> tuple[str, ...]:
    """Return the words of a description that the new text says it excludes, where the old one did not name them."""
    named = {word.rstrip("s") for phrase in _EXCLUDED.findall(new) for word in words_said(phrase)}
    named -= {word.rstrip("s") for word in words_said(old)}
    found = (said for said in words_said(description) if _says_something(said) and said.rstrip("s") in named)
    return tuple(dict.fromkeys(found))


def _numbers(description: str, old: str, new: str) -> Iterator[str]:
    """Yield the numbers that the new text replaced by other ones of the same unit."""
    before, now = measures(old), measures(new)
    for said in sorted(measures(description) & (before - now)):
        others = {measure for measure in now - before if measure.unit == said.unit}
        if others and not others & measures(description):
            yield str(said)


def _words(description: str, old: str, new: str) -> Iterator[str]:
    before, now = set(words_said(old)), sorted(set(words_said(new)))
    letters = "".join(_LETTERS.findall(new.casefold()))
    lost = {word for word in before if _says_something(word) and word not in letters and not _respelled(word, now)}
    for said in words_said(description):
        if _says_something(said) and not any(word.startswith(said) for word in now):
            meant = [word for word in before if word.startswith(said)]
            if len(meant) == 1 and meant[0] in lost:
                yield said


def _says_something(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word not in _EMPTY


def _respelled(word: str, now: list[str]) -> bool:
    """Say whether the new text has the word in another form or spelling."""
    return any(other[:_SHORTEST] == word[:_SHORTEST] for other in now) or bool(
        get_close_matches(word, now, n=1, cutoff=_LIKE)
    )


def _with(description: str, old: str, new: str) -> Iterator[str]:
    """Yield "with X" where the text said so and says "without X" now, and the other way round."""
    before, now, said = (set(pairwise(words_said(text))) for text in (old, new, description))
    for first, noun in sorted(before - now):
        other = _OPPOSITE.get(first, "")
        if (other, noun) in now - before and _said(said, first, noun) and not _said(said, other, noun):
            yield f"{first} {noun}"


def _said(pairs: set[tuple[str, str]], first: str, noun: str) -> bool:
    return any(one == first and len(two) >= _SHORTEST and noun.startswith(two) for one, two in pairs)
