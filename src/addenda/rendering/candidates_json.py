"""`addenda.candidates/1`: the candidates of deleted codes as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.candidates import CANDIDATES_FORMAT
from addenda.model.notes import And, Case, Code, Logic, Or, Range, render
from addenda.rendering.changeset_json import key_json, side_json
from addenda.rendering.describing import description, description_of
from addenda.rendering.evidence import evidence_words
from addenda.rendering.licence import notice_json
from addenda.rendering.selection_json import selection_json

if TYPE_CHECKING:
    from addenda.model.candidates import Candidate, CandidateList, Suggestions
    from addenda.model.codeset import CodeSet
    from addenda.model.notes import Note

SHOWN = 5
"""How many candidates of a code an impact and a report hold as JSON; people are shown fewer."""


def candidates_json(suggestions: Suggestions, limit: int) -> dict[str, Any]:
    """Return the suggestions as one object, at most `limit` candidates for each deleted code."""
    changes = suggestions.changes
    return {
        "format": CANDIDATES_FORMAT,
        "codeset": changes.codeset.id,
        "old": side_json(changes.old),
        "new": side_json(changes.new),
        **selection_json(changes.only),
        **notice_json(changes.codeset),
        "deleted": [_list(one, changes.codeset, limit) for one in suggestions.lists],
    }


def _list(one: CandidateList, codeset: CodeSet, limit: int) -> dict[str, Any]:
    return {
        **key_json(one.change.key),
        "on": one.change.on.isoformat(),
        "description": description_of(one.change, codeset),
        "instruction": _note(one.note) if one.note else None,
        **found_json(one, codeset, limit),
    }


def found_json(one: CandidateList, codeset: CodeSet, limit: int = SHOWN) -> dict[str, Any]:
    """Return the candidates of a deleted code, at most `limit`, and why there is none; also for other documents."""
    return {
        "ended": [
            {**key_json(each.key), "leads_to": [key_json(key) for key in each.leads_to]}
            for each in one.ended
            if each.leads_to
        ],
        "dead_ends": [key_json(key) for key in one.dead_ends],
        "abstained": one.abstained,
        "candidates": [_candidate(candidate, codeset) for candidate in one.candidates[:limit]],
        "more": max(len(one.candidates) - limit, 0),
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "text": note.text,
        "in_words": render(note.logic) if note.logic else None,
        "logic": logic_json(note.logic) if note.logic else None,
        "unread": list(note.unread),
    }


def _candidate(candidate: Candidate, codeset: CodeSet) -> dict[str, Any]:
    return {
        **key_json(candidate.key),
        "description": description(candidate.concept, codeset),
        "evidence": candidate.evidence,
        "strong": candidate.strong,
        "score": None if candidate.score is None else round(candidate.score, 4),
        "words": list(candidate.words),
        "logic": logic_json(candidate.logic) if candidate.logic else None,
        "chain": [key_json(key) for key in candidate.chain],
        "in_words": evidence_words(candidate),
    }


def logic_json(logic: Logic) -> dict[str, Any]:
    """Return the logic of an instruction as nested objects, each with one kind of key."""
    match logic:
        case Code(code, modifiers):
            return {"code": code, "modifiers": list(modifiers)}
        case Range(first, last):
            return {"first": first, "last": last}
        case And(parts):
            return {"and": [logic_json(part) for part in parts]}
        case Or(parts, together):
            return {"and/or" if together else "or": [logic_json(part) for part in parts]}
        case Case(condition, part):
            return {"condition": condition, "then": logic_json(part)}
