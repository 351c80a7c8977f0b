"""The codes that Medicare pays for, and whose texts may be passed on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept

CODE_PATTERN = r"[A-Z]\d{4}|\d{4}[0-9A-Z]"
"""HCPCS Level II, and CPT: Category I `ddddd`, the others four digits and a letter."""
CODE_HEADER = r"HCPCS( CODE)?|(CPT|HCPCS)\d? ?/ ?(CPT|HCPCS)\d?( CODE)?"
"""Over the column of codes, in capitals; some years set a footnote's number behind CPT."""
_LICENSED = re.compile(r"\d{4}[0-9A-Z]|D\d{4}")  # CPT, and CDT which stands in Level II

LICENCE_NOTICE = (
    "CPT codes and descriptions are copyright American Medical Association, CDT codes and descriptions (D codes) "
    "American Dental Association. All rights reserved. Do not publish."
)
"""Said of a fee schedule that holds their descriptions."""


def holds_licensed_text(concepts: Iterable[Concept], codeset: CodeSet) -> bool:
    """Say whether a CPT or CDT code stands there with a description."""
    names = codeset.descriptors
    return any(_LICENSED.fullmatch(c.code) and any(name in c.fields for name in names) for c in concepts)
