"""Dates as the tables state them."""

import pytest

from addenda.reading.cpt.days import day_before, place_in_time, read_day


@pytest.mark.parametrize(
    ("stated", "day", "before"),
    [
        ("20260101", "2026-01-01", "2025-12-31"),
        ("2024-03-01", "2024-03-01", "2024-02-29"),
        ("2024-03-01T00:00:00", "2024-03-01", "2024-02-29"),
        ("7/1/2025", "2025-07-01", "2025-06-30"),
        ("Pre-1990", "Pre-1990", "1989-12-31"),
        ("PRE 1982", "Pre-1982", "1981-12-31"),
    ],
)
def test_what_is_a_date(stated: str, day: str, before: str) -> None:
    assert read_day(stated) == day
    assert day_before(day) == before


@pytest.mark.parametrize("stated", ["", "20260230", "26-01-01", "Pre-199", "before 1990", "13/1/2025", "2026010"])
def test_what_is_none(stated: str) -> None:
    with pytest.raises(ValueError):
        read_day(stated)


def test_what_is_only_known_to_be_before_a_year_comes_first() -> None:
    assert sorted(["1990-01-01", "Pre-1990", "Pre-1982"], key=place_in_time) == ["Pre-1982", "Pre-1990", "1990-01-01"]
