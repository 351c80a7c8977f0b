"""Facilities against a corporate standard: matched by charge code, never by guess."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.standard import compare_with_standard
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus
from addenda.model.standard import Difference, FacilityComparison, LineField


def charge(
    charge_code: str,
    code: str = "A0001",
    price: str | None = "10",
    *,
    row: int = 1,
    modifier: str = "LT",
    revenue_code: str = "0636",
    description: str = "Widget",
    facility: str = "North",
) -> ChargeLine:
    return ChargeLine(
        sheet="",
        row=row,
        charge_code=charge_code,
        description=description,
        raw_code=code,
        code=code,
        modifier=modifier,
        status=CodeStatus.CODE,
        price=None if price is None else Decimal(price),
        volume=None,
        revenue_code=revenue_code,
        facility=facility,
    )


def master(lines: Iterable[ChargeLine]) -> ChargeMaster:
    return ChargeMaster("f", "", (), (), {}, tuple(lines))


def compared(standard: Iterable[ChargeLine], facility: Iterable[ChargeLine]) -> FacilityComparison:
    (found,) = compare_with_standard(master(standard), master(facility)).facilities
    return found


@pytest.mark.parametrize(
    ("line", "difference"),
    [
        (charge("1", "A0002"), Difference(LineField.CODE, "A0001", "A0002")),
        (charge("1", modifier=""), Difference(LineField.MODIFIER, "LT", "")),
        (charge("1", revenue_code="0637"), Difference(LineField.REVENUE_CODE, "0636", "0637")),
        (charge("1", description="Gadget"), Difference(LineField.DESCRIPTION, "Widget", "Gadget")),
        (charge("1", price="10.01"), Difference(LineField.PRICE, "10.00", "10.01")),
        (charge("1", price="10.001"), Difference(LineField.PRICE, "10.00", "10.001")),
        (charge("1", price=None), Difference(LineField.PRICE, "10.00", "")),
    ],
)
def test_each_field_that_differs_is_named_with_both_values(line: ChargeLine, difference: Difference) -> None:
    others = [charge("2"), charge("3", modifier="RT")]
    found = compared([charge("1"), *others], [line, *others])
    assert [(one.line.charge_code, one.differences) for one in found.deviations] == [("1", (difference,))]
    assert (found.same, found.extra, found.missing, found.not_compared) == (2, (), (), ())
    assert not found.agrees


@pytest.mark.parametrize(
    "line",
    [
        charge("1", revenue_code="636"),
        charge("1", description="  WIDGET "),
        charge("1", price="10.000"),
        charge(" 1"),
    ],
)
def test_what_means_the_same_is_no_difference(line: ChargeLine) -> None:
    assert compared([charge("1")], [line]).agrees


def test_the_order_of_modifiers_is_no_difference() -> None:
    assert compared([charge("1", modifier="26 LT")], [charge("1", modifier="LT 26")]).agrees


def test_lines_beyond_the_standard_and_lines_that_are_lacking() -> None:
    found = compared([charge("1"), charge("2", row=7)], [charge("1"), charge("3", row=9)])
    assert ([line.row for line in found.extra], [line.row for line in found.missing]) == ([9], [7])
    assert (found.lines, found.same) == (2, 1)


def test_a_charge_code_that_repeats_is_matched_to_nothing() -> None:
    standard = [charge("1"), charge("2"), charge("2", price="5"), charge("4"), charge("4")]
    found = compared(standard, [charge("1"), charge("1", price="5"), charge("2"), charge("3"), charge("3")])
    repeated = [(one.charge_code, len(one.standard), len(one.lines)) for one in found.repeated]
    assert repeated == [("1", 1, 2), ("2", 2, 1), ("4", 2, 0), ("3", 0, 2)]
    assert (found.same, found.deviations, found.extra, found.missing) == (0, (), (), ())


def test_lines_without_a_charge_code_are_counted() -> None:
    found = compare_with_standard(master([charge(" "), charge("1")]), master([charge(""), charge(""), charge("1")]))
    assert (found.standard_without_charge_code, found.facilities[0].lines_without_charge_code) == (1, 2)
    assert found.facilities[0].agrees


def test_a_field_that_one_side_has_on_no_line_is_not_compared() -> None:
    found = compared([charge("1", revenue_code="")], [charge("1"), charge("2")])
    assert (found.deviations, found.not_compared) == ((), (LineField.REVENUE_CODE,))


def test_each_facility_is_compared_alone() -> None:
    lines = [charge("1", facility="south"), charge("1"), charge("2")]
    north, south = compare_with_standard(master([charge("1"), charge("2")]), master(lines)).facilities
    assert (north.facility, north.agrees) == ("North", True)
    assert (south.facility, [line.charge_code for line in south.missing]) == ("south", ["2"])


charges = st.lists(
    st.builds(charge, st.sampled_from(["", "1", "2", "3", "4"]), price=st.sampled_from([None, "1", "2"])), max_size=8
)


@given(charges, charges)
def test_every_line_is_in_exactly_one_place(standard: list[ChargeLine], lines: list[ChargeLine]) -> None:
    for found in compare_with_standard(master(standard), master(lines)).facilities:
        here = found.same + len(found.deviations) + len(found.extra) + sum(len(one.lines) for one in found.repeated)
        assert here + found.lines_without_charge_code == found.lines == len(lines)
        there = found.same + len(found.deviations) + len(found.missing)
        there += sum(len(one.standard) for one in found.repeated)
        assert there == sum(bool(line.charge_code) for line in standard)


@given(charges)
def test_a_charge_master_without_repeats_agrees_with_itself(lines: list[ChargeLine]) -> None:
    once = [replace(line, row=row) for row, line in enumerate({line.charge_code: line for line in lines}.values())]
    assert all(one.agrees for one in compare_with_standard(master(once), master(once)).facilities)
