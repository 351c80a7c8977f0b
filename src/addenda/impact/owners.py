"""By whom: the findings of each department, revenue code, facility or payer, in the order in which to work on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from addenda.impact.fees.applying import total_payment
from addenda.impact.totals import lines_by_severity, total
from addenda.model.chargemaster import PriceKind
from addenda.model.money import ZERO
from addenda.model.rules import Severity
from addenda.model.worklist import FacilityTotal, OwnerKind, Worklist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from addenda.impact.fees.table import FeeTable
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact, Total


class _Owner(NamedTuple):
    name: str
    facility: str = ""


class _Named(NamedTuple):
    """A line that a finding names, and how bad that finding is."""

    line: ChargeLine
    severity: Severity


def with_owners(impact: Impact, by: Iterable[OwnerKind], fees: FeeTable | None = None) -> Impact:
    """Return the same impact with the worklists of each kind, and with the totals of its facilities.

    It is the last step, since worklists hold the findings as they then are.
    """
    lists = tuple(one for kind in dict.fromkeys(by) for one in worklists(impact, kind, fees))
    return replace(impact, worklists=lists, facilities=facility_totals(impact, fees))


def worklists(impact: Impact, by: OwnerKind, fees: FeeTable | None = None) -> tuple[Worklist, ...]:
    """Return a worklist for each owner: the one with the worst findings first, then with most gross charges at stake.

    For every kind but payers, the findings of the lists are those of the impact, each once, and the sums of the lists
    are its sum. With `fees` each list has the payments of its lines.
    """
    many = len(facilities(impact.chargemaster.lines)) > 1
    findings: defaultdict[_Owner, list[Finding]] = defaultdict(list)
    named: defaultdict[_Owner, list[_Named]] = defaultdict(list)
    for finding in impact.findings:
        for owner in _owners(finding.line, by, many=many):
            findings[owner].append(finding)
        for line in finding.lines:
            for owner in _owners(line, by, many=many):
                named[owner].append(_Named(line, finding.severity))
    lists = [_worklist(by, owner, findings[owner], lines, fees) for owner, lines in named.items()]
    return tuple(sorted(lists, key=lambda one: (*_worst_and_gross(one), one.owner, one.facility)))


def facility_totals(impact: Impact, fees: FeeTable | None = None) -> tuple[FacilityTotal, ...]:
    """Return the totals of each facility, in the order of worklists; nothing for a charge master of one facility."""
    by_facility: dict[str, list[ChargeLine]] = {name: [] for name in facilities(impact.chargemaster.lines)}
    if len(by_facility) < 2:
        return ()
    named: defaultdict[str, list[_Named]] = defaultdict(list)
    for line in impact.chargemaster.lines:
        by_facility[facility_of(line)].append(line)
    for finding in impact.findings:
        for line in finding.lines:
            named[facility_of(line)].append(_Named(line, finding.severity))
    totals = [
        FacilityTotal(
            name,
            _total(lines, fees),
            _total((one.line for one in named[name]), fees),
            lines_by_severity(named[name]),
        )
        for name, lines in by_facility.items()
    ]
    return tuple(sorted(totals, key=lambda one: (*_worst_and_gross(one), one.facility)))


def facilities(lines: Iterable[ChargeLine]) -> tuple[str, ...]:
    """Return the facilities that the lines belong to, in the order in which they come."""
    return tuple(dict.fromkeys(map(facility_of, lines)))


def facility_of(line: ChargeLine) -> str:
    """Return the facility of a line, else the name of its file; "" where there is one file that does not say."""
    return line.facility or line.file


def _owners(line: ChargeLine, by: OwnerKind, *, many: bool) -> Sequence[_Owner]:
    match by:
        case OwnerKind.DEPARTMENT:
            return (_Owner(line.department, facility_of(line) if many else ""),)
        case OwnerKind.REVENUE_CODE:
            return (_Owner(line.revenue_code),)
        case OwnerKind.FACILITY:
            return (_Owner(facility_of(line)),)
        case OwnerKind.PAYER:
            payers = dict.fromkeys(price.payer for price in line.prices if price.kind is PriceKind.NEGOTIATED)
            return [_Owner(payer) for payer in payers] or (_Owner(""),)


def _worklist(
    kind: OwnerKind, owner: _Owner, findings: Iterable[Finding], named: Sequence[_Named], fees: FeeTable | None
) -> Worklist:
    ordered = sorted(findings, key=_priority)
    at_stake = _total((one.line for one in named), fees)
    here = {id(line) for finding in ordered for line in finding.lines}
    elsewhere = len({id(one.line) for one in named} - here)
    return Worklist(kind, owner.name, owner.facility, tuple(ordered), lines_by_severity(named), at_stake, elsewhere)


def _priority(finding: Finding) -> tuple[int, bool, Decimal]:
    gross = finding.line.gross
    return finding.severity.rank, gross is None, -(gross or ZERO)


def _worst_and_gross(one: Worklist | FacilityTotal) -> tuple[int, bool, Decimal]:
    worst = min((severity.rank for severity, lines in one.effort.items() if lines), default=len(Severity))
    gross = one.at_stake.gross
    return worst, gross is None, -(gross or ZERO)


def _total(lines: Iterable[ChargeLine], fees: FeeTable | None) -> Total:
    lines = list(lines)
    summed = total(lines)
    return replace(summed, payment=total_payment(fees, lines)) if fees else summed
