"""Tell what changed between two releases, and all else that a report tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from addenda.app.assessing import Compared, Question, assess_charges
from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.app.families import families_of
from addenda.app.publishing import shown
from addenda.app.reconciling import reconcile_with_list
from addenda.app.reporting import Told, provenance
from addenda.app.selecting import choose
from addenda.app.suggesting import suggest_for_report
from addenda.app.trend import trend_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.app.publishing import Publication
    from addenda.app.selecting import Wanted
    from addenda.rendering.view import Provenance
    from addenda.store.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is to be on: two references, a charge master (None for none), a part of the codes (None for all).

    `how` says who may read it.
    """

    old: str
    new: str
    how: Publication
    question: Question | None = None
    part: Wanted | None = None


class Telling(NamedTuple):
    """What a report tells, in codes only where only they may be shown, and how it was made."""

    told: Told
    made: Provenance


def tell(store: Store, asked: Asked, *, step: Callable[[str], None], warn: Callable[[str], None]) -> Telling:
    """Compare, assess and reconcile. `step` is told what is being done, `warn` what may not be as the user meant it.

    Raises:
        ConflictError: when a text may not be published.
        NotFoundError, StoreError: as `open_snapshots`.
        UsageError, ConfigurationError: as `choose`.
        InputError: as `assess_charges`.

    """
    step(f"Comparing {asked.old} and {asked.new}")
    before, after = open_snapshots(store, asked.old, asked.new)
    asked.how.permit(after.codeset)
    changes = compare_snapshots(before, after)
    chosen = choose(store, asked.part, asked.new, before, after, asked.how) if asked.part else None
    step("Looking for what replaces deleted codes")
    suggestions = suggest_for_report(changes, after)
    found = None
    if asked.question:
        compared = Compared(store, before, after, changes)
        found = assess_charges(asked.question, compared, lambda _: suggestions, chosen, step=step, warn=warn)
    step("Comparing with the publisher's own list")
    reconciliation = reconcile_with_list(store, asked.old, asked.new)
    step("Gathering families and other years")
    families = None if asked.how.codes_only else families_of(changes, after)
    trend = trend_of(store, after.codeset.id)
    told = Told(changes, found, reconciliation, suggestions, trend, families).about(chosen)
    return Telling(shown(told, after.codeset, asked.how), provenance(before, after))
