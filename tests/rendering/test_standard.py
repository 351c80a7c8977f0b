"""Facilities against a corporate standard, in every format."""

import json

from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.standard import compare_with_standard
from addenda.model.standard import StandardComparison
from addenda.rendering.json_text import json_text
from addenda.rendering.standard_json import standard_json
from addenda.rendering.standard_markdown import standard_markdown
from addenda.rendering.standard_text import standard_text
from addenda.rendering.standard_view import build_standard
from addenda.rendering.visible import visible
from tests.impact.test_standard import charge, master
from tests.rendering.scenario import NASTY
from tests.support.golden import Golden

STANDARD = [charge("1001"), charge("1002", "A0002", "25.50"), charge("1003"), charge("1004"), charge("")]
LINES = [
    charge("1001", row=2),
    charge("1002", "A0002", "27", row=3, revenue_code="0272"),
    charge("1005", price=None, row=4),
    charge("1001", row=2, facility="South"),
    charge("1002", "A0002", "25.50", row=3, facility="South"),
    charge("1003", row=4, facility="South", description=NASTY),
    charge("1004", row=5, facility="South"),
    charge("1004", row=6, facility="South"),
    charge("1001", row=2, facility="West"),
    charge("1002", "A0002", "25.50", row=3, facility="West"),
    charge("1003", row=4, facility="West"),
    charge("1004", row=5, facility="West"),
]
COMPARED = compare_with_standard(master(STANDARD), master(LINES))

texts = st.text(min_size=1) | st.text("<>&\"'|\\`*_~[]()@#:$-!{}%\n\r\t\0\x1b\u2028\u202e aG1/", min_size=1)


def hostile(text: str) -> StandardComparison:
    """Return a comparison with one text in every field that a file can fill."""
    other = f"x{text}"
    standard = [charge(f"{code}{text}", f"x{text}") for code in "1234"]
    lines = [
        charge(f"{code}{text}", f"y{text}", "11", facility=other, description=other, revenue_code=other, modifier=other)
        for code in "12355"
    ]
    return compare_with_standard(master(standard), master(lines))


def test_in_every_format(golden: Golden) -> None:
    golden.check("rendering/standard.json", json_text(standard_json(COMPARED)).decode())
    golden.check("rendering/standard.txt", standard_text(COMPARED))
    golden.check("rendering/standard.md", standard_markdown(COMPARED))


def test_the_headline_says_who_agrees() -> None:
    assert build_standard(COMPARED).headline == (
        "5 lines in the standard; 1 of 3 facilities agrees with all of them.",
        "Lines that differ: 2.",
        "Lines of the standard without a charge code, matched to nothing: 1.",
    )


def test_what_is_left_out_is_counted() -> None:
    (first, *_) = build_standard(COMPARED, 0).facilities[0].sections
    assert (first.count, first.lines, first.rest) == ("1", (), "1 more line left out here; the JSON has all.")


@given(texts)
def test_no_text_of_a_file_becomes_markup_or_moves_a_cursor(text: str) -> None:
    markdown, plain = standard_markdown(hostile(text)), standard_text(hostile(text))
    rows = [line.count("|") for line in standard_markdown(hostile("Qqz")).split("\n")]
    assert [line.count("|") for line in markdown.split("\n")] == rows
    assert "<" not in markdown.replace("<span>$</span>", "")
    assert all(visible(line) == line for line in plain.split("\n"))


@given(texts)
def test_json_gives_back_every_text_as_it_was(text: str) -> None:
    document = standard_json(hostile(text))
    assert json.loads(json_text(document)) == document
