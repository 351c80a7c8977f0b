"""What the lines of a charge master, and a report, say of codes that may replace a deleted one."""

import pytest

from addenda.app.codes_only import codes_only
from addenda.app.letters import render_letters
from addenda.diffing.compare import compare
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.rendering.book.shelves import BookShelves
from addenda.rendering.candidates_text import candidates_text
from addenda.rendering.changes_view import build_changes
from addenda.rendering.entry_view import Entry
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.to_do import to_do
from addenda.rendering.use_instead import UseInstead, use_instead_of
from addenda.rendering.view import build_report
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.candidates_scenario import CHANGES, IMPACT, NOTED, SUGGESTIONS
from tests.rendering.scenario import MADE
from tests.rendering.workbook.reading import sheets
from tests.support.build import concept, snapshot
from tests.support.golden import Golden


def test_in_every_format(golden: Golden) -> None:
    view = build_report(CHANGES, IMPACT, MADE, None, SUGGESTIONS)
    golden.check("rendering/candidates.txt", impact_text(IMPACT))
    golden.check("rendering/candidates.md", impact_markdown(IMPACT) + "\n" + render_markdown(view))
    golden.check("rendering/candidates.html", render_html(view))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            2,
            "Replace A0001 by B0001 or B0002, and B0003 or C0001 (the publisher's instruction), or inactivate the line",
        ),
        (
            3,
            (
                "Replace A0002 by what the publisher's instruction says (for open approach: B0001; for closed "
                "approach: B0002), or inactivate the line"
            ),
        ),
        (4, "Replace A0003 by what the publisher's instruction says, or inactivate the line"),
        (5, "Replace A0004 by B0001 (the publisher's cross-reference), or inactivate the line"),
        (6, "Replace A0005 by what fits of B0001, B0002 (the publisher's cross-references), or inactivate the line"),
        (
            7,
            (
                "Replace A0006 by what fits of D0001, 77777 (the publisher's cross-references; D0001 is no longer in "
                "force and leads to B0003; 77777 is not in force here and may be of another code set), or inactivate "
                "the line"
            ),
        ),
        (
            8,
            (
                "The publisher names none; C0007 was added with the same text: check whether it fits in place of "
                "A0007, or inactivate the line"
            ),
        ),
        (
            9,
            (
                "The publisher names none; C0009 is of the same family, its text 81% alike; C0008 is of the same "
                "family, its text 70% alike: check whether one of them fits in place of A0008, or inactivate the line"
            ),
        ),
        (10, "Find a code in place of A0009 (the publisher names none), or inactivate the line"),
        (
            30,
            (
                "Modifier A0010 is deleted: the publisher names none; C0010 was added with the same text: check "
                "whether it fits in its place, or take it off the line"
            ),
        ),
    ],
)
def test_what_to_do_with_a_line(row: int, sentence: str) -> None:
    (finding,) = [one for one in IMPACT.findings if one.line.row == row]
    assert to_do(finding, CHANGES) == f"{sentence}, before 2026-01-01."


def entry(code: str) -> Entry:
    (deleted,) = [one for one in build_changes(CHANGES, None, SUGGESTIONS).sections if one.id == "deleted"]
    return next(one for one in deleted.entries if one.code == code)


def use_instead(code: str) -> UseInstead:
    """Return what the report of a code set with a book says."""
    (change,) = [one for one in CHANGES.changes if one.key.code == code]
    return use_instead_of(change, BookShelves(CHANGES), SUGGESTIONS.by_key()[change.key], NOTED)


LEFT_OUT = "left out here since the publisher's word goes first; addenda candidates shows them."


def test_where_the_publishers_word_stands_no_near_text_is_shown_in_any_format() -> None:
    view = build_report(CHANGES, IMPACT, MADE, None, SUGGESTIONS)
    files = render_letters(IMPACT)
    book = sheets(report_workbook(CHANGES, IMPACT, MADE, None, SUGGESTIONS))
    titles, *rows = book["Candidates"]
    table = [dict(zip(titles, row, strict=True)) for row in rows]
    cells = [str(cell) for rows in book.values() for row in rows for cell in row]
    for told in (
        render_html(view),
        render_markdown(view),
        impact_markdown(IMPACT),
        impact_text(IMPACT),
        " ".join(cells),
        *(content.decode() for content in files.values()),
    ):
        assert "A0011" in told
        assert "near: " not in told
    assert entry("A0011").candidates == (
        "The publisher names 77046, which is not in force here; it may be of another code set.",
        f"2 codes have texts that are near, {LEFT_OUT}",
    )
    assert any(cell.endswith(f"2 codes have texts that are near, {LEFT_OUT}") for cell in cells)
    assert [row["Evidence is"] for row in table if row["Deleted code"] == "A0011"] == ["none"]


def test_who_asks_for_candidates_is_shown_near_texts_behind_the_publishers_word() -> None:
    text = " ".join(candidates_text(SUGGESTIONS, 5).split())
    assert (
        "it may be of another code set. By their texts alone, while the publisher's word goes first: near: C0011"
    ) in text


def test_a_single_code_to_use_instead_is_said_once() -> None:
    one = entry("A0004")
    assert (one.replacements, one.instruction) == ("", "")
    assert one.candidates == ("B0001  Noduling of a basin [the publisher's cross-reference names it]",)
    assert [entry(code).replacements for code in ("A0005", "A0006", "A0011")] == ["", "", ""]
    assert " ".join(entry("A0006").candidates).count("77777") == 1
    assert [text[:8] for text in entry("A0005").candidates] == ["1. B0001", "2. B0002"]


def test_the_logic_of_several_codes_stands_with_the_publishers_own_words() -> None:
    one = use_instead("A0001")
    assert one.codes == "B0001 or B0002, and B0003 or C0001"
    assert one.words == "(A0001 has been deleted. To report, see B0001 or B0002 and B0003 or C0001)"
    unread = use_instead("A0003")
    assert (unread.codes, unread.words) == (
        "what the publisher's instruction says",
        "use B0001 and B0002, respectively",
    )


@pytest.mark.parametrize(
    ("words", "codes", "own"),
    [
        ("(A0004 has been deleted. To report, use B0001)", "B0001", ""),
        ("To report, use B0001. See the introduction.", "B0001", "To report, use B0001. See the introduction."),
        ("To report, use B0001 with modifier 52", "B0001 with modifier 52", "To report, use B0001 with modifier 52"),
    ],
)
def test_the_publishers_own_words_stand_where_they_say_more_than_a_code(words: str, codes: str, own: str) -> None:
    old = concept("A0004", instruction=words)
    changes = compare(snapshot([old], "2025", codeset=NOTED), snapshot([], "2026", codeset=NOTED))
    said = use_instead_of(changes.changes[0], BookShelves(changes), None, NOTED)
    assert (said.codes, said.words, said.candidates) == (codes, own, ())


def test_with_codes_only_the_logic_of_an_instruction_stays_and_its_words_go() -> None:
    bare = codes_only(IMPACT, NOTED)
    advice = {one.line.row: to_do(one, CHANGES) for one in bare.findings}
    end = "or inactivate the line, before 2026-01-01."
    assert advice[2] == f"Replace A0001 by B0001 or B0002, and B0003 or C0001 (the publisher's instruction), {end}"
    circumstance = "in a circumstance that is left out"
    said = f"({circumstance}: B0001; {circumstance}: B0002)"
    assert advice[3] == f"Replace A0002 by what the publisher's instruction says {said}, {end}"


def test_without_candidates_a_finding_has_no_word_of_them() -> None:
    bare = assess(Facts(CHANGES, IMPACT.chargemaster))
    assert "Candidates" not in impact_text(bare) + impact_markdown(bare)
    assert not any("candidates" in finding for finding in impact_json(bare)["findings"])


def test_where_the_publisher_names_codes_no_texts_are_compared() -> None:
    named = {one.change.key.code: one for one in SUGGESTIONS.lists}["A0004"]
    assert [(candidate.key.code, candidate.score, candidate.words) for candidate in named.candidates] == [
        ("B0001", None, ()),
    ]
