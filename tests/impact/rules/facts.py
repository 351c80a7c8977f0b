"""Facts to ask the rules about: two small releases of a code set, and lines in short."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from addenda.diffing.book.reading import read_book
from addenda.diffing.compare import compare
from addenda.impact.facts import Facts, Fees
from addenda.impact.rules.check import Check, Hit
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus
from addenda.model.codeset import Absence, CodeSet
from addenda.model.concept import Concept
from addenda.model.payments import LinePayment, Payment
from addenda.model.release import ReleaseId
from addenda.reading.cpt.codeset import cpt_codeset
from tests.support.build import CODESET, snapshot

CPT = cpt_codeset("cpt")


def line(
    code: str, description: str = "", price: str | None = "10", volume: str | None = "1", **more: Any
) -> ChargeLine:
    """Return a line that has a code unless it is empty, and its row in its charge code."""
    status = CodeStatus.CODE if code else CodeStatus.NONE
    row = more.pop("row", 1)
    charge = more.pop("charge", f"c{row}")
    made = ChargeLine("s", row, charge, description, code, code, "", status, amount(price), amount(volume))
    return replace(made, **more)


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def master(*lines: ChargeLine) -> ChargeMaster:
    return ChargeMaster("f", "", ("s",), (), {}, lines)


def facts(
    old: Iterable[Concept],
    new: Iterable[Concept],
    *lines: ChargeLine,
    codeset: CodeSet = CODESET,
    absence: Absence = Absence.PURGED,
    fees: Fees | None = None,
) -> Facts:
    """Return facts about the releases 2025 and 2026 of a code set."""
    before = snapshot(old, "2025", codeset=codeset, absence=absence)
    after = snapshot(new, "2026", codeset=codeset, absence=absence)
    return Facts(read_book(compare(before, after), before, after), master(*lines), before, after, fees)


def found(check: Check, given: Facts) -> list[Hit]:
    return list(check.find(given))


def codes(check: Check, given: Facts) -> list[str]:
    return [hit.line.code for hit in check.find(given)]


class Paying:
    """Fees by code: what the old and the new schedule pay."""

    def __init__(self, **pairs: tuple[Payment | None, Payment | None]) -> None:
        self._pairs = pairs

    def payment(self, line: ChargeLine) -> LinePayment:
        return LinePayment(*self._pairs.get(line.code, (None, None)), line.volume)


def paid(year: str, amount: str | None, status: str = "A", why: str = "") -> Payment:
    return Payment(ReleaseId("pfs", year), None if amount is None else Decimal(amount), why, status)


DAY = date(2026, 1, 1)
