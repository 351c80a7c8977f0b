"""What stands in a code column, and the CPT or HCPCS code in it, when it is there without a guess.

Shapes: CPT category I `ddddd`, II `ddddF`, III `ddddT`, PLA `ddddU`, MAAA `ddddM`, immunisation administration
`ddddA`; HCPCS Level II a letter A to V and four digits. Modifiers have two characters; CPT's own are numbers out of a
closed list (CPT Appendix A), the others hold a letter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.canonical import collapse
from addenda.model.chargemaster import CodeStatus, OtherCode
from addenda.reading.workbook import Cell, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE = r"\d{4}[\dFTUMA]|[A-V]\d{4}"
_NUMERIC_MODIFIER = "2[2-7]|3[23]|47|5[0-9]|6[236]|7[346789]|8[012]|9[012356]|97|99"
_MODIFIER = rf"{_NUMERIC_MODIFIER}|[A-Z][A-Z0-9]|[1238]P"
_SEPARATOR = r"[\s,/:-]+"
_MODIFIERS = rf"(?:{_MODIFIER})*(?:{_SEPARATOR}(?:{_MODIFIER}))*"  # close behind the code, or each by itself: no words

_CLEAN = re.compile(rf"(?P<code>{_CODE})(?P<modifiers>{_MODIFIERS})", re.ASCII)
_ONLY_MODIFIERS = re.compile(_MODIFIERS)
_ONE_MODIFIER = re.compile(_MODIFIER)
_LABEL = re.compile(r"^(?:HCPCS?|CPT-?4?)\b[\s:#®-]*")
_PADDED = re.compile(r"0([1-9]\d{4}|[A-V]\d{4})")  # fields of six characters, filled up with a zero
_STARTS_WITH_CODE = re.compile(rf"(?:{_CODE})(?![A-Z0-9])", re.ASCII)
_DRUG_NUMBER = re.compile(r"\d{4,5}-\d{3,4}-\d{1,2}|\d{8}|\d{10,11}")  # an NDC, or one without hyphens or leading zeros

_DRUG_LABEL = re.compile(r"^NDC[\s:#-]*")
_GROUP = re.compile(r"(?:MS[\s-]*)?DRG[\s:#-]*\d{1,4}")
_WHOLE = re.compile(r"(\d+)\.0+")  # a number as programs write it that know no other: 37187.0
_WRAPPED = re.compile(r"""^(?:="(.*)"|'(.*))$""")  # as spreadsheets keep text that looks like a number

_NOTHING = frozenset({"", "-", "--", "(BLANK)", "BLANK", "NA", "N/A", "#N/A", "NONE", "NULL"})


class CleanCode(NamedTuple):
    """What was made of a cell. `code` and `modifier` are "" unless the status is CODE; `other` says what OTHER is.

    Two or more modifiers stand in the cell's order with a space between them, such as `QW 59`.
    """

    code: str
    modifier: str
    status: CodeStatus
    other: OtherCode | None = None


@lru_cache(maxsize=65_536, typed=True)
def clean_code(cell: Cell, *, among_drugs: bool = False) -> CleanCode:
    """Return the code and the modifiers of a cell.

    `among_drugs` says that the column holds drug numbers (NDC) too. There a number of seven or nine digits is a drug's
    with its zeros lost; one that may be a code and its modifiers as well is ambiguous.
    """
    text = _WHOLE.sub(r"\1", _LABEL.sub("", _unwrapped(collapse(as_text(cell)).upper())))
    if text in _NOTHING or not text.strip("0"):
        return CleanCode("", "", CodeStatus.NONE)
    if _DRUG_NUMBER.fullmatch(_DRUG_LABEL.sub("", text)):
        return CleanCode("", "", CodeStatus.OTHER, OtherCode.NDC)
    if _GROUP.fullmatch(text):
        return CleanCode("", "", CodeStatus.OTHER, OtherCode.MS_DRG)
    text = _PADDED.sub(r"\1", text) if len(text) == 6 else text
    match = _CLEAN.fullmatch(text)
    if match and not (among_drugs and text.isdigit() and len(text) > 5):
        return CleanCode(match["code"], " ".join(_ONE_MODIFIER.findall(match["modifiers"])), CodeStatus.CODE)
    if match or _may_be_code(text):
        return CleanCode("", "", CodeStatus.AMBIGUOUS)
    drug = among_drugs and text.isdigit() and len(text) in {7, 9}
    return CleanCode("", "", CodeStatus.OTHER, OtherCode.NDC if drug else OtherCode.LOCAL)


def clean_modifier(cell: Cell) -> str:
    """Return the modifiers of a modifier column's cell with a space between them, anything else as it stands.

    "" when the cell holds nothing.
    """
    text = collapse(as_text(cell)).upper()
    if text in _NOTHING:
        return ""
    return " ".join(_ONE_MODIFIER.findall(text)) if _ONLY_MODIFIERS.fullmatch(text) else text


def holds_drug_numbers(cells: Iterable[Cell]) -> bool:
    """Say whether numbers in a column are as long as only a drug's number (NDC) is."""
    return any(_DRUG_NUMBER.fullmatch(as_text(cell).strip()) for cell in cells)


def _unwrapped(text: str) -> str:
    match = _WRAPPED.match(text)
    return (match[1] or match[2] or "") if match else text


def _may_be_code(text: str) -> bool:
    """Say whether a code may be in it: a number that lost its zeros, or a code with something unknown behind it."""
    if text.isdigit() and len(text) in {1, 2, 3, 4, 6}:
        return len(text) < 5 or _CLEAN.fullmatch("0" + text) is not None
    return _STARTS_WITH_CODE.match(text) is not None
