"""The figures of a report as the model has them."""

from decimal import Decimal

from addenda.model.changes import ChangeKind, ChangeSet, Reason
from addenda.model.concept import ConceptKey
from addenda.model.findings import Finding, Impact, Total
from addenda.model.payments import LinePayment
from addenda.model.range import MoneyRange, Scenario
from addenda.model.rules import Severity
from addenda.model.worklist import FacilityTotal, Worklist
from addenda.rendering.sides import titles
from tests.rendering.numbers.figures import (
    KINDS,
    Figures,
    Line,
    Paid,
    Payment,
    Share,
    Sum,
    cents,
    in_order,
    owner_name,
    share_of,
)


def of_model(changes: ChangeSet, impact: Impact) -> Figures:
    """Return the figures."""
    named = {"All lines": impact.everything, "Lines with a finding": impact.at_stake}
    named |= {rule.title: impact.totals[rule.id] for rule in impact.rules}
    return Figures(
        counts={kind: getattr(changes.counts, kind) for kind in KINDS},
        in_force=dict(zip(titles(changes), (changes.old.in_force, changes.new.in_force), strict=True)),
        listed=_listed(changes),
        sums={title: _sum(total) for title, total in named.items() if total.lines},
        paid={title: paid for title, total in named.items() if total.lines and (paid := _paid(total))},
        lines=in_order([_line(finding) for finding in impact.findings]),
        waived=sorted(finding.line.row for finding in impact.waived),
        shares={_owner(one): _share(one) for one in impact.worklists},
        findings_of={_owner(one): len(one.findings) for one in impact.worklists if one.findings},
        facilities={one.facility or "no facility": _share(one) for one in impact.facilities},
        lost=_all_lost(impact),
    )


def _listed(changes: ChangeSet) -> dict[str, list[str]]:
    listed = {kind.value: [str(one.key) for one in changes.of_kind(kind)] for kind in ChangeKind}
    added = changes.of_kind(ChangeKind.ADDED)
    listed["reused"] = [str(one.key) for one in added if one.reason is Reason.REUSED]
    listed["transient"] = [str(one.key) for one in changes.transients]
    return {kind: sorted(codes) for kind, codes in listed.items() if codes}


def _sum(total: Total) -> Sum:
    return Sum(total.lines, total.gross, total.lines_without_volume, total.lines_without_price)


def _paid(total: Total) -> Paid | None:
    paid = total.payment
    if paid is None or (not paid.lines and paid.lines_unknown):
        return None
    return Paid(paid.old, paid.new, paid.difference, paid.lines_unknown)


def _line(finding: Finding) -> Line:
    line = finding.line
    code = str(ConceptKey(line.code, line.modifier))
    payment = _payment(finding.payment) if finding.payment else None
    return Line(finding.rule.title, line.row, code, cents(line.price), line.volume, line.gross, payment)


def _payment(payment: LinePayment) -> Payment | None:
    if payment.difference is None:
        return None
    return Payment(payment.old_total, payment.new_total, payment.difference)


def _owner(one: Worklist) -> tuple[str, str]:
    return one.kind.value, owner_name(one.kind, one.owner, one.facility)


def _share(one: Worklist | FacilityTotal) -> Share:
    paid = _paid(one.at_stake)
    effort = tuple(one.effort[severity] for severity in Severity)
    return share_of(one.at_stake.lines, effort, one.at_stake.gross, paid.difference if paid else None)


def _all_lost(impact: Impact) -> dict[tuple[str, str], tuple[Decimal | None, ...]]:
    together = impact.range.together if impact.range else None
    if together is None or not together.lines:
        return {}
    moneys = {"gross": together.gross} | ({"payment": together.payment} if together.payment else {})
    if all(money.lines_unknown == together.lines for money in moneys.values()):
        return {}
    if not any(map(_says_something, moneys.values())):
        return {}
    return {
        (what, scenario.value): _lost(money, together.lines, scenario)
        for what, money in moneys.items()
        for scenario in Scenario
    }


def _says_something(money: MoneyRange) -> bool:
    kept = map(money.kept, Scenario)
    return bool(money.before or money.lines_unknown or any(one.low or one.high or one.lines_unknown for one in kept))


def _lost(money: MoneyRange, lines: int, scenario: Scenario) -> tuple[Decimal | None, ...]:
    return (None,) if money.lines_unknown == lines else tuple(dict.fromkeys(money.lost(scenario)))
