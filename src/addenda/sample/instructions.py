"""What a publisher writes beside a deleted code, in the grammar of real notes, about invented codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.sample.dice import Dice

_FORMS = (
    "{code} has been deleted",
    "To report, use {0}",
    "{code} has been deleted. To report, use {0}",
    "({code} has been deleted. To report, see {0})",
    "To report, use {0} with modifier {modifier}",
    "To report, see {0} or {1}",
    "To report, see {0}, {1}",
    "{code} has been deleted. To report, see {0} and {1}",
    "To report, see {0}-{1}",
    "To report, use {0} with modifier {modifier}, or {1}",
    "({code} has been deleted. To report, see {0}, or {1} and {2})",
    "To report, see ({0} or {1}) and {2}",
    "({code} has been deleted. To report, see {0} or {1}, and {2} or {3})",
)
_CODES = tuple(sum(f"{{{place}}}" in form for place in range(4)) for form in _FORMS)
_MODIFIERS = ("22", "52", "59")


class Instruction(NamedTuple):
    """The note, and the codes that it names to use instead, in its order."""

    text: str
    cross_references: tuple[str, ...]


def use_instead(code: str, *others: str) -> Instruction:
    """Return the note that names all that took a code's place, alternatives where they are several."""
    verb = "see" if len(others) > 1 else "use"
    return Instruction(f"{code} has been deleted. To report, {verb} {' or '.join(others)}", others)


def invented(code: str, near: Sequence[str], dice: Dice) -> Instruction:
    """Return a note of any form that needs no more codes than there are near; it names neighbours among them."""
    forms = [(form, count) for form, count in zip(_FORMS, _CODES, strict=True) if count <= len(near)]
    form, count = dice.pick(forms)
    start = dice.below(len(near) - count + 1)
    named = tuple(sorted(near)[start : start + count])
    return Instruction(form.format(*named, code=code, modifier=dice.pick(_MODIFIERS)), named)
