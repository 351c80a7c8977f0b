"""Volumes from a usage file: on the one line that can be meant, and on no other."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.usage import with_usage
from addenda.model.chargemaster import ChargeLine, ChargeMaster
from addenda.model.usage import Usage, UsageKey
from tests.impact.fees.schedules import line

COLUMNS = {"charge_code": "Charge", "code": "CPT", "modifier": "Mod", "units": "Units"}


def usage(units: dict[UsageKey, str], columns: dict[str, str] = COLUMNS) -> Usage:
    amounts = {key: Decimal(text) for key, text in units.items()}
    return Usage("usage.csv", "", columns, len(units), amounts, remarks=("Read so.",))


def master(*lines: ChargeLine) -> ChargeMaster:
    return ChargeMaster("master.csv", "", (), (), {}, lines)


def volumes(lines: Sequence[ChargeLine]) -> list[str | None]:
    return [None if one.volume is None else str(one.volume) for one in lines]


def test_by_charge_code() -> None:
    charged = master(line("00100", charge_code="1"), line("", charge_code="2"), line("00100", charge_code="3"))
    found = with_usage(charged, usage({UsageKey("1"): "-2.5", UsageKey("2"): "4"}))
    assert volumes(found.lines) == ["-2.5", "4", None]
    assert found.remarks == (
        "Read so.",
        "The volumes are those of usage.csv. Lines with a volume: 2 of 3.",
        "The volumes in master.csv itself are not used.",
    )


def test_a_charge_code_on_several_lines_is_not_shared_out() -> None:
    charged = master(line("00100", charge_code="1", volume=None), line("00200", charge_code="1", volume=None))
    found = with_usage(charged, usage({UsageKey("1"): "7"}))
    assert volumes(found.lines) == [None, None]
    assert found.remarks[-1] == (
        "Not shared out, for each could be of several lines: 7 units of 1. "
        "Lines whose volume is therefore not known: 2."
    )


def test_by_code_and_modifiers_in_any_order() -> None:
    charged = master(line("00100", "26 LT", None), line("00100", "", None), line("00200", "", None), line("00200", ""))
    found = with_usage(
        charged,
        usage(
            {
                UsageKey(code="00100", modifier="LT 26"): "1",
                UsageKey(code="00100"): "2",
                UsageKey(code="00200"): "3",
            }
        ),
    )
    assert volumes(found.lines) == ["1", "2", None, None]


def test_a_file_that_says_nothing_of_modifiers_counts_them_all() -> None:
    columns = {"code": "CPT", "units": "Units"}
    charged = master(line("00100", "26", None), line("00200", "", None), line("00200", "26", None))
    found = with_usage(charged, usage({UsageKey(code="00100"): "1", UsageKey(code="00200"): "2"}, columns))
    assert volumes(found.lines) == ["1", None, None]


def test_units_under_the_charge_code_and_under_the_code_are_added() -> None:
    found = with_usage(master(line("00100", charge_code="1")), usage({UsageKey("1"): "1", UsageKey(code="00100"): "2"}))
    assert volumes(found.lines) == ["3"]


def test_what_matches_no_line_is_counted_summed_and_named() -> None:
    missing = {UsageKey(f"X{n}"): "1.5" for n in range(6)} | {UsageKey(raw="100"): "1"}
    found = with_usage(master(line("00100", charge_code="1")), usage(missing))
    assert volumes(found.lines) == [None]
    assert found.remarks[-1] == ("Without a line in master.csv: 10.0 units of X0, X1, X2, X3, X4 and 2 more.")


def test_facilities_are_told_apart_where_both_files_name_them() -> None:
    charged = (line("", charge_code="1", facility="North"), line("", charge_code="1", facility="South"))
    units = {UsageKey("1", facility="north"): "3", UsageKey("1", facility="South"): "4"}
    columns = COLUMNS | {"facility": "Hospital"}
    assert volumes(with_usage(master(*charged), usage(units, columns)).lines) == ["3", "4"]
    one = master(line("", charge_code="1"))
    assert volumes(with_usage(one, usage(units, columns)).lines) == ["7"]


keys = st.builds(UsageKey, charge_code=st.sampled_from("1234")) | st.builds(
    UsageKey, code=st.sampled_from(["00100", "00200"]), modifier=st.sampled_from(["", "26"])
)
lines = st.builds(
    lambda code, modifier, charge: line(code, modifier, charge_code=charge),
    st.sampled_from(["00100", "00200", ""]),
    st.sampled_from(["", "26"]),
    st.sampled_from(["1", "2", "3", ""]),
)


@given(st.lists(lines, max_size=8), st.dictionaries(keys, st.integers(-9, 99).map(str)))
def test_no_unit_is_counted_twice(charged: list[ChargeLine], units: dict[UsageKey, str]) -> None:
    """Units stand on a line, or are said to be shared or to match none: never on two lines."""
    found = with_usage(master(*charged), usage({key: text.replace("-", "") for key, text in units.items()}))
    placed = sum((one.volume for one in found.lines if one.volume is not None), Decimal())
    assert placed <= sum(abs(Decimal(text)) for text in units.values())
    assert [one.row for one in found.lines] == [one.row for one in charged]
