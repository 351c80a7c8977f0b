"""An instruction as the logic of its codes alone, without a word that its publisher wrote."""

from __future__ import annotations

from addenda.model.notes.note import parse
from addenda.model.notes.tree import And, Case, Code, Logic, Or, Range, all_of, any_of
from addenda.model.notes.wording import render

LEFT_OUT = "in a circumstance that is left out"
"""What stands in the place of every circumstance; it is read as one again."""


def bare_instruction(text: str) -> str:
    """Return an instruction's codes with their AND and OR, "" where it names none or was not understood."""
    logic = parse(text).logic
    return render(without_circumstances(logic)) if logic else ""


def without_circumstances(logic: Logic) -> Logic:
    """Return the same tree with each circumstance marked, and not named."""
    match logic:
        case Code() | Range():
            return logic
        case Case(_, part):
            return Case(LEFT_OUT, without_circumstances(part))
        case And(parts):
            return all_of(map(without_circumstances, parts))
        case Or(parts, together):
            return any_of(map(without_circumstances, parts), together=together)
