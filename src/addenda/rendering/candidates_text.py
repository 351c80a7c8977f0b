"""Candidates for deleted codes as plain text for a terminal: `candidates --format text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.notes import render
from addenda.rendering.describing import description, description_of
from addenda.rendering.evidence import evidence_words
from addenda.rendering.licence import notice_lines
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import counted, joined, last_day, number

if TYPE_CHECKING:
    from addenda.model.candidates import Candidate, CandidateList, Suggestions
    from addenda.model.codeset import CodeSet
    from addenda.model.notes import Note

_DECIDE = "These are suggestions: a person decides, and nothing is replaced by itself."


def candidates_text(suggestions: Suggestions, limit: int, terminal: int | None = None) -> str:
    """Return every deleted code with what the publisher says and its candidates, at most `limit` of them."""
    changes = suggestions.changes
    title = visible(f"{changes.codeset.title}: {changes.old.id} to {changes.new.id}, candidates for deleted codes")
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
    if not count:
        return f"{deleted}."
    return f"{deleted}: for {number(named)} the evidence is strong, for {number(count - named)} it is not. {_DECIDE}"


def _list(one: CandidateList, codeset: CodeSet, limit: int) -> list[tuple[str, str]]:
    """Return the lines of a deleted code, each with its indent."""
    change = one.change
    lines = [("", f"{change.key}  last day {last_day(change.on)}: {description_of(change, codeset)}".rstrip(": "))]
    lines += [("  ", text) for text in _note(one.note)]
    if one.dead_ends:
        ended = joined(map(str, one.dead_ends))
        lines.append(("  ", f"The publisher names {ended}: no code that is in force here, nor a way to one."))
    if one.abstained:
        lines.append(("  ", f"None is suggested: {one.abstained}."))
    shown = one.candidates[:limit]
    lines += [("  ", _line(candidate, place, codeset)) for place, candidate in enumerate(shown, 1)]
    if more := len(one.candidates) - len(shown):
        lines.append(("  ", f"{number(more)} more; --limit shows them."))
    return lines


def _note(note: Note | None) -> list[str]:
    if note is None:
        return []
    if note.logic is None:
        unread = " (not understood, so its codes are taken one by one)" if note.unread else ""
        return [f"The publisher: {note.text}{unread}"]
    return [f"The publisher: {note.text}", f"Read as: {render(note.logic)}"]


def _line(candidate: Candidate, place: int, codeset: CodeSet) -> str:
    mark = f"{place}." if candidate.strong else "near:"
    text = description(candidate.concept, codeset)
    return f"{mark} {candidate.key}  {f'{text} ' if text else ''}[{evidence_words(candidate)}]"
