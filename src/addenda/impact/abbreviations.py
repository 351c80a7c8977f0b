"""The words of a line's description, in capitals and cut short, as those of a descriptor."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

_PIECE = re.compile(r"w/?wo\b|w/o\b|w/|\d+(?:[.,]\d+)*|[^\W\d_]+")

WITH, WITHOUT = "with", "without"
_WORDS = {
    **dict.fromkeys(("w/o", "wo", "wout"), WITHOUT),
    **dict.fromkeys(("w/", "w"), WITH),
    **dict.fromkeys(("bil", "bilat", "bilateral"), "bilateral"),
    **dict.fromkeys(("uni", "unilat", "unilateral"), "unilateral"),
    **dict.fromkeys(("addl", "additional"), "additional"),
    **dict.fromkeys(("init", "initial"), "initial"),
    **dict.fromkeys(("subs", "subseq", "subsq", "subsequent"), "subsequent"),
    **dict.fromkeys(("inj", "injection"), "injection"),
    **dict.fromkeys(("prefab", "prefabricated"), "prefabricated"),
    **dict.fromkeys(("ped", "peds", "pediatric"), "pediatric"),
}
"""Ways of writing one word; what is not here stands for itself."""
_UNITS = {
    **dict.fromkeys(("mg", "mgs", "milligram", "milligrams"), "mg"),
    **dict.fromkeys(("mcg", "ug", "microgram", "micrograms"), "mcg"),
    **dict.fromkeys(("gm", "gms", "g", "gram", "grams"), "g"),
    **dict.fromkeys(("ml", "mls", "cc", "milliliter", "milliliters"), "ml"),
    **dict.fromkeys(("cm", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("mm", "millimeter", "millimeters"), "mm"),
    **dict.fromkeys(("unit", "units", "iu"), "units"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "minutes"),
    **dict.fromkeys(("hr", "hrs", "hour", "hours"), "hours"),
    **dict.fromkeys(("day", "days"), "days"),
    **dict.fromkeys(("mo", "mos", "month", "months"), "months"),
    **dict.fromkeys(("yr", "yrs", "year", "years"), "years"),
    **dict.fromkeys(("view", "views", "vw", "vws"), "views"),
    **dict.fromkeys(("class", "classes"), "classes"),
    **dict.fromkeys(("level", "levels"), "levels"),
    **dict.fromkeys(("lesion", "lesions"), "lesions"),
}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPOKEN = {word: str(number) for number, word in enumerate(_NUMBERS)}


class Measure(NamedTuple):
    """A number and its unit, such as 10 mg."""

    number: str
    unit: str

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"


def words_said(text: str) -> list[str]:
    """Return the words and numbers of a text in order, in lower case, each in the one way that we write it."""
    return [_SPOKEN.get(word, _WORDS.get(word, word)) for word in _PIECE.findall(text.casefold())]


def measures(text: str) -> frozenset[Measure]:
    """Return each number that stands before a unit."""
    pairs = pairwise(words_said(text))
    return frozenset(Measure(_plain(word), _UNITS[after]) for word, after in pairs if _is_number(word, after))


def _is_number(word: str, after: str) -> bool:
    return word[0].isdigit() and after in _UNITS


def _plain(number: str) -> str:
    """Return a number without its thousands' commas and the zeros at its end."""
    digits = number.replace(",", "")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
