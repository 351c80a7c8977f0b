"""What one release of each fee schedule pays for a code."""

from decimal import Decimal

import pytest

from addenda.impact.fees.physician import NATIONAL, Locality, Setting
from addenda.impact.fees.schedule import FeeSchedule
from addenda.impact.fees.status import OUTPATIENT, PHYSICIAN
from addenda.model.payments import Payment
from addenda.model.snapshot import Snapshot
from tests.impact.fees.schedules import LOCALITY, laboratory, outpatient, physician, relative_values
from tests.support.build import snapshot


def paid(
    schedule: Snapshot,
    code: str,
    modifiers: str = "",
    *,
    locality: Locality = NATIONAL,
    setting: Setting = Setting.FACILITY,
) -> Payment:
    found = FeeSchedule(schedule, locality, setting).payment(code, modifiers)
    assert found is not None
    return found


ROWS = physician(
    relative_values("00100"),
    relative_values("00100", "26", work="0.75", facility_expense="0.25", malpractice="0.05"),
    relative_values("00200", malpractice="", work="", facility_expense="0.01", conversion_factor="150.5"),
)


def test_the_formula_by_hand() -> None:
    """1.50 x 1.042 + 0.50 x 1.194 + 0.10 x 0.69 = 2.229, times 33.0001 = 73.5572229."""
    found = paid(ROWS, "00100", locality=LOCALITY)
    assert (found.amount, found.status) == (Decimal("73.56"), "A")
    assert found.why == "(1.50 x 1.042 + 0.50 x 1.194 + 0.10 x 0.69) x 33.0001; active: paid separately where covered"
    assert str(found.schedule) == "pfs/2030"


def test_outside_a_facility_the_other_practice_expense_counts() -> None:
    """(1.50 + 1.25 + 0.10) x 33.0001 = 94.050285."""
    assert paid(ROWS, "00100", setting=Setting.NONFACILITY).amount == Decimal("94.05")


def test_half_a_cent_is_rounded_up_once() -> None:
    """0.01 x 150.5 = 1.505."""
    assert paid(ROWS, "00200").amount == Decimal("1.51")


@pytest.mark.parametrize(("modifiers", "amount"), [("26", "34.65"), ("LT 26", "34.65"), ("LT", "69.30"), ("", "69.30")])
def test_a_modifier_with_its_own_row_has_its_own_price(modifiers: str, amount: str) -> None:
    assert paid(ROWS, "00100", modifiers).amount == Decimal(amount)


@pytest.mark.parametrize("modifiers", ["TC", "LT 53"])
def test_a_component_without_a_row_of_its_own_has_no_amount(modifiers: str) -> None:
    found = paid(ROWS, "00100", modifiers)
    assert (found.amount, found.why) == (None, f"no amount with modifier {modifiers[-2:]}")


def test_a_hospital_is_not_paid_for_a_professional_component() -> None:
    rates = outpatient(("00100", "S", "5012", "120.00"))
    assert paid(rates, "00100", "26").amount is None
    assert paid(rates, "00100", "TC").amount == Decimal("120.00")


def test_a_code_that_is_not_there_is_not_known() -> None:
    assert FeeSchedule(ROWS).payment("00300") is None


@pytest.mark.parametrize("status", "ART")
def test_a_status_that_pays(status: str) -> None:
    assert paid(physician(relative_values("00100", status=status)), "00100").amount == Decimal("69.30")


@pytest.mark.parametrize("status", "BDFHMNQ")
def test_a_status_that_is_known_to_pay_nothing(status: str) -> None:
    """Also where the row has relative values, as B and N often do."""
    found = paid(physician(relative_values("00100", status=status)), "00100")
    assert (found.amount, found.why) == (Decimal("0.00"), PHYSICIAN[status].meaning)


@pytest.mark.parametrize("status", "CEGIJPX")
def test_a_status_whose_payment_is_set_elsewhere(status: str) -> None:
    found = paid(physician(relative_values("00100", status=status)), "00100")
    assert (found.amount, found.why, found.status) == (None, PHYSICIAN[status].meaning, status)


def test_restricted_coverage_without_relative_values_is_priced_by_the_contractor() -> None:
    nothing = {"work": "0.00", "facility_expense": "0.00", "malpractice": "0.00"}
    found = paid(physician(relative_values("00100", status="R", **nothing)), "00100")
    assert (found.amount, found.why) == (None, "no relative values: priced by the contractor")


def test_a_status_that_nobody_told_us_of_is_not_known() -> None:
    assert paid(physician(relative_values("00100", status="Z")), "00100").amount is None


@pytest.mark.parametrize(
    ("status", "apc", "rate", "amount"),
    [
        ("S", "5012", "120.86", "120.86"),
        ("K", "9002", "0.1235", "0.1235"),  # exact: a drug is paid so much a unit, and units are many
        ("Z9", "", "5", "5.00"),
        ("N", "", "", "0.00"),
        ("E1", "", "", "0.00"),
        ("A", "", "", None),
        ("H", "2029", "", None),
        ("Q4", "", "", None),
    ],
)
def test_outpatient_rates(status: str, apc: str, rate: str, amount: str | None) -> None:
    found = paid(outpatient(("C0001", status, apc, rate)), "C0001")
    assert (None if found.amount is None else str(found.amount)) == amount
    assert found.status == status


def test_why_an_outpatient_rate_is_paid() -> None:
    schedule = outpatient(("C0001", "Q1", "5012", "120.86"), ("C0002", "N", "", ""))
    meaning = "packaged where a service of status S, T or V is on the claim"
    assert paid(schedule, "C0001").why == f"rate of APC 5012; {meaning}"
    assert paid(schedule, "C0002").why == "packaged into the payment of another service"
    assert OUTPATIENT["Q1"].meaning == meaning


def test_laboratory_rates() -> None:
    schedule = laboratory(("80001", "", "00720.00"), ("80001", "QW", "00010.50"), ("80002", "", "00000.00"))
    assert paid(schedule, "80001").amount == Decimal("720.00")
    assert paid(schedule, "80001", "59 QW").amount == Decimal("10.50")
    assert paid(schedule, "80002").amount is None


def test_a_nomenclature_pays_nothing() -> None:
    with pytest.raises(ValueError, match="test has not the fields of a fee schedule"):
        FeeSchedule(snapshot([]))
