"""The kinds of CPT code, told by their pattern (CPT data files, README: category of a code by its last character)."""

from __future__ import annotations

import re
from enum import StrEnum


class CodeKind(StrEnum):
    """What a code is, in the words of the field `kind`."""

    CATEGORY_I = "category I"
    CATEGORY_II = "category II"
    CATEGORY_III = "category III"
    PLA = "PLA"
    MAAA = "MAAA"
    ADMINISTRATION = "administration"
    """Immunisation administration, in the pattern of the pandemic's vaccine codes."""
    MODIFIER = "modifier"


CODE_PATTERN = r"\d{5}|\d{4}[FTUMA]|[0-9A-Z]{2}"
"""A whole code; a modifier has two characters."""

SUFFIXES = {
    "F": CodeKind.CATEGORY_II,
    "T": CodeKind.CATEGORY_III,
    "U": CodeKind.PLA,
    "M": CodeKind.MAAA,
    "A": CodeKind.ADMINISTRATION,
}
"""The kind of a code of four digits and one letter, by its letter."""

_CODE = re.compile(CODE_PATTERN)
_MODIFIER_LENGTH = 2


def kind_of(code: str) -> CodeKind | None:
    """Return the kind of a code, None for what is no code of CPT's shape."""
    if not _CODE.fullmatch(code):
        return None
    if len(code) == _MODIFIER_LENGTH:
        return CodeKind.MODIFIER
    return SUFFIXES.get(code[-1], CodeKind.CATEGORY_I)
