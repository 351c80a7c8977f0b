"""One release of a fee schedule, asked for what it pays."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addenda.impact.fees.hospital import LABORATORY_FIELDS, OUTPATIENT_FIELDS, laboratory_payment, outpatient_payment
from addenda.impact.fees.physician import NATIONAL, PHYSICIAN_FIELDS, Locality, Setting, physician_payment
from addenda.model.concept import ConceptKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept
    from addenda.model.payments import Payment
    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Snapshot


class FeeSchedule:
    """What one release pays for one unit. It is read once, when it is first asked."""

    def __init__(self, snapshot: Snapshot, locality: Locality = NATIONAL, setting: Setting = Setting.FACILITY) -> None:
        """Take a release of relative values, OPPS rates or laboratory rates; the others mean nothing to the last two.

        Raises:
            ValueError: when the code set has not the fields of one of them.

        """
        self.id = snapshot.release.id
        self._snapshot = snapshot
        self._pay = _pricing(snapshot.codeset, self.id, locality, setting)
        self._concepts: dict[ConceptKey, Concept] | None = None

    def payment(self, code: str, modifiers: str = "") -> Payment | None:
        """Return what is paid for a code with modifiers (`26 LT`); None where the schedule does not know the code.

        A modifier with a row of its own (26, TC, 53; QW for laboratory tests) has its own price; the others do not
        change it.
        """
        if self._concepts is None:
            self._concepts = {concept.key: concept for concept in self._snapshot}
        keys = (ConceptKey(code, modifier) for modifier in (*modifiers.split(), ""))
        found = next((concept for key in keys if (concept := self._concepts.get(key))), None)
        return self._pay(found) if found else None


def is_physician_schedule(codeset: CodeSet) -> bool:
    """Say whether payments depend on the locality and the setting."""
    return codeset.roles.keys() >= PHYSICIAN_FIELDS


def is_priced(codeset: CodeSet) -> bool:
    """Say whether a code set is a fee schedule that payments can be taken from."""
    return any(codeset.roles.keys() >= fields for fields in (PHYSICIAN_FIELDS, OUTPATIENT_FIELDS, LABORATORY_FIELDS))


def _pricing(
    codeset: CodeSet, schedule: ReleaseId, locality: Locality, setting: Setting
) -> Callable[[Concept], Payment]:
    if is_physician_schedule(codeset):
        return partial(physician_payment, schedule=schedule, locality=locality, setting=setting)
    if codeset.roles.keys() >= OUTPATIENT_FIELDS:
        return partial(outpatient_payment, schedule=schedule)
    if codeset.roles.keys() >= LABORATORY_FIELDS:
        return partial(laboratory_payment, schedule=schedule)
    raise ValueError(f"{codeset.id} has not the fields of a fee schedule")
