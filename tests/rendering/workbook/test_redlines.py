"""Redlines: what went is struck through, what came is underlined, and the pieces are whole."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from addenda.model.changes import Edit, FieldChange, Redline, RevisionClass
from addenda.model.codeset import Role
from addenda.rendering.field_view import Piece
from addenda.rendering.visible import visible
from addenda.rendering.workbook.cutting import CUT, cut, cut_pieces
from addenda.rendering.workbook.report import report_workbook
from addenda.rendering.xlsx import LONGEST, units
from tests.rendering.scenario import CHANGES, MADE, TEXTUAL
from tests.rendering.workbook.cases import PLAIN
from tests.rendering.workbook.reading import records, runs, sheet_xml

LOOKS = {Edit.EQUAL: "plain", Edit.DELETE: "struck", Edit.INSERT: "underlined"}
edits = st.sampled_from(Edit)
redlines = st.lists(st.tuples(edits, st.text("ab _<&\n\0\ud800\N{GRINNING FACE}", max_size=4)), max_size=6)


def workbook(*redlines: Redline) -> bytes:
    fields = tuple(
        FieldChange("long", Role.DESCRIPTOR, "x", "y", RevisionClass.TEXTUAL, redline) for redline in redlines
    )
    return report_workbook(replace(CHANGES, changes=(TEXTUAL._replace(fields=fields),), transients=()), None, MADE)


def test_each_field_is_a_line() -> None:
    assert runs(PLAIN, "H9") == [
        ("plain", "Repair of a "),
        ("struck", "small"),
        ("underlined", "large"),
        ("plain", " widget"),
        ("underlined", " or gadget"),
        ("plain", "\n"),
        ("struck", "REPAIR WIDGET"),
        ("underlined", "Repair widget"),
    ]


@given(st.lists(redlines, min_size=1, max_size=3))
@example([[(Edit.EQUAL, "a")], [(Edit.EQUAL, "b")]])
@example([[(Edit.DELETE, "<r></r>")]])
@example([[(Edit.EQUAL, ""), (Edit.INSERT, "")]])
def test_whatever_the_pieces_are_the_text_is_whole(fields: list[list[tuple[Edit, str]]]) -> None:
    (row,) = records(workbook(*map(tuple, fields)), "Changes")
    told = [tuple(field) or ((Edit.DELETE, "x"), (Edit.INSERT, "y")) for field in fields]
    whole = ["".join(visible(text) for _, text in field) for field in told]
    assert row["Redline"] == "\n".join(filter(None, whole))


@given(st.lists(st.tuples(edits, st.text("ab", min_size=1)), min_size=2, max_size=6))
def test_each_piece_looks_like_what_it_is(redline: list[tuple[Edit, str]]) -> None:
    if len({edit for edit, _ in redline}) == 1:
        redline.append((Edit.INSERT if redline[0][0] is Edit.DELETE else Edit.DELETE, "c"))
    found = "".join(look[0] * len(text) for look, text in runs(workbook(tuple(redline)), "H2"))
    assert found == "".join(LOOKS[edit][0] * len(text) for edit, text in redline)


@pytest.mark.parametrize("edit", [Edit.DELETE, Edit.INSERT])
def test_a_redline_of_one_piece_is_a_text_in_its_colour(edit: Edit) -> None:
    content = workbook(((edit, "all of it"),))
    assert records(content, "Changes")[0]["Redline"] == "all of it"
    assert runs_are_absent(content)


def runs_are_absent(content: bytes) -> bool:
    return 'r="H2"' in sheet_xml(content, "Changes") and runs(content, "H2") == []


def test_a_redline_that_is_longer_than_a_cell_is_cut_and_stays_rich() -> None:
    content = workbook(((Edit.DELETE, "a" * 20_000), (Edit.INSERT, "\N{GRINNING FACE}" * 10_000), (Edit.EQUAL, "z")))
    (struck, came, mark) = runs(content, "H2")
    assert struck == ("struck", "a" * 20_000)
    assert came == ("underlined", "\N{GRINNING FACE}" * ((LONGEST - units(CUT) - 20_000) // 2))
    assert mark == ("plain", CUT)


@given(st.integers(LONGEST - 3, LONGEST + 3), st.booleans())
def test_a_text_is_cut_just_where_it_must_be(length: int, wide: bool) -> None:
    text = "a" * (length - 2) + ("\N{GRINNING FACE}" if wide else "bb")
    assert (cut(text) == text) is (length <= LONGEST)
    assert units(cut(text)) <= LONGEST
    pieces = [Piece(Edit.DELETE, text[:5]), Piece(Edit.INSERT, text[5:])]
    assert "".join(piece.text for piece in cut_pieces(pieces)) == cut(text)
