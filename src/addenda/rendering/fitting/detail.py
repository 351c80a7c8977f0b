"""How much detail a Markdown document tells, and in which order it gives detail up (docs/markdown.md says it too)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Detail: TypeAlias = Mapping[str, int]
"""How much of each part is told at the most; a part without a number is told whole."""
Ladder: TypeAlias = tuple[tuple[str, int], ...]
"""In which order parts give up detail: each step names a part, and how much of it stays."""

FIELDS = "fields"
"""What changed in the fields of updated codes; 0 for the names of the fields alone."""
CONTEXT = "context"
"""Characters of unchanged text on each side of a revision."""
CANDIDATES = "candidates"
"""Sentences on what may replace one deleted code."""
TEXT = "text"
"""Characters of any one text, as it is written in Markdown."""
WORKLISTS = "worklists"
"""Findings of each owner: the lists by rule tell them too."""
ACCOUNTS = "accounts"
"""Codes of each cause in a reconciliation, and lines of each kind against a standard."""
OTHERS = "others"
"""Codes that are reused, transient or due to sunset, of each."""
WAIVED = "waived"
"""Findings that were waived."""
TABLES = "tables"
"""Rows of each table of owners, facilities, files, columns and sections, and sentences of each list."""

LISTS = ("updated", "note", "low", ACCOUNTS, "added", OTHERS, "medium", "revised", WAIVED, "deleted", "high")
"""Lists of codes by kind of change, and of findings by severity, what matters least first."""

LADDER: Ladder = (
    *((FIELDS, 0), (CONTEXT, 40), (CANDIDATES, 1), (TEXT, 400)),
    *((WORKLISTS, 50), (WORKLISTS, 0)),
    *((part, rows) for rows in (50, 10) for part in LISTS),
    (TABLES, 25),
    *((part, 0) for part in LISTS),
    *((TABLES, 5), (CANDIDATES, 0), (TEXT, 120), (TABLES, 0)),
)
"""What is given up, one step after the other, each on top of those before it."""
FEES_LADDER = tuple(step for step in LADDER if step[0] != FIELDS)
"""The same of a fee schedule: amounts are what its rows are for, so rows go, and those that stay are whole."""

_LISTED = (WORKLISTS, TABLES, *LISTS)


def after(steps: int, rows: int, ladder: Ladder = LADDER) -> Detail:
    """Return the detail that is left after so many steps of a ladder; no list has more than `rows` rows at all."""
    return MappingProxyType({**dict.fromkeys(_LISTED, rows), **dict(ladder[:steps])})
