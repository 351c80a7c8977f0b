"""What to use instead of a deleted code, in words: the logic of the publisher's instruction, never a flat list."""

from __future__ import annotations

from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.notes import parse, render

_NOT_READ = "what the publisher's instruction says"


def instruction_of(change: Change) -> str:
    """Return a deleted code's instruction, whole, from the release that says why it ended; "" where there is none."""
    if change.kind is not ChangeKind.DELETED:
        return ""
    stated = change.old if change.reason is Reason.REUSED else change.new or change.old
    return stated.text(INSTRUCTION) if stated else ""


def use_instead(change: Change) -> str:
    """Return the codes to use instead: by the instruction's AND and OR, else as the publisher lists them."""
    instruction = instruction_of(change)
    if not instruction:
        return ", ".join(change.replacements)
    note = parse(instruction)
    if note.logic is not None:
        return render(note.logic)
    return _NOT_READ if note.unread else ""
