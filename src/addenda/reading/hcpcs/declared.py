"""What CMS itself says has changed: the action codes of its file, and its transaction report.

The report comes as plain print files (prn) and as a workbook, each holding one list twice, by code and by kind of
change. It gives the change in words, which differ between years, and the workbook has a key from words to codes.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.reading.encoding import decode
from addenda.reading.hcpcs.codeset import is_code
from addenda.reading.hcpcs.layout import NO_CHANGE
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from addenda.model.concept import Concept
    from addenda.reading.delivery import Member

    Entry = tuple[int, str, str]
    """Row number, code and words of one line of a report."""

OWN_COLUMN = "action column"
"""The origin of a change that the code file itself declares."""
REPORT = "transaction report"
"""The origin of a change that the report declares, in whichever of its files."""

_ACTIONS = (  # the first whose words all occur
    ("N", ("no", "change")),
    ("B", ("coverage", "long")),
    ("C", ("long",)),
    ("S", ("short",)),
    ("F", ("coverage",)),
    ("P", ("payment",)),
    ("T", ("misc",)),
    ("R", ("activate",)),
    ("D", ("discontinue",)),
    ("A", ("add",)),
)
_PRINTED_HEADER = re.compile(r"\s*HCPCS?/MOD.*(?:TYPE OF CHANGE|ACTION CD)", re.IGNORECASE)
_HEADER_WITHIN = 5_000  # characters; notes stand before it in some years


def declared_by_concepts(concepts: Iterable[Concept]) -> list[DeclaredChange]:
    """Return what the file's own action column declares; `N` is no change."""
    return [
        DeclaredChange(concept.key, action, OWN_COLUMN, _day(concept.text("action_effective")))
        for concept in concepts
        if (action := concept.text("action")) not in {"", NO_CHANGE}
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def action_code(words: str, key: Mapping[str, str] | None = None) -> str:
    """Return CMS's code for the words of a report; the words themselves when they are none that are known.

    `key` gives the code of words by what they mean, as `action_key` makes it of a report's own key.
    """
    known = _meaning(words)
    return (key or {}).get(known, known) or collapse(words)


def action_key(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a report's own key, from pairs of code and words: its code for each kind of change."""
    return {meaning: code for code, words in pairs if (meaning := _meaning(words))}


@lru_cache(maxsize=256)  # of thousands of lines, ten kinds
def _meaning(words: str) -> str:
    """Return the usual code for words such as `Change in both Coverage & Long Description`, "" if there is none."""
    text = words.casefold()
    return next((code for code, needed in _ACTIONS if all(word in text for word in needed)), "")


def is_printed_report(content: bytes) -> bool:
    """Say whether this is a transaction report in print form."""
    lines = content[:_HEADER_WITHIN].decode("cp1252", errors="replace").splitlines()
    return any(_PRINTED_HEADER.match(line) for line in lines)


def read_printed_report(member: Member) -> list[DeclaredChange]:
    """Return the changes of a report in print form.

    Raises:
        InputError: when its encoding is unknown, or a line names no code.

    """
    return declared_by_report(_printed_entries(decode(member)), member, {})


def _printed_entries(text: str) -> Iterator[Entry]:
    """Yield the lines under the header, up to where the header says that descriptions begin."""
    end: int | None = None
    begun = False
    for number, line in enumerate(text.splitlines(), 1):
        if begun:
            code, _, words = line[:end].strip().partition(" ")
            yield number, code, words
        elif _PRINTED_HEADER.match(line):
            begun = True
            descriptions = line.upper().find("SHORT DESC")
            end = None if descriptions < 0 else descriptions


def declared_by_report(entries: Iterable[Entry], member: Member, key: Mapping[str, str]) -> list[DeclaredChange]:
    """Return the changes that a report's lines declare; lines without a code or without words are none.

    Raises:
        InputError: when what stands in the place of a code is none.

    """
    changes: list[DeclaredChange] = []
    problems: list[Problem] = []
    for row, code, words in entries:
        if not code.strip() or not words.strip():
            continue
        if not is_code(code.strip()):
            problems.append(Problem("this is no HCPCS code", member.place, row, code))
        elif (action := action_code(words, key)) != NO_CHANGE:
            changes.append(DeclaredChange(ConceptKey(code.strip()), action, REPORT))
    if problems:
        raise InputError(capped(problems))
    return changes


def merged(*lists: Iterable[DeclaredChange]) -> tuple[DeclaredChange, ...]:
    """Return the changes of several lists by origin, key and action; what stands twice in one list only once."""
    unique = {(change.origin, change.key, change.action): change for changes in lists for change in changes}
    return tuple(unique[place] for place in sorted(unique))
