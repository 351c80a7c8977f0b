"""Where lines stand, in words."""

from dataclasses import replace

import pytest

from addenda.model.chargemaster import ChargeLine, ChargeMaster, SourceFile
from addenda.rendering.places import Places
from tests.rendering.scenario import line


def at(row: int, sheet: str = "", file: str = "") -> ChargeLine:
    return replace(line(row, "A0001", "1", "1"), sheet=sheet, file=file)


def places(*lines: ChargeLine, sheets: tuple[str, ...] = (), facilities: tuple[str, ...] = ()) -> Places:
    names = dict.fromkeys(one.file for one in lines if one.file)
    files = tuple(SourceFile(name, "", facility) for name, facility in zip(names, facilities, strict=True))
    return Places(ChargeMaster("f", "", sheets, (), {}, lines, files=files))


def test_the_sheet_is_named_where_there_are_several() -> None:
    assert places(at(2, "One"), sheets=("One",)).of(at(2, "One")) == "row 2"
    assert places(at(2, "One"), at(2, "Two"), sheets=("One", "Two")).of(at(2, "One")) == "One, row 2"


def test_of_several_files_the_facility_is_named_where_it_says_which() -> None:
    lines = (at(2, "north", "north.csv"), at(2, "One", "south.xlsx"), at(2, "Two", "south.xlsx"))
    several = {"sheets": ("north", "One", "Two")}
    named = places(*lines, facilities=("North", "South"), **several)
    assert [named.of(one) for one in lines] == ["North, row 2", "South, One, row 2", "South, Two, row 2"]
    alike = places(*lines, facilities=("North", "North"), **several)
    assert alike.of(lines[1]) == "south.xlsx, One, row 2"
    assert places(*lines, facilities=("North", ""), **several).of(lines[0]) == "north.csv, row 2"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), ""),
        ((5,), "also row 5"),
        ((5, 9, 12), "also rows 5, 9 and 12"),
        ((1, 2, 3, 4, 5, 6, 7), "also rows 1, 2, 3, 4 and 5; 2 more"),
    ],
)
def test_the_other_lines_are_named_up_to_a_limit(rows: tuple[int, ...], said: str) -> None:
    assert places(at(2)).others(at(2), [at(row) for row in rows]) == said


def test_other_lines_in_other_places_say_where() -> None:
    lines = (at(2, "One"), at(3, "Two"), at(4, "One"), at(9, "Two"))
    assert places(*lines, sheets=("One", "Two")).others(lines[0], lines[1:]) == "also row 4; Two, rows 3 and 9"
