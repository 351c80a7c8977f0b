"""One release of a fee schedule, asked for what it pays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from addenda.impact.fees.hospital import (
    LABORATORY_FIELDS,
    OUTPATIENT_FIELDS,
    PROFESSIONAL,
    laboratory_payment,
    outpatient_payment,
)
from addenda.impact.fees.physician import COMPONENTS, NATIONAL, PHYSICIAN_FIELDS, Locality, Setting, physician_payment
from addenda.model.concept import ConceptKey
from addenda.model.payments import Payment

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept
    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Snapshot


class _Pricing(NamedTuple):
    """What a row pays, and the modifiers of which only a row of their own says anything."""

    pay: Callable[[Concept], Payment]
    apart: frozenset[str] = frozenset()


class FeeSchedule:
    """What one release pays for one unit. It is read once, when it is first asked."""

    def __init__(self, snapshot: Snapshot, locality: Locality = NATIONAL, setting: Setting = Setting.FACILITY) -> None:
        """Take a release of relative values, OPPS rates or laboratory rates; the others mean nothing to the last two.

        Raises:
            ValueError: when the code set has not the fields of one of them.

        """
        self.id = snapshot.release.id
        self._snapshot = snapshot
        self._pricing = _pricing(snapshot.codeset, self.id, locality, setting)
        self._concepts: dict[ConceptKey, Concept] | None = None

    def payment(self, code: str, modifiers: str = "") -> Payment | None:
        """Return what is paid for a code with modifiers (`26 LT`); None where the schedule does not know the code.

        A modifier with a row of its own (26, TC, 53; QW for laboratory tests) has its own price; the others do not
        change it. Without such a row there is no amount for a component or a discontinued procedure, nor for a
        professional component among a hospital's services: that of the whole would be too much.
        """
        if self._concepts is None:
            self._concepts = {concept.key: concept for concept in self._snapshot}
        keys = (ConceptKey(code, modifier) for modifier in (*modifiers.split(), ""))
        found = next((concept for key in keys if (concept := self._concepts.get(key))), None)
        if found is None:
            return None
        apart = [modifier for modifier in modifiers.split() if modifier in self._pricing.apart]
        if apart and not found.key.modifier:
            return Payment(self.id, None, f"no amount with modifier {apart[0]}", found.text("status"))
        return self._pricing.pay(found)


def is_physician_schedule(codeset: CodeSet) -> bool:
    """Say whether payments depend on the locality and the setting."""
    return codeset.roles.keys() >= PHYSICIAN_FIELDS


def is_priced(codeset: CodeSet) -> bool:
    """Say whether a code set is a fee schedule that payments can be taken from."""
    return any(codeset.roles.keys() >= fields for fields in (PHYSICIAN_FIELDS, OUTPATIENT_FIELDS, LABORATORY_FIELDS))


def _pricing(codeset: CodeSet, schedule: ReleaseId, locality: Locality, setting: Setting) -> _Pricing:
    if is_physician_schedule(codeset):
        pay = partial(physician_payment, schedule=schedule, locality=locality, setting=setting)
        return _Pricing(pay, COMPONENTS)
    if codeset.roles.keys() >= OUTPATIENT_FIELDS:
        return _Pricing(partial(outpatient_payment, schedule=schedule), PROFESSIONAL)
    if codeset.roles.keys() >= LABORATORY_FIELDS:
        return _Pricing(partial(laboratory_payment, schedule=schedule))
    raise ValueError(f"{codeset.id} has not the fields of a fee schedule")
