"""The lines on which someone must decide because of their code, whatever becomes of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.impact.rules import deleted, modifier, never_valid, once_valid, reused, revised_description, transient
from addenda.impact.totals import distinct

if TYPE_CHECKING:
    from addenda.impact.facts import Facts
    from addenda.model.chargemaster import ChargeLine

_CHECKS = tuple(
    module.CHECK for module in (deleted, reused, transient, modifier, never_valid, once_valid, revised_description)
)
"""Of high or medium severity before a user changes that; not those about money, to which inactivating is no answer."""


def urgent_lines(facts: Facts) -> list[ChargeLine]:
    """Return the lines that any of these rules finds, each once."""
    return distinct(hit.line for check in _CHECKS for hit in check.find(facts))
