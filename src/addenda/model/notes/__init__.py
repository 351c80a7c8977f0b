"""Deletion notes: the instruction that stands with a deleted code, read into AND/OR logic, and back into words."""

from addenda.model.notes.codes import codes_in
from addenda.model.notes.note import parse
from addenda.model.notes.tree import And, Case, Code, Logic, Note, Or, Range, leaves
from addenda.model.notes.wording import render

__all__ = ["And", "Case", "Code", "Logic", "Note", "Or", "Range", "codes_in", "leaves", "parse", "render"]
