"""Rules that need fees: a price below the fee, and a payment that changed."""

from dataclasses import replace

import pytest

from addenda.impact.rules import CHECKS, below_fee, payment_changed
from addenda.model.payments import Payment
from tests.impact.rules.facts import Paying, codes, facts, found, line, paid
from tests.support.build import concept

LISTED = [concept("A0001")]


def test_a_price_below_the_new_fee_is_told_to_the_cent() -> None:
    fees = Paying(A0001=(paid("2025", "9"), paid("2026", "12.35")))
    (hit,) = found(below_fee.CHECK, facts(LISTED, LISTED, line("A0001", price="10"), fees=fees))
    assert hit.detail == (
        "The price of $10.00 is $2.35 below the $12.35 that pfs/2026 pays for a unit: who pays the lesser of the two "
        "pays too little."
    )


@pytest.mark.parametrize(
    ("price", "new"),
    [("12.35", "12.35"), ("13", "12.35"), ("0", "12.35"), (None, "12.35"), ("-5", "12.35"), ("10", None), ("10", "0")],
)
def test_other_prices_are_not_told(price: str | None, new: str | None) -> None:
    fees = Paying(A0001=(None, paid("2026", new)))
    assert codes(below_fee.CHECK, facts(LISTED, LISTED, line("A0001", price=price), fees=fees)) == []


def changed(old: Payment | None, new: Payment | None) -> list[str]:
    given = facts(LISTED, LISTED, line("A0001"), fees=Paying(A0001=(old, new)))
    return [hit.detail for hit in found(payment_changed.CHECK, given)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            paid("2025", "10", "S", "rate of APC 5071; paid"),
            paid("2026", "0", "N", "packaged"),
            "pfs/2025 paid $10.00 (status S, APC 5071); pfs/2026 pays $0.00 (status N).",
        ),
        (
            paid("2025", "10", "S", "rate of APC 5071; paid"),
            paid("2026", "10", "S", "rate of APC 5072; paid"),
            "pfs/2025 paid $10.00 (status S, APC 5071); pfs/2026 pays $10.00 (status S, APC 5072).",
        ),
        (
            paid("2025", "10"),
            paid("2026", None),
            "pfs/2025 paid $10.00 (status A); pfs/2026 pays no set amount (status A).",
        ),
        (
            paid("2025", None),
            paid("2026", "10"),
            "pfs/2025 paid no set amount (status A); pfs/2026 pays $10.00 (status A).",
        ),
        (
            paid("2025", "10", "", "rate"),
            paid("2026", "8", "", "rate"),
            "pfs/2025 paid $10.00 (rate); pfs/2026 pays $8.00 (rate).",
        ),
        (paid("2025", "10"), None, "pfs/2025 paid $10.00 for a unit; the new schedule does not have the code."),
        (
            paid("2025", "0"),
            paid("2026", "1"),
            "pfs/2025 paid $0.00 (status A); pfs/2026 pays $1.00 (status A).",
        ),
    ],
)
def test_what_changed_is_told(old: Payment, new: Payment | None, said: str) -> None:
    assert changed(old, new) == [said]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paid("2025", "10"), paid("2026", "11.99")),
        (paid("2025", "10", why="(1 x 2) x 30"), paid("2026", "8.01", why="(1 x 2) x 31")),
        (paid("2025", None), paid("2026", None)),
        (paid("2025", "0"), paid("2026", "0")),
        (None, paid("2026", "10")),
        (None, None),
    ],
)
def test_small_changes_and_new_codes_are_not_told(old: Payment | None, new: Payment | None) -> None:
    assert changed(old, new) == []


def test_a_change_of_a_fifth_is_told_and_less_is_not() -> None:
    assert [bool(changed(paid("2025", "10"), paid("2026", new))) for new in ("8", "8.01", "11.99", "12")] == [
        True,
        False,
        False,
        True,
    ]


def test_what_becomes_of_a_deleted_code_is_told_by_its_own_rule() -> None:
    fees = Paying(A0001=(paid("2025", "10"), None))
    assert codes(payment_changed.CHECK, facts(LISTED, [], line("A0001"), fees=fees)) == []


def test_only_lines_with_a_code_are_asked_for() -> None:
    fees = Paying(A0001=(paid("2025", "10"), paid("2026", "30")))
    unclear = replace(line("A0001"), status=line("").status)
    given = facts(LISTED, LISTED, unclear, fees=fees)
    assert codes(payment_changed.CHECK, given) == codes(below_fee.CHECK, given) == []


def test_without_fees_these_rules_find_nothing_and_say_that_they_need_them() -> None:
    given = facts(LISTED, LISTED, line("A0001", price="1"))
    needing = [check for check in CHECKS if check.needs_fees]
    assert needing == [payment_changed.CHECK, below_fee.CHECK]
    assert [found(check, given) for check in needing] == [[], []]
