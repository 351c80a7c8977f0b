"""What to use instead of a deleted code, in words: the logic of the publisher's instruction, never a flat list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.notes import parse, render

if TYPE_CHECKING:
    from addenda.model.changes import Change

NOT_READ = "what the publisher's instruction says"


def instruction_of(change: Change) -> str:
    """Return a deleted code's instruction, whole, from the release that says why it ended; "" where there is none."""
    return change.stated.text(INSTRUCTION) if change.stated else ""


def in_full(change: Change) -> str:
    """Return the same, but "" where it says no more than its codes: without the publisher's words it does not."""
    instruction = instruction_of(change)
    return "" if instruction == use_instead(change) else instruction


def use_instead(change: Change) -> str:
    """Return the codes to use instead: by the instruction's AND and OR, else as the publisher lists them."""
    instruction = instruction_of(change)
    return said(instruction) if instruction else ", ".join(change.replacements)


def said(instruction: str) -> str:
    """Return the codes that an instruction says to use, by its logic; `NOT_READ` for none that is understood."""
    note = parse(instruction)
    if note.logic is not None:
        return render(note.logic)
    return NOT_READ if note.unread else ""
