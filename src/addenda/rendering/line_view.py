"""The view of one finding: a line of the charge master, what is wrong with it, and what to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.concept import ConceptKey
from addenda.model.money import dollars
from addenda.rendering.entry_view import anchor
from addenda.rendering.payment_view import PaymentView, line_payment
from addenda.rendering.places import Places
from addenda.rendering.to_do import to_do
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact


@dataclass(frozen=True, slots=True)
class LineView:
    """One finding: a line of the charge master; amounts are None where the file does not say."""

    id: str
    """The id of its row on a page; "" where the list of its rule leaves it out."""
    place: str
    """Where the line stands, such as `Charges, row 2`."""
    also: str
    """Where the other lines stand that it is about; "" for none."""
    charge_code: str
    """The hospital's own code."""
    department: str
    """The department; "" where the file does not say."""
    description: str
    """The hospital's own description."""
    code: str
    """The code with its modifiers, or the cell as it stands where that is no code."""
    anchor: str
    """The id of what changed, where the page lists it; else ""."""
    finding: str
    """The rule, in a few words."""
    severity: str
    """How bad it is: `high`, `medium`, `low` or `note`."""
    to_do: str
    """What to do with this line; "" where the advice of the rule says it."""
    advice: str
    """What to do: this line's own advice, or the rule's."""
    price: str | None
    """The price of a unit."""
    volume: str | None
    """The units of a year."""
    gross: str | None
    """Price times volume."""
    payment: PaymentView | None
    """What Medicare pays a year; None without fees."""


class Lines:
    """Makes the views of the findings of one impact; `most` is how many of one rule are listed."""

    def __init__(self, impact: Impact, most: int | None = None) -> None:
        self._changes, self._places = impact.changes, Places(impact.chargemaster)
        self._listed = {change.key for change in impact.changes.changes}
        self._listed |= {one.concept.key for one in impact.changes.transients}
        self._ids = _ids(impact.findings, most)
        self._made: dict[int, LineView] = {}

    def view(self, finding: Finding) -> LineView:
        """Return the view of a finding, made safe to show but not yet escaped for any format.

        The lists of its rule and of its owners share one.
        """
        made = self._made.get(id(finding))
        if made is None:
            made = self._made[id(finding)] = self._view(finding)
        return made

    def _view(self, finding: Finding) -> LineView:
        line, key = finding.line, finding.change.key if finding.change else None
        told = visible(to_do(finding, self._changes))
        return LineView(
            id=self._ids.get(id(finding), ""),
            place=self._places.of(line),
            also=self._places.others(line, finding.others),
            charge_code=visible(line.charge_code),
            department=visible(line.department),
            description=visible(line.description),
            code=visible(_code(line)),
            anchor=anchor(key) if key and key in self._listed else "",
            finding=visible(_capital(finding.rule.carries)),
            severity=finding.severity.value,
            to_do=told,
            advice=told or visible(finding.rule.advice),
            price=None if line.price is None else dollars(line.price),
            volume=None if line.volume is None else f"{line.volume:,f}",
            gross=None if line.gross is None else dollars(line.gross),
            payment=line_payment(finding.payment) if finding.payment else None,
        )


def _ids(findings: Iterable[Finding], most: int | None) -> dict[int, str]:
    """Return the name of each finding that the list of its rule has, by identity."""
    listed: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for place, finding in enumerate(findings, 1):
        listed[finding.rule.id] += 1
        if most is None or listed[finding.rule.id] <= most:
            ids[id(finding)] = f"f{place}"
    return ids


def _code(line: ChargeLine) -> str:
    return str(ConceptKey(line.code, line.modifier)) if line.code else line.raw_code


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
