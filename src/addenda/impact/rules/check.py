"""What a rule is made of: its text, and how its lines are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from addenda.impact.facts import Facts
    from addenda.model.changes import Change, Transient
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Effect
    from addenda.model.rules import Rule


class Hit(NamedTuple):
    """A line that breaks a rule, and why; the names are those of a Finding."""

    line: ChargeLine
    change: Change | Transient | None = None
    detail: str = ""
    others: tuple[ChargeLine, ...] = ()


Find: TypeAlias = "Callable[[Facts], Iterable[Hit]]"


class Check(NamedTuple):
    """A rule and the function that finds its lines; one that `needs_fees` finds none without fee schedules."""

    rule: Rule
    find: Find
    needs_fees: bool = False


def of_effect(effect: Effect, *, modifiers: bool = False) -> Find:
    """Return the function that finds lines whose code changes in one way; with `modifiers` whose modifier does, too."""
    return lambda facts: (
        Hit(touch.line, touch.change)
        for touch in facts.touches
        if touch.effect is effect and (modifiers or not touch.of_modifier)
    )
