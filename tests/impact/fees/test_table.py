"""Several schedules side by side: a line is paid by one of them, the same before and after."""

from decimal import Decimal

from addenda.model.payments import LinePayment
from tests.impact.fees.schedules import line, outpatient, physician, relative_values, table

PHYSICIAN = (
    physician(relative_values("00100"), relative_values("00200", status="X"), relative_values("00400", status="B")),
    physician(
        relative_values("00100", work="2.50"),
        relative_values("00200", status="X"),
        relative_values("00300", status="C"),
        relative_values("00400"),
    ),
)
HOSPITAL = (
    outpatient(("00100", "S", "1", "10"), ("00200", "V", "5012", "120.86"), ("00400", "S", "1", "7")),
    outpatient(("00100", "S", "1", "11"), ("00200", "N", "", ""), ("00400", "S", "1", "8"), ("00500", "A", "", "")),
)


def of(payment: LinePayment) -> tuple[str | None, Decimal | None, Decimal | None]:
    one = payment.new or payment.old
    return one and str(one.schedule.codeset), payment.old and payment.old.amount, payment.new and payment.new.amount


def test_the_order_in_which_the_user_names_them_decides() -> None:
    assert of(table(PHYSICIAN, HOSPITAL).payment(line("00100"))) == ("pfs", Decimal("69.30"), Decimal("102.30"))
    assert of(table(HOSPITAL, PHYSICIAN).payment(line("00100"))) == ("opps", Decimal(10), Decimal(11))


def test_a_schedule_without_an_amount_leaves_the_line_to_the_next() -> None:
    assert of(table(PHYSICIAN, HOSPITAL).payment(line("00200"))) == ("opps", Decimal("120.86"), Decimal("0.00"))


def test_both_sides_are_of_one_schedule() -> None:
    """Bundled before and paid after is a change of the first schedule, never a difference between two of them."""
    assert of(table(PHYSICIAN, HOSPITAL).payment(line("00400"))) == ("pfs", Decimal("0.00"), Decimal("69.30"))


def test_where_no_schedule_has_an_amount_the_first_that_knows_the_code_says_why() -> None:
    found = table(PHYSICIAN, HOSPITAL).payment(line("00300"))
    assert found.old is None
    assert found.new is not None
    assert (found.new.amount, found.new.why) == (None, "priced by the contractor")
    assert of(table(PHYSICIAN, HOSPITAL).payment(line("00500")))[0] == "opps"


def test_what_no_schedule_knows() -> None:
    every = table(PHYSICIAN, HOSPITAL)
    assert every.payment(line("99999")) == LinePayment(None, None, Decimal(1))
    assert every.payment(line("")) == LinePayment(None, None, Decimal(1))


def test_without_an_old_release_the_old_payment_is_not_known() -> None:
    found = table((None, PHYSICIAN[1])).payment(line("00100", volume="3"))
    assert (found.old_total, found.new_total, found.difference) == (None, Decimal("306.90"), None)


def test_totals_of_a_line_are_exact() -> None:
    found = table(HOSPITAL).payment(line("00200", volume="-2.5"))
    assert (found.old_total, found.new_total) == (Decimal("-302.15"), Decimal("0.00"))
    assert found.difference == Decimal("302.15")
    assert table(HOSPITAL).payment(line("00200", volume=None)).old_total is None
