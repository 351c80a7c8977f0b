"""What a search found, as text for a terminal and as JSON."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from addenda.model.found import SEARCH_FORMAT
from addenda.model.listing import counted
from addenda.rendering.changeset_json import key_json
from addenda.rendering.describing import description
from addenda.rendering.json_text import json_text
from addenda.rendering.licence import notice_json, notice_lines
from addenda.rendering.terminal import line_width, wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.found import Found, Hit


_SHORTEST = 20
"""Columns that a description has, however long its code is."""


def found_text(found: Found, terminal: int | None = None) -> str:
    """Return a line for each hit, with as much of its description as fits, and how many there are."""
    width = max((len(visible(str(hit.concept.key))) for hit in found.hits), default=0)
    lines = [_line(hit, found.snapshot.codeset, width, line_width(terminal)) for hit in found.hits]
    summary = wrapped(_summary(found), "", "", terminal)
    notice = notice_lines(found.snapshot.codeset, terminal) if lines else []
    return "\n".join([*lines, *([""] if lines else []), *summary, *notice]) + "\n"


def found_json(found: Found) -> bytes:
    """Return the same for programs; `score` is null for a code that was asked for."""
    release = found.snapshot.release
    return json_text(
        {
            "format": SEARCH_FORMAT,
            "release": str(release.id),
            "effective": release.effective.isoformat(),
            "commit": found.snapshot.commit,
            **notice_json(found.snapshot.codeset),
            "query": found.query,
            "total": found.total,
            "ended_left_out": found.ended,
            "every_word": found.every_word,
            "hits": [_hit(hit, found.snapshot.codeset) for hit in found.hits],
        }
    )


def _line(hit: Hit, codeset: CodeSet, width: int, line: int) -> str:
    ended = "" if hit.in_force else "(not in force) "
    text = f"{visible(str(hit.concept.key)):<{width}}  {ended}"
    room = max(line - len(text), _SHORTEST)
    return (text + textwrap.shorten(visible(description(hit.concept, codeset)), room, placeholder=" …")).rstrip()


def _summary(found: Found) -> str:
    place, more = found.snapshot.release.id, found.total - len(found.hits)
    words = f"{counted(found.total, 'code')} in {place}"
    if not found.every_word and found.hits:
        words += "; none has all the words, these have some of them"
    if more:
        words += f"; --limit shows more than these {number(len(found.hits))}"
    if found.ended:
        words += f"; --all shows {number(found.ended)} more, not in force"
    return f"{words}."


def _hit(hit: Hit, codeset: CodeSet) -> dict[str, Any]:
    return {
        **key_json(hit.concept.key),
        "in_force": hit.in_force,
        "score": None if hit.score is None else round(hit.score, 4),
        "description": description(hit.concept, codeset),
    }
