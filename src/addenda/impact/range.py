"""A deleted code is not lost revenue where another takes its place: what stays, from nothing replaced to everything."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.money import ZERO
from addenda.model.payments import LinePayment
from addenda.model.range import Kept, MoneyRange, ReplacementRange, Replacements, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from addenda.impact.fees.table import FeeTable
    from addenda.model.concept import ConceptKey
    from addenda.model.findings import Finding, Impact

_NOTHING = "Nothing replaced: no line on a deleted code is billed any more, so all that it brought is lost."
_BEST = (
    "Best candidate: a line whose deleted code has a strong candidate goes on at the same price and volume and is paid "
    "what the candidate is paid, one unit for one; where there are several, the lowest and the highest of their "
    "payments are given. The other lines are lost."
)
_ALL = (
    "All replaced: every line finds a code and goes on at the same price and volume; it is paid as under the best "
    "candidate, and where no candidate's payment is known, what the deleted code was paid."
)
ASSUMPTIONS = ((Scenario.NOTHING, _NOTHING), (Scenario.BEST, _BEST), (Scenario.ALL, _ALL))


class _Worth(NamedTuple):
    """What a line brought a year, and what it brings on each of its strong candidates; None where not known."""

    before: Decimal | None
    has_candidate: bool
    on_candidates: tuple[Decimal, ...]


def replacement_range(impact: Impact, table: FeeTable | None = None) -> Replacements:
    """Return what stays of the gross charges, and where fees are given of the payments, of lines on deleted codes.

    A line counts once. Numbers that were reused are not among them: such a line goes on being paid, for another thing.
    """
    on_deleted = {id(found.line): (key, found) for found in impact.findings if (key := _deleted_code(found))}
    by_key: defaultdict[ConceptKey, list[Finding]] = defaultdict(list)
    for key, found in on_deleted.values():
        by_key[key].append(found)
    ranges = [_range(key, findings, table) for key, findings in by_key.items()]
    ranges.sort(key=lambda one: (-one.gross.before, one.key))
    together = _range(None, [found for _, found in on_deleted.values()], table)
    return Replacements(together, tuple(ranges), ASSUMPTIONS)


def _deleted_code(found: Finding) -> ConceptKey | None:
    """Return the key of the deleted code that a finding is about; None for the others, a deleted modifier's too."""
    change = found.change
    if not isinstance(change, Change) or change.kind is not ChangeKind.DELETED or change.reason is Reason.REUSED:
        return None
    return change.key if change.key.code == found.line.code else None


def _range(key: ConceptKey | None, findings: Sequence[Finding], table: FeeTable | None) -> ReplacementRange:
    gross = _money(_gross(found) for found in findings)
    payment = _money(_payment(found, table) for found in findings) if table else None
    return ReplacementRange(key, len(findings), gross, payment)


def _gross(found: Finding) -> _Worth:
    gross, replaced = found.line.gross, bool(_strong_codes(found))
    return _Worth(gross, replaced, (gross,) if replaced and gross is not None else ())


def _payment(found: Finding, table: FeeTable) -> _Worth:
    line, codes = found.line, _strong_codes(found)
    on_candidates = (
        LinePayment(None, table.payments(code, line.modifier).new, line.volume).new_total for code in codes
    )
    known = tuple(total for total in on_candidates if total is not None)
    return _Worth(table.payment(line).old_total, bool(codes), known)


def _strong_codes(found: Finding) -> tuple[str, ...]:
    candidates = found.candidates.candidates if found.candidates else ()
    return tuple(one.key.code for one in candidates if one.strong)


def _money(worths: Iterable[_Worth]) -> MoneyRange:
    worths = list(worths)
    known = [worth for worth in worths if worth.before is not None]
    replaced = [worth for worth in known if worth.has_candidate]
    on_candidates = [worth.on_candidates for worth in replaced if worth.on_candidates]
    everywhere = [worth.on_candidates or (worth.before or ZERO,) for worth in known]
    return MoneyRange(
        before=sum((worth.before or ZERO for worth in known), ZERO),
        nothing=Kept(ZERO, ZERO, 0),
        best=_kept(on_candidates, len(replaced) - len(on_candidates)),
        all=_kept(everywhere, 0),
        lines_unknown=len(worths) - len(known),
    )


def _kept(choices: Sequence[tuple[Decimal, ...]], lines_unknown: int) -> Kept:
    low, high = (sum(map(pick, choices), ZERO) for pick in (min, max))
    return Kept(low, high, len(choices), lines_unknown)
