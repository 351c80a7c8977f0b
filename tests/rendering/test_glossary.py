"""The terms of the trade: one text for the page and the documentation."""

import re
from dataclasses import replace
from pathlib import Path

from addenda.rendering.glossary import Use, glossary, glossary_page
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from tests.rendering.book_scenario import SHAPED_CHANGES
from tests.rendering.full_scenario import WHOLE
from tests.rendering.scenario import CHANGES, IMPACT, MADE
from tests.support.golden import Golden

PAGE = Path(__file__).parents[2] / "docs/glossary.md"


def test_the_documentation_is_that_of_the_reports(golden: Golden) -> None:
    golden.check(str(PAGE), glossary_page())


def test_terms_are_in_the_order_of_the_alphabet_and_each_is_a_sentence() -> None:
    terms = glossary(*Use)
    assert [one.term for one in terms] == sorted({one.term for one in terms}, key=str.casefold)
    for one in terms:
        assert one.meaning[0].isupper()
        assert one.meaning.endswith(".")
        assert ". " not in one.meaning


def names(*uses: Use) -> set[str]:
    return {one.term for one in glossary(*uses)}


def test_a_report_has_the_terms_that_it_uses() -> None:
    def told(changes: object, impact: object) -> set[str]:
        return {one.term for one in build_report(changes, impact, MADE).glossary}  # type: ignore[arg-type]  # either

    assert told(CHANGES, None) == names()
    assert told(SHAPED_CHANGES, None) == names(Use.BOOK)
    assert told(CHANGES, IMPACT) == names(Use.LINES)
    assert told(CHANGES, WHOLE) == names(Use.LINES, Use.FEES)
    assert "Charge master" not in names()
    assert {"Add-on code", "Sunset"} <= names(Use.BOOK) - names()
    assert {"APC", "Relative value unit", "Status indicator"} <= names(Use.FEES) - names()


def test_markdown_names_the_page_with_the_glossary_and_has_no_link_that_breaks_elsewhere() -> None:
    view = build_report(CHANGES, WHOLE, MADE)
    document = render_markdown(view)
    assert "The page index.html, made with this document, explains the words of the trade." in document
    assert not re.search(r"(?<!\\)\]\(", document)
    assert document == render_markdown(replace(view, glossary=()))
