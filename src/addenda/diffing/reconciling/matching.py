"""Whether what a publisher declares of a code and what was computed say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.actions import meaning_of
from addenda.model.changes import Change, ChangeKind
from addenda.model.codeset import Role

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.actions import Meaning
    from addenda.model.reconciliation import Account, Computed, Declaration

DATED = frozenset({ChangeKind.ADDED, ChangeKind.DELETED})
"""The kinds of change of which the data give the day."""


class Period(NamedTuple):
    """The days after one release's effective date, up to another's; `reader` says whose action codes are used."""

    after: date
    upto: date
    reader: str

    def holds(self, day: date) -> bool:
        """Say whether a day lies in the period."""
        return self.after < day <= self.upto

    def meaning(self, declared: Declaration) -> Meaning | None:
        """Return what an action declares; None for one that is not known."""
        return meaning_of(declared.action, self.reader)


def agree(account: Account, period: Period) -> bool:
    """Say whether every declaration is true of a computed change, and every computed change is told by one."""
    if account.aside is not None:
        return False
    true = all(any(is_true(one, change, period) for change in account.computed) for one in account.declared)
    return true and all(any(tells(one, change, period) for one in account.declared) for change in account.computed)


def tells(declared: Declaration, computed: Computed, period: Period) -> bool:
    """Say whether a declaration is true of a change and names what comes first in it.

    One action code stands for a whole row, so it need not name everything; but where a descriptor changed, it must
    name the first that did: a payment change is no word for a new long description.
    """
    meaning = period.meaning(declared)
    if meaning is None or not is_true(declared, computed, period):
        return False
    if not isinstance(computed, Change) or computed.kind is not ChangeKind.REVISED or not meaning.parts:
        return True
    first = next(field.field for field in computed.fields if field.role is Role.DESCRIPTOR)
    return any(first in part for part in meaning.parts)


def is_true(declared: Declaration, computed: Computed, period: Period) -> bool:
    """Say whether all that is declared is so: the kind of change, each group of fields, and the day if one is given."""
    meaning = period.meaning(declared)
    if meaning is None or not isinstance(computed, Change):
        return False
    if computed.kind in DATED:
        fits = not meaning.reasons or computed.reason in meaning.reasons
        return computed.kind is meaning.kind and fits and declared.on in (None, computed.on)
    if declared.on is not None and not period.holds(declared.on):
        return False
    if not meaning.parts:
        return computed.kind is meaning.kind
    changed = {field.field for field in computed.fields}
    return all(not part.isdisjoint(changed) for part in meaning.parts)
