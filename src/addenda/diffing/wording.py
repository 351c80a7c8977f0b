"""How far two texts are apart: the same words, other words, or another meaning altogether."""

from __future__ import annotations

import re

from addenda.model.changes import RevisionClass

# A number, a word, a sign. Punctuation carries no meaning of its own and is no sign; but <, >, =, +, % and / are, and
# so is whatever stands between two digits, and a point or a dash before one: 0.5 is not 05, 5-10 is not 510, .5 and -5
# are not 5.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.–—-](?=\d)|(?<=\d)[^\s\w](?=\d)|[^\s\w.,;:'\"()\[\]’‘“”–—-]|_")  # noqa: RUF001 - as printed

_ABBREVIATIONS = {
    "&": "and",
    "approx": "approximately",
    "dx": "diagnosis",
    "ea": "each",
    "hr": "hour",
    "hrs": "hours",
    "inj": "injection",
    "sq": "square",
    "tx": "treatment",
    "w/": "with",
    "w/o": "without",
}
_SLASHED = re.compile(r"\bw/o?(?=\s)")

_FEW_WORDS = 3
_NEXT_TO_NOTHING = 0.12


def classify(old: str, new: str) -> RevisionClass:
    """Say whether two texts differ in more than white space, punctuation, case and known abbreviations."""
    return RevisionClass.EDITORIAL if _wording(old) == _wording(new) else RevisionClass.TEXTUAL


def other_words(old: str, new: str) -> bool:
    """Say of two words, as they stand between blanks, that they are plainly not the same; where False, they may be.

    So are most words that were revised, and it is seen without taking texts apart into words.
    """
    if not (old.isascii() and old.isalpha() and new.isascii() and new.isalpha()):
        return False
    before, after = old.lower(), new.lower()
    return _ABBREVIATIONS.get(before, before) != _ABBREVIATIONS.get(after, after)


def unrelated(old: str, new: str) -> bool:
    """Say whether two texts share next to nothing, so that one number stands for two meanings.

    True when both have at least three different words, and less than 12% of all their words are common to both.
    Texts with fewer words are too short to tell, so they never count as unrelated.
    """
    before, after = set(_wording(old)), set(_wording(new))
    if min(len(before), len(after)) < _FEW_WORDS:
        return False
    return len(before & after) / len(before | after) < _NEXT_TO_NOTHING


def _wording(text: str) -> list[str]:
    lowered = text.casefold()
    if "/" in lowered:
        lowered = _SLASHED.sub(lambda match: _ABBREVIATIONS[match[0]], lowered)
    return [_ABBREVIATIONS.get(word, word) for word in _WORD.findall(lowered)]
