"""Every text of a file is hostile: in a workbook it stays a text, nothing runs, and nothing breaks the file."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from addenda.model.candidates import Suggestions
from addenda.rendering.visible import visible
from addenda.rendering.workbook.cutting import CUT
from addenda.rendering.workbook.report import report_workbook
from addenda.rendering.xlsx import LONGEST, units
from tests.rendering.scenario import MADE, NASTY, hostile
from tests.rendering.workbook.reading import parts, sheets

MARK = "Qqz"
texts = st.text(min_size=1) | st.text("=+-@<>&\"'|_x0041 /r\n\r\t\0\x1b\u2028\u202e\ufffe aG1", min_size=1)


def workbook(text: str) -> bytes:
    changes, impact = hostile(text)
    master = replace(impact.chargemaster, sheets=(f"{text} 1",))  # a sheet that is named like its file is not told
    impact = replace(impact, chargemaster=master)
    lists = tuple(one.candidates for one in impact.findings if one.candidates)
    return report_workbook(changes, impact, MADE, None, Suggestions(changes, lists))


@cache
def expected() -> dict[str, list[list[Any]]]:
    return sheets(workbook(MARK))


def replaced(cell: Any, text: str) -> Any:
    return cell.replace(MARK, visible(text)) if isinstance(cell, str) else cell


@given(texts)
@example("=cmd|' /C calc'!A0")
@example("+1")
@example("@SUM(A1)")
@example("00100")
@example("a\x00b\x1b[2J\r\n")
@example("\u202eabc\u200f")
@example("\N{GRINNING FACE}\ud800")
@example("http://x.test/")
@example("<r><bad></r>")
@example("<r></r>")
@example(NASTY)
def test_every_text_comes_back_as_a_text(text: str) -> None:
    assume("_x" not in text)  # how such a text is escaped is looked at below
    actual = sheets(workbook(text))
    assert actual == {
        name: [[replaced(cell, text) for cell in row] for row in rows] for name, rows in expected().items()
    }


@given(texts)
@example("=cmd|' /C calc'!A0")
@example("<r><bad></r>")
@example("_x0041_")
@example("http://x.test/")
@example("]]>")
def test_a_workbook_stays_well_formed_and_holds_no_formula_and_no_link(text: str) -> None:
    for name, xml in parts(workbook(text)).items():
        assert "<f>" not in xml, name
        assert "<hyperlink" not in xml, name


@pytest.mark.parametrize("text", ["x" * 40_000, "\N{GRINNING FACE}" * 20_000, "a\x00" * 20_000])
def test_a_text_that_is_longer_than_a_cell_is_cut_and_says_so(text: str) -> None:
    cells = [cell for rows in sheets(workbook(text)).values() for row in rows for cell in row if isinstance(cell, str)]
    assert max(map(units, cells)) == LONGEST
    long = [cell for cell in cells if len(cell) > 10_000]
    assert long
    assert all(cell.endswith(CUT) for cell in long)


def test_what_looks_like_an_escape_is_escaped() -> None:
    shared = parts(workbook("_x0041_"))["xl/sharedStrings.xml"]
    assert "_x005F_x0041_" in shared
    assert "_x0041_" not in shared.replace("_x005F_x0041_", "")
