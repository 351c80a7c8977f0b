"""The logic of a deletion note in words, from which `parse` makes the same tree again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.notes.tree import And, Case, Code, Logic, Or, Range

if TYPE_CHECKING:
    from collections.abc import Sequence


def render(logic: Logic) -> str:
    """Return a tree as people read it: `33861 or 33862, and 33405 or 33406`; alternatives by circumstance at `;`."""
    if isinstance(logic, Or) and not logic.together and any(isinstance(part, Case) for part in logic.parts):
        return "; ".join(_inside(part) for part in logic.parts)
    return _inside(logic)


def _inside(logic: Logic) -> str:
    match logic:
        case Code(code, modifiers):
            return code + _with_modifiers(modifiers)
        case Range(first, last):
            return f"{first}-{last}"
        case Case(condition, part):
            return f"{condition}: {_part(part) if isinstance(part, Case) else _inside(part)}"
        case Or(parts, together):
            return _listed([_part(part) for part in parts], "and/or" if together else "or")
        case And(parts) if any(isinstance(part, Or) for part in parts):
            return ", and ".join(_inside(part) if isinstance(part, Or) else _part(part) for part in parts)
        case And(parts):
            return _listed([_part(part) for part in parts], "and")


def _part(logic: Logic) -> str:
    text = _inside(logic)
    return text if isinstance(logic, Code | Range) else f"({text})"


def _listed(parts: Sequence[str], conjunction: str) -> str:
    return f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"


def _with_modifiers(modifiers: tuple[str, ...]) -> str:
    if not modifiers:
        return ""
    return f" with modifier {modifiers[0]}" if len(modifiers) == 1 else f" with modifiers {_listed(modifiers, 'and')}"
