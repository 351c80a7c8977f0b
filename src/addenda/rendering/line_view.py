"""The view of one finding: a line of the charge master, what is wrong with it, and what to do."""

from __future__ import annotations

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
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.findings import Finding, Impact


@dataclass(frozen=True, slots=True)
class LineView:
    """One finding; amounts are None where the file does not say.

    `place` is where its line stands, `also` where the other lines stand that it is about ("" for none). `code` is the
    code with its modifiers, or the cell as it stands where that is no code. `anchor` is "" where the page does not
    list what changed. `finding` is the rule in a few words, `severity` its word; `to_do` is "" where the advice of the
    rule says it, `advice` is that then. `payment` is None where no fee schedule was given.
    """

    place: str
    also: str
    charge_code: str
    description: str
    code: str
    anchor: str
    finding: str
    severity: str
    to_do: str
    advice: str
    price: str | None
    volume: str | None
    gross: str | None
    payment: PaymentView | None


class Lines:
    """Makes the views of the findings of one impact."""

    def __init__(self, impact: Impact) -> None:
        self._places = Places(impact.chargemaster)
        self._listed = {change.key for change in impact.changes.changes}
        self._listed |= {one.concept.key for one in impact.changes.transients}

    def view(self, finding: Finding) -> LineView:
        """Return the view of a finding, made safe to show but not yet escaped for any format."""
        line, key = finding.line, finding.change.key if finding.change else None
        told = visible(to_do(finding))
        return LineView(
            place=self._places.of(line),
            also=self._places.others(line, finding.others),
            charge_code=visible(line.charge_code),
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


def _code(line: ChargeLine) -> str:
    return str(ConceptKey(line.code, line.modifier)) if line.code else line.raw_code


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
