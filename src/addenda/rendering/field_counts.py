"""How many codes changed in which field: a conversion factor that changes with every code hides all else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import ChangeKind
from addenda.model.codeset import Role
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.changes import ChangeSet, FieldChange
    from addenda.model.concept import Value

FEW = 5
"""So many codes are seen at a glance, and are not counted by field."""
_SHORT = 40
"""Characters of a value that is told beside a count."""
_AMOUNT = re.compile(r"-?\d+\.\d+", re.ASCII)
"""How schedules write amounts; an indicator or a class has digits alone, and neither goes up nor down."""


class FieldCount(NamedTuple):
    """A field, and how many codes changed in it; `up` and `down` are None for one that holds no amounts.

    `alike` says from what to what it changed, where that is the same in all these codes; else "".
    """

    title: str
    codes: int
    up: int | None
    down: int | None
    alike: str


@dataclass(frozen=True, slots=True)
class FieldCountView:
    """A field, and how many codes changed in it."""

    title: str
    """Its title."""
    codes: str
    """How many codes, or rows."""
    up: str
    """In how many the amount went up; "" for a field that holds no amounts."""
    down: str
    """In how many it went down; "" likewise."""
    alike: str
    """From what to what it changed, where that is the same in all of them; else ""."""


def field_counts(changes: ChangeSet) -> tuple[FieldCount, ...]:
    """Return the fields in which revised and updated codes differ, in the code set's order; none for a few codes."""
    changed = [one for one in changes.changes if one.kind in {ChangeKind.REVISED, ChangeKind.UPDATED}]
    if len(changed) <= FEW:
        return ()
    by_field: dict[str, list[FieldChange]] = {}
    for change in changed:
        for field in change.fields:
            if field.role is not Role.PROVENANCE:
                by_field.setdefault(field.field, []).append(field)
    places, titles = changes.codeset.places, changes.codeset.titles
    names = sorted(by_field, key=lambda name: places.get(name, len(places)))
    return tuple(_count(titles.get(name, name), by_field[name]) for name in names)


def field_count_views(changes: ChangeSet) -> tuple[FieldCountView, ...]:
    """Return the same for people, made safe to show."""
    return tuple(
        FieldCountView(visible(one.title), number(one.codes), _number(one.up), _number(one.down), visible(one.alike))
        for one in field_counts(changes)
    )


def _count(title: str, fields: Sequence[FieldChange]) -> FieldCount:
    steps = [step for field in fields if (step := _step(field)) is not None]
    if not steps:
        return FieldCount(title, len(fields), None, None, _alike(fields))
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return FieldCount(title, len(fields), up, down, _alike(fields))


def _alike(fields: Sequence[FieldChange]) -> str:
    """Return what is the same in several codes, such as a conversion factor; "" for long texts, which rows show."""
    old, new = fields[0].old, fields[0].new
    if len(fields) == 1 or not (isinstance(old, str) and isinstance(new, str)) or max(len(old), len(new)) > _SHORT:
        return ""
    return f"from {old} to {new}" if all((one.old, one.new) == (old, new) for one in fields) else ""


def _step(field: FieldChange) -> Decimal | None:
    """Return by how much an amount changed; None where either side has none."""
    old, new = _amount(field.old), _amount(field.new)
    return None if old is None or new is None else new - old


def _amount(value: Value | None) -> Decimal | None:
    return Decimal(value) if isinstance(value, str) and _AMOUNT.fullmatch(value) else None


def _number(count: int | None) -> str:
    return "" if count is None else number(count)
