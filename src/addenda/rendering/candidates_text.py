"""Candidates for deleted codes as plain text for a terminal: `candidates --format text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.model.notes import codes_in, render
from addenda.rendering.candidates_view import DECIDE, all_lines
from addenda.rendering.describing import description_of
from addenda.rendering.headline import within
from addenda.rendering.licence import notice_lines
from addenda.rendering.sides import compared
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import last_day, number

if TYPE_CHECKING:
    from addenda.model.candidates import CandidateList, Suggestions
    from addenda.model.codeset import CodeSet
    from addenda.model.notes import Note


def candidates_text(suggestions: Suggestions, limit: int, terminal: int | None = None) -> str:
    """Return every deleted code with what the publisher says and its candidates, at most `limit` of them."""
    changes = suggestions.changes
    title = visible(f"{changes.codeset.title}: {compared(changes)}, candidates for deleted codes")
    lines = [*wrapped(title, terminal=terminal), "", *wrapped(_summary(suggestions), hanging="", terminal=terminal)]
    for one in suggestions.lists:
        lines.append("")
        for indent, text in _list(one, changes.codeset, limit):
            lines += wrapped(visible(text), indent, terminal=terminal)
    lines += notice_lines(changes.codeset, terminal)
    return "\n".join(lines) + "\n"


def _summary(suggestions: Suggestions) -> str:
    count = len(suggestions.lists)
    named = sum(one.abstained is None for one in suggestions.lists)
    deleted = f"{counted(count, 'code')} deleted"
    strength = f": for {number(named)} the evidence is strong, for {number(count - named)} it is not. {DECIDE}"
    return within(suggestions.changes, (f"{deleted}{strength if count else '.'}",))[0]


def _list(one: CandidateList, codeset: CodeSet, limit: int) -> list[tuple[str, str]]:
    """Return the lines of a deleted code, each with its indent."""
    change = one.change
    lines = [("", f"{change.key}  last day {last_day(change.on)}: {description_of(change, codeset)}".rstrip(": "))]
    lines += [("  ", text) for text in _note(one.note)]
    return lines + [("  ", text) for text in all_lines(one, codeset, limit)]


def _note(note: Note | None) -> list[str]:
    if note is None:
        return []
    if note.logic is None:
        taken = ", so its codes are taken one by one" if codes_in(note.text) else ""
        return [f"The publisher: {note.text}{f' (not understood{taken})' if note.unread else ''}"]
    words = render(note.logic)
    said = [f"The publisher: {note.text}"] if note.text != words else []  # without its words there is the logic alone
    return [*said, f"Read as: {words}"]
