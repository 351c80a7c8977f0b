"""Open the fee schedules that a user names, before and after, and say what the payments rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.app.localities import locality_for
from addenda.app.selecting import nearest
from addenda.errors import NotFoundError, Problem, UsageError
from addenda.impact.fees.physician import NATIONAL, Locality, Setting
from addenda.impact.fees.schedule import FeeSchedule, is_physician_schedule, is_priced
from addenda.impact.fees.table import FeeTable, SchedulePair
from addenda.store.references import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.changes import Side
    from addenda.model.snapshot import Snapshot
    from addenda.store.contents import Contents
    from addenda.store.store import Store

DEFAULT_SETTING = Setting.FACILITY
"""A charge master is mostly a hospital's."""

_FULL_AMOUNT = (
    "Payments of the physician fee schedule are the full amount of one unit times the volume: without reductions for "
    "several or bilateral procedures, the OPPS cap on imaging, and sequestration."
)
_RATES = (
    "Hospital and laboratory rates are the national ones of a service paid by itself: without the wage index, "
    "discounts, packaging with other services on the claim, and outlier payments."
)

_NO_PLACE = "--locality and --setting are of the physician fee schedule; name a release of it by --fees."
_NOT_PRICED = (
    "{} is no fee schedule that payments are computed from. --fees takes the physician fee schedule, OPPS Addendum B "
    "and the clinical laboratory fee schedule."
)


class Fees(NamedTuple):
    """What lines are paid, and on what that rests; `warnings` are those of the assumptions that may be mistakes.

    The table reads the store when it is first asked, so the store must still be open then.
    """

    table: FeeTable
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]


class _Pair(NamedTuple):
    """Two releases of one fee schedule; `old` is None where the store has none for that side."""

    old: Snapshot | None
    new: Snapshot

    @property
    def by_locality(self) -> bool:
        return is_physician_schedule(self.new.codeset)


def open_fees(
    store: Store, references: Sequence[str], locality: str | None, setting: Setting | None, old: Side, new: Side
) -> Fees:
    """Return what the named fee schedules pay on the two sides of a change, in the order in which they are named.

    Of two releases of one fee schedule the one with the older effective date is the old one. One alone is the new one;
    the old one is then the latest that was effective on or before the old side's effective date. The locality is a
    code (`0118218`) or a name of the code set of cost indices; None for the national amounts.

    Raises:
        UsageError: when a text is no reference, a code set is no fee schedule, or three releases of one are named; when
            a locality or a setting is given and no physician fee schedule; when a locality's name is not unique. It
            names all that is missing as well.
        NotFoundError: naming every release and locality that is missing.
        StoreError: when the store is damaged.

    """
    opening = _Opening(store, locality, setting)
    pairs = [opening.pair(one, old) for one in opening.releases(references).values()]
    schedules = [opening.schedules(pair) for pair in pairs]
    opening.refuse()
    warnings = tuple(dict.fromkeys([*_other_years(pairs, old, new), *opening.warnings]))
    assumptions = (*_releases_used(pairs, old), *_conditions(pairs, locality, opening.setting), *warnings)
    return Fees(FeeTable(schedules), assumptions, warnings)


def check_fees(store: Store, references: Sequence[str], locality: str | None, setting: Setting | None) -> None:
    """Look for all that is named, before there is a change to price.

    Raises:
        UsageError, NotFoundError, StoreError: as `open_fees`.

    """
    opening = _Opening(store, locality, setting)
    for named in opening.releases(references).values():
        opening.schedules(_Pair(None, named[-1][1]))
    opening.refuse()


class _Opening:
    """Opens releases; gathers what is wrong and what is missing, to say all at once, and what may be a mistake."""

    def __init__(self, store: Store, locality: str | None, setting: Setting | None) -> None:
        self.setting = setting or DEFAULT_SETTING
        self.warnings: list[str] = []
        self._wrong: list[Problem] = []
        self._missing: list[Problem] = []
        self._store = store
        self._locality = locality
        self._is_placed = bool(locality or setting)

    def releases(self, references: Sequence[str]) -> dict[str, list[tuple[str, Snapshot]]]:
        """Return the references and their releases by code set, the older one first."""
        found: dict[str, list[tuple[str, Snapshot]]] = {}
        for reference in references:
            if snapshot := self._priced(reference):
                found.setdefault(snapshot.codeset.id, []).append((reference, snapshot))
        for codeset, several in found.items():
            if len(several) > 2:
                advice = "Name the old and the new one."
                self._wrong.append(Problem(f"--fees names {len(several)} releases of {codeset}", advice=advice))
            several.sort(key=lambda one: one[1].release.effective)
        physician = any(is_physician_schedule(several[0][1].codeset) for several in found.values())
        if self._is_placed and not (physician or self._wrong or self._missing):
            self._wrong.append(Problem(_NO_PLACE))
        return found

    def refuse(self) -> None:
        """Say all that was gathered.

        Raises:
            UsageError, NotFoundError: when there is anything; the latter where things are missing and no more.

        """
        if self._wrong:
            raise UsageError(dict.fromkeys([*self._wrong, *self._missing]))
        if self._missing:
            raise NotFoundError(dict.fromkeys(self._missing))

    def pair(self, named: Sequence[tuple[str, Snapshot]], old: Side) -> _Pair:
        """Return the old and the new release of one fee schedule."""
        reference, new = named[-1]
        if len(named) == 2:
            return _Pair(named[0][1], new)
        contents = self._store.at(Reference.parse(reference).known)
        begun = [one.id for one in contents.releases(new.codeset.id) if one.effective <= old.effective]
        return _Pair(contents.snapshot(begun[-1]) if begun else None, new)

    def schedules(self, pair: _Pair) -> SchedulePair:
        """Return what both releases pay in the locality and the setting."""
        return SchedulePair(self._schedule(pair.old) if pair.old else None, self._schedule(pair.new))

    def _priced(self, reference: str) -> Snapshot | None:
        """Return the release of a fee schedule, None where it is none or is missing."""
        try:
            wanted = Reference.parse(reference)
            contents = self._store.at(wanted.known)
        except UsageError as error:
            self._wrong += error.problems
            return None
        except NotFoundError as error:
            self._missing += error.problems
            return None
        try:
            snapshot = contents.snapshot(wanted.id)
        except NotFoundError:
            advice = nearest(str(wanted.id), _schedules_in(contents))
            self._missing.append(Problem(f"The store has no fee schedule {str(wanted.id)!r}", advice=advice))
            return None
        if is_priced(snapshot.codeset):
            return snapshot
        self._wrong.append(Problem(_NOT_PRICED.format(snapshot.codeset.id)))
        return None

    def _schedule(self, snapshot: Snapshot) -> FeeSchedule:
        by_locality = self._locality and is_physician_schedule(snapshot.codeset)
        place = self._place(self._locality, snapshot) if self._locality and by_locality else NATIONAL
        return FeeSchedule(snapshot, place, self.setting)

    def _place(self, wanted: str, snapshot: Snapshot) -> Locality:
        try:
            place, warning = locality_for(self._store, wanted, snapshot.release.effective)
        except UsageError as error:
            self._wrong += error.problems
            return NATIONAL
        except NotFoundError as error:
            self._missing += error.problems
            return NATIONAL
        self.warnings += [warning] if warning else []
        return place


def _schedules_in(contents: Contents) -> list[str]:
    priced = (codeset.id for codeset in contents.codesets() if is_priced(codeset))
    return [str(release.id) for codeset in priced for release in contents.releases(codeset)]


def _other_years(pairs: Sequence[_Pair], old: Side, new: Side) -> list[str]:
    used = [(snapshot, side) for pair in pairs for snapshot, side in ((pair.old, old), (pair.new, new)) if snapshot]
    return [
        f"{snapshot.release.id} is of {snapshot.release.effective.year} and is used for {side.id}, which is of "
        f"{side.effective.year}: the amounts of that year may be others."
        for snapshot, side in used
        if snapshot.release.effective.year != side.effective.year
    ]


def _releases_used(pairs: Sequence[_Pair], old: Side) -> list[str]:
    sentences = []
    for pair in pairs:
        codeset, after = pair.new.codeset, pair.new.release.id
        before = (
            f"of {pair.old.release.id}"
            if pair.old
            else f"not known, for the store has no release of {codeset.id} that was effective by {old.effective}"
        )
        sentences.append(f"{codeset.title}: payments after are of {after}, payments before {before}.")
    return sentences


def _conditions(pairs: Sequence[_Pair], locality: str | None, setting: Setting) -> list[str]:
    sentences = []
    if any(pair.by_locality for pair in pairs):
        place = "in a facility" if setting is Setting.FACILITY else "outside a facility"
        where = (
            f"in the locality {locality}" if locality else "at the national amount, without a locality's cost indices"
        )
        sentences += [f"The physician fee schedule is taken for services {place}, {where}.", _FULL_AMOUNT]
    if not all(pair.by_locality for pair in pairs):
        sentences.append(_RATES)
    if len(pairs) > 1:
        names = ", then ".join(pair.new.codeset.id for pair in pairs)
        sentences.append(f"A line is paid by one fee schedule, the first that has an amount for its code: {names}.")
    return sentences
