"""The lines whose code a code set must know if it is valid at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.codeset import CodeSet, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from addenda.model.chargemaster import ChargeLine

_LENGTHS = frozenset({2, 5})
"""How long the codes are that stand on charge lines: those of CPT and HCPCS, and their modifiers."""
_DIGIT = re.compile(r"[0-9]")


def judged(codeset: CodeSet, codes: Collection[str], lines: Iterable[ChargeLine]) -> Iterator[ChargeLine]:
    """Yield the lines whose code fits the pattern and stands in a series of which `codes` has others.

    `codes` are all that two releases know. A fee schedule does not say what is valid, and a code set with codes of
    other lengths (diagnoses) is not what charges are coded in. A series is what codes share beside their digits: CMS's
    files leave out the dental codes (`D....`), and a delivery of CPT may lack the laboratory codes (`....U`); what has
    not a single code of a series says nothing about any.
    """
    if codeset.kind is Kind.FEE_SCHEDULE or not {len(code) for code in codes} <= _LENGTHS:
        return
    present = {_series(code) for code in codes}
    matches = codeset.matches.fullmatch
    yield from (line for line in lines if matches(line.code) and _series(line.code) in present)


def _series(code: str) -> str:
    return _DIGIT.sub("9", code)
