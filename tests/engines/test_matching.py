"""Which line a row of usage is of, and what is known of it."""

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from addenda.app.estimating import Request, estimate_system
from addenda.impact.frames import codes
from addenda.model.estimates import SEVERAL, CodesRead, Estimate, Stake, Unmatched
from addenda.model.findings import Effect
from tests.engines.system import changes


def estimated(folder: Path, lines: dict[str, list[object]], usage: dict[str, list[object]], *by: str) -> Estimate:
    pl.DataFrame(lines).write_parquet(folder / "lines.parquet")
    pl.DataFrame(usage).write_parquet(folder / "usage.parquet")
    request = Request(str(folder / "lines.parquet"), str(folder / "usage.parquet"), by)
    return estimate_system(changes(), request, "polars")


def test_by_code_and_modifier_where_there_are_no_charge_codes(tmp_path: Path) -> None:
    lines: dict[str, list[object]] = {"code": ["A0003", "A0003-59", "A0001"], "price": [10, 7, 1]}
    usage: dict[str, list[object]] = {"code": ["a0003", "A0003-59", "A0002", "A0001"], "units": [2, 3, 5, 8]}
    found = estimated(tmp_path, lines, usage)
    assert found.totals[Effect.DELETED] == Stake(
        lines=2, units=Decimal(5), gross=Decimal("41.00"), usage_rows=2, units_without_price=Decimal(0)
    )
    assert found.unmatched == Unmatched(1, Decimal(5))  # A0002 was revised, and stands on no line


def test_lines_that_share_a_charge_code_count_their_usage_once(tmp_path: Path) -> None:
    lines: dict[str, list[object]] = {
        "charge_code": ["1", "1", "2", "2"],
        "code": ["A0003", "A0003", "A0003", "A0003"],
        "department": ["D1", "D2", "D1", "D1"],
        "price": [10, 10, 3, 4],
    }
    found = estimated(tmp_path, lines, {"charge_code": ["1", "2"], "units": [2, 5]}, "department")
    stakes = {group.values[0]: group.stake for group in found.groups}
    assert stakes[SEVERAL].gross == Decimal(20)
    assert stakes["D1"].units_without_price == 5  # two prices: nothing says which
    assert (stakes["D1"].lines, stakes["D2"].lines) == (3, 1)
    assert found.unmatched is None  # this usage names no codes


def test_what_the_usage_says_was_charged_stands_beside(tmp_path: Path) -> None:
    lines: dict[str, list[object]] = {"charge_code": ["1"], "code": ["A0003"], "price": [10.0]}
    found = estimated(tmp_path, lines, {"charge_code": ["1", "1"], "units": [2, None], "charges": ["$1,234.565", "-4"]})
    assert found.everything.billed == Decimal("1230.57")
    assert found.everything.gross == Decimal(20)
    assert found.everything.usage_rows_without_units == 1


def test_every_row_is_rounded_for_itself_so_that_groups_add_up(tmp_path: Path) -> None:
    lines: dict[str, list[object]] = {"charge_code": ["1"], "code": ["A0003"], "price": ["0.0050"]}
    usage: dict[str, list[object]] = {"charge_code": ["1", "1", "1"], "payer": ["P", "Q", "Q"], "units": [1, 1, -1]}
    by_payer, plain = estimated(tmp_path, lines, usage, "payer"), estimated(tmp_path, lines, usage)
    assert {group.values[0]: group.stake.gross for group in by_payer.groups} == {
        "": None,
        "P": Decimal("0.01"),
        "Q": Decimal(0),
    }
    assert by_payer.everything == plain.everything


def test_many_codes_and_codes_that_are_numbers_are_found_without_naming_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: dict[str, list[object]] = {"code": [99213, 1, None], "price": [10, 10, 10]}
    found = estimated(tmp_path, lines, {"code": ["99213", "99214"], "units": [2, 3]})
    assert found.codes == CodesRead(lines=3, with_code=1, ambiguous=1, other=0)
    assert found.totals[Effect.UPDATED].gross == Decimal(20)
    monkeypatch.setattr(codes, "_MOST_NAMED", 0)
    assert estimated(tmp_path, lines, {"code": ["99213", "99214"], "units": [2, 3]}) == found
