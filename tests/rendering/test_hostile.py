"""Every text of a file is hostile: it comes out as text in every format, and changes nothing else."""

import html
import json
import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import example, given
from hypothesis import strategies as st

from addenda.model.candidates import Suggestions
from addenda.model.changes import ChangeSet
from addenda.model.codeset import Field, Role
from addenda.model.concept import Concept, ConceptKey
from addenda.model.family import Family
from addenda.model.findings import Impact
from addenda.model.found import Found, Hit
from addenda.model.history import Standing
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from addenda.model.trend import ReleasePair
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.entry import entry_text
from addenda.rendering.found import found_text
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.json_text import json_text
from addenda.rendering.listing import listing_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.standing import standing_text
from addenda.rendering.view import Provenance, build_report
from addenda.rendering.visible import visible
from tests.rendering.page import Page
from tests.rendering.scenario import NASTY, hostile
from tests.support.build import CODESET, snapshot

MARK = "Qqz"  # a harmless text, and one that nothing else on a page contains
FOLDS = ("<details>", "<summary>", "</summary>", "</details>")
MADE = Provenance("0.0.0")

texts = st.text(min_size=1) | st.text("<>&\"'|\\`*_~[]()@#:$-!{}%\n\r\t\0\x1b\u2028\u202e aG1/", min_size=1)


def suggestions_of(changes: ChangeSet, impact: Impact) -> Suggestions:
    return Suggestions(changes, tuple(one.candidates for one in impact.findings if one.candidates))


@cache
def page(text: str) -> Page:
    changes, impact = hostile(text)
    release = ReleaseId(text, text)
    trend = (ReleasePair(release, release, 1, 2, 3),) * 2
    families = {one.key: Family(text, ((one.key, text), (one.key, text))) for one in changes.changes}
    suggestions = suggestions_of(changes, impact)
    return Page(render_html(build_report(changes, impact, MADE, None, suggestions, trend, families)))


@cache
def documents(text: str) -> list[str]:
    changes, impact = hostile(text)
    view = build_report(changes, impact, MADE, None, suggestions_of(changes, impact))
    # whole: which texts are cut short where they are too long together hangs on how long they are
    report = render_markdown(view, limit=None)
    return [changeset_markdown(changes, limit=None), impact_markdown(impact, limit=None), report]


def structure(of: Page) -> list[tuple[str, dict[str, str | None]]]:
    """Return elements and attributes, without the values that name a code's place."""
    places = {"id", "href"}
    return [
        (tag, {name: None if name in places else value for name, value in attrs.items()}) for tag, attrs in of.elements
    ]


def as_rendered(markdown: str) -> str:
    """Return the text that a reader sees, tags of ours included."""
    text = markdown.replace("&#8203;", "").replace("<span>$</span>", "$")
    return html.unescape(re.sub(r"\\([`*_~\[\]])", r"\1", text))


@given(texts)
@example(NASTY)
@example("</style></title><script>alert(1)</script>")
@example("{{ 1 + 1 }}{% raw %}{# #}")
def test_html_gains_no_element_no_attribute_and_loses_no_text(text: str) -> None:
    expected, actual = page(MARK), page(text)
    assert structure(actual) == structure(expected)
    assert actual.texts == [piece.replace(MARK, visible(text)) for piece in expected.texts]
    assert (actual.open, actual.markup) == ([], [])


@given(texts)
@example("a b")
@example("a_b")
def test_every_link_of_a_page_leads_somewhere_on_it(text: str) -> None:
    actual = page(text)
    assert len(actual.ids()) == len(set(actual.ids()))
    assert actual.targets() <= {f"#{name}" for name in actual.ids()}


@given(texts)
@example(NASTY)
@example("x\\|y\\\\|z")
def test_markdown_gains_no_row_and_no_column(text: str) -> None:
    for expected, actual in zip(documents(MARK), documents(text), strict=True):
        assert [line.count("|") for line in actual.split("\n")] == [line.count("|") for line in expected.split("\n")]


@given(texts)
@example(NASTY)
def test_markdown_loses_no_text(text: str) -> None:
    for expected, actual in zip(documents(MARK), documents(text), strict=True):
        assert as_rendered(actual) == as_rendered(expected).replace(MARK, visible(text))


@given(texts)
@example("<img src=x>")
@example("@team #12 GH-7 www.example.com https://example.com :100: a@b.example")
def test_markdown_gains_no_tag_no_mention_and_no_link(text: str) -> None:
    for expected, actual in zip(documents(MARK), documents(text), strict=True):
        tags = re.findall(r"<.*?>", actual)
        assert set(tags) <= {"<del>", "</del>", "<ins>", "</ins>", "<br>", "<span>", "</span>", *FOLDS}
        assert [tag for tag in tags if tag in FOLDS] == re.findall("|".join(FOLDS), expected)
        assert not re.search(r"[@#]\w|https?://|www\.|:\w+:|\bGH-\d", html.unescape(actual), re.IGNORECASE)


@given(texts)
@example("\x1b[2J\x1b]0;title\x07\r\0")
def test_nothing_that_a_person_reads_holds_a_control_character(text: str) -> None:
    changes, impact = hostile(text)
    shown = [changeset_text(changes), impact_text(impact), *documents(text), *page(text).texts]
    for line in "".join(shown).split("\n"):
        assert not [sign for sign in line if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}]
        assert not [sign for sign in line if unicodedata.bidirectional(sign) in {"RLO", "LRO", "RLE", "LRE", "PDF"}]


@given(texts)
@example("\x1b[2J\x1b]0;title\x07\r\0")
def test_nothing_that_a_store_shows_holds_a_control_character(text: str) -> None:
    fields = (Field("long", text, Role.DESCRIPTOR), Field(text + "x", text, Role.ADMINISTRATIVE))
    codeset = replace(CODESET, title=text, publisher=text, fields=fields)
    one = Concept(ConceptKey(text, text), {"long": text, text + "x": text, text + "y": text})
    at = Snapshot(codeset, snapshot([]).release, {})
    standing = Standing(date(2025, 1, 1), text, at, (one,), (at, (one,)), None)
    shown = [entry_text(at, [one]), standing_text(standing), listing_text([(codeset, (at.release,))])]
    shown += [found_text(Found(at, text, (Hit(one, True, None),), 1, 0, every_word=True))]
    assert not [
        sign for sign in "".join(shown) if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}
    ]


@given(texts)
def test_json_gives_back_every_text_as_it_was(text: str) -> None:
    changes, impact = hostile(text)
    for document in (changeset_json(changes), impact_json(impact)):
        assert json.loads(json_text(document)) == document
    assert changeset_json(changes)["changes"][0]["code"] == text
    assert changeset_json(changes)["changes"][0]["modifier"] == text
    assert impact_json(impact)["findings"][0]["description"] == text
