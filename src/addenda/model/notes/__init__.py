"""Deletion notes: the instruction that stands with a deleted code, read into AND/OR logic, and back into words."""

from addenda.model.notes.bare import bare_instruction, without_circumstances
from addenda.model.notes.codes import codes_in
from addenda.model.notes.note import parse
from addenda.model.notes.tree import And, Case, Code, Logic, Note, Or, Range, leaves
from addenda.model.notes.wording import render

__all__ = [
    "And",
    "Case",
    "Code",
    "Logic",
    "Note",
    "Or",
    "Range",
    "bare_instruction",
    "codes_in",
    "leaves",
    "parse",
    "render",
    "without_circumstances",
]
