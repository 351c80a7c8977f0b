"""The invented fee schedule: one row for each code that can be paid, and years that differ as real ones do."""

from decimal import Decimal

from addenda.impact.fees.schedule import FeeSchedule, is_priced
from addenda.model.concept import Concept
from addenda.sample.fees import FEES, fees
from addenda.sample.shipped import SAMPLE, fee_readings, sample_releases

YEARS = fees(sample_releases(), SAMPLE.seed)


def test_every_code_in_force_that_can_be_paid_has_a_row_and_no_other() -> None:
    for release, paid in zip(sample_releases(), YEARS, strict=True):
        payable = [one.code for one in release.in_force if one.text("kind") not in {"modifier", "category II"}]
        assert [one.code for one in paid] == payable


def test_payments_can_be_taken_from_it() -> None:
    reading = fee_readings()[-1]
    assert is_priced(FEES)
    schedule = FeeSchedule(reading.snapshot())
    for concept in reading.concepts:
        paid = schedule.payment(concept.code)
        assert paid is not None
        assert paid.amount == Decimal(concept.text("rate") or "0.00")


def test_a_year_moves_most_rates_a_little_packages_few_and_lets_few_leap() -> None:
    before, after = ({one.code: one for one in year} for year in YEARS[-2:])
    moves = [
        Decimal(after[code].text("rate")) / Decimal(before[code].text("rate"))
        for code in before.keys() & after.keys()
        if before[code].text("rate") and after[code].text("rate")
    ]
    little = [move for move in moves if Decimal("0.96") < move < Decimal("1.05")]
    packaged = [code for code in before.keys() & after.keys() if _packaged(after[code]) > _packaged(before[code])]
    assert len(little) > 0.9 * len(moves)
    assert 0 < len(moves) - len(little) < 0.1 * len(moves)
    assert 0 < len(packaged) < 0.05 * len(before)


def test_a_code_s_fee_hangs_on_no_other_code() -> None:
    releases = sample_releases()
    assert fees(releases, SAMPLE.seed) == YEARS
    assert {one.code: one for one in fees(releases[:2], SAMPLE.seed)[1]} == {one.code: one for one in YEARS[1]}


def _packaged(concept: Concept) -> bool:
    return concept.text("status") == "N"
