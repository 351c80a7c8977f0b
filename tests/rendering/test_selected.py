"""One comparison of a selection of codes, in every format; `make golden` writes the files anew."""

from dataclasses import replace

from addenda.diffing.selecting import select
from addenda.model.findings import Effect
from addenda.model.selection import CodeRange, Selection
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_text import impact_text
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_json import report_json
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from tests.rendering.page import Page
from tests.rendering.scenario import CHANGES, FINDINGS, MADE, impact_of
from tests.rendering.test_report import on_modifier
from tests.support.golden import Golden

WIDGETS = Selection("widgets", (CodeRange("A0001", "A0002"), CodeRange("J0001", "J0001")))
OLD = tuple(change.old for change in CHANGES.changes if change.old is not None)
NEW = tuple(change.new for change in CHANGES.changes if change.new is not None)
SELECTED = select(CHANGES, WIDGETS, {"A0001", "A0002"}, OLD, NEW)
MODIFIER = on_modifier(Effect.REVISED)
IMPACT = replace(impact_of(SELECTED, (*FINDINGS[:2], MODIFIER)), lines_left_out=6)


def test_a_selection_in_every_format(golden: Golden) -> None:
    view = build_report(SELECTED, IMPACT, MADE)
    golden.check("rendering/selected.txt", changeset_text(SELECTED) + "\n" + impact_text(IMPACT))
    golden.check("rendering/selected.json", json_text(report_json(SELECTED, IMPACT, MADE)).decode())
    golden.check("rendering/selected.md", render_markdown(view))
    golden.check("rendering/selected.html", render_html(view))


def test_a_line_leads_to_what_the_page_lists_and_nowhere_else() -> None:
    page = Page(render_html(build_report(SELECTED, IMPACT, MADE)))
    assert {"#code-A0001", "#code-A0002"} <= page.targets() <= {f"#{name}" for name in page.ids()}
    assert "#code-JG" not in page.targets()
    assert "J0001-JG" in page.texts
