"""The causes of disagreements: each is established by the data, or the disagreement is unexplained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.diffing.reconciling.declarations import declarations
from addenda.diffing.reconciling.matching import DATED, is_true, tells
from addenda.model.changes import Change, Reason, Transient
from addenda.model.reconciliation import Cause, Explanation

if TYPE_CHECKING:
    from addenda.diffing.reconciling.matching import Period
    from addenda.model.reconciliation import Account, Background, Declaration
    from addenda.model.release import ReleaseId


class Causes:
    """Finds the cause of a disagreement: the first, in the order of `Cause`, that holds."""

    def __init__(self, period: Period, old: ReleaseId, background: Background) -> None:
        self._period = period
        self._old = old
        self._corrections = background.corrections
        self._before = {(change.key, change.action, change.on) for change in background.before if change.on}
        self._interim = [(release, declarations(changes)) for release, changes in background.interim]

    def of(self, account: Account) -> Explanation:
        """Return the cause, with the day, the release or the commit that establishes it."""
        found = (
            self._by_the_code_itself(account)
            or self._flagged_before(account)
            or self._corrected(account)
            or self._interim_release(account)
            or self._outside(account)
            or self._interim_day(account)
            or self._nothing_computed(account)
        )
        return found or Explanation(Cause.UNEXPLAINED)

    def repeated(self, account: Account) -> bool:
        """Say whether a declaration stood in the old release with the same day: it declares nothing new."""
        return self._flagged_before(account) is not None

    def _by_the_code_itself(self, account: Account) -> Explanation | None:
        for fact in account.computed:
            if isinstance(fact, Transient):
                return Explanation(Cause.TRANSIENT, fact.added)
            if fact.reason is Reason.REUSED:
                return Explanation(Cause.REUSED, fact.on)
        return None

    def _flagged_before(self, account: Account) -> Explanation | None:
        for one in account.declared:
            if (one.key, one.action, one.on) in self._before:
                return Explanation(Cause.FLAGGED_BEFORE, one.on, self._old)
        return None

    def _corrected(self, account: Account) -> Explanation | None:
        found = self._corrections.get(account.key)
        if found is None:
            return None
        return Explanation(Cause.CORRECTION, found.known.committed.date(), found.release, found.known.commit)

    def _interim_release(self, account: Account) -> Explanation | None:
        """Return the first release in between that declares all that the new one does not."""
        untold = [
            fact for fact in account.computed if not any(tells(one, fact, self._period) for one in account.declared)
        ]
        if not untold or not self._nothing_against(account):
            return None
        for release, listed in self._interim:
            known = listed.get(account.key, ())
            if all(any(tells(one, fact, self._period) for one in known) for fact in untold):
                return Explanation(Cause.INTERIM_RELEASE, release=release)
        return None

    def _outside(self, account: Account) -> Explanation | None:
        days = [one.on for one in account.declared if one.on is not None]
        days += [fact.on for fact in account.computed if isinstance(fact, Change)]
        return next((Explanation(Cause.OUTSIDE, day) for day in days if not self._period.holds(day)), None)

    def _interim_day(self, account: Account) -> Explanation | None:
        if not account.computed or not self._nothing_against(account):
            return None
        days = [fact.on for fact in account.computed if isinstance(fact, Change) and fact.kind in DATED]
        inside = [day for day in days if self._period.after < day < self._period.upto]
        return Explanation(Cause.INTERIM_DAY, inside[0]) if len(inside) == len(account.computed) else None

    def _nothing_against(self, account: Account) -> bool:
        """Say whether all that is declared is true, or tells of the fields of a code that came or went before."""
        return all(self._true_or_after(one, account) for one in account.declared)

    def _true_or_after(self, declared: Declaration, account: Account) -> bool:
        meaning = self._period.meaning(declared)
        if meaning is None:
            return False
        if any(is_true(declared, fact, self._period) for fact in account.computed):
            return True
        return meaning.kind not in DATED and all(
            isinstance(fact, Change) and fact.kind in DATED and (declared.on is None or fact.on <= declared.on)
            for fact in account.computed
        )

    def _nothing_computed(self, account: Account) -> Explanation | None:
        if account.computed or (account.old is None and account.new is None):
            return None
        was = account.old is not None and account.old.in_force(self._period.after)
        now = account.new is not None and account.new.in_force(self._period.upto)
        if account.aside is not None or not (was or now):
            return Explanation(Cause.NOT_IN_FORCE)
        return Explanation(Cause.PROVENANCE)
