"""One comparison in every format; `make golden` writes the files anew."""

from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from tests.rendering.full_scenario import WHOLE
from tests.rendering.scenario import CHANGES, IMPACT, MADE, NOTHING
from tests.support.golden import Golden


def test_changeset(golden: Golden) -> None:
    golden.check("rendering/changeset.json", json_text(changeset_json(CHANGES)).decode())
    golden.check("rendering/changeset.txt", changeset_text(CHANGES))
    golden.check("rendering/changeset.md", changeset_markdown(CHANGES))


def test_impact(golden: Golden) -> None:
    golden.check("rendering/impact.json", json_text(impact_json(IMPACT)).decode())
    golden.check("rendering/impact.txt", impact_text(IMPACT))
    golden.check("rendering/impact.md", impact_markdown(IMPACT))


def test_report(golden: Golden) -> None:
    view = build_report(CHANGES, IMPACT, MADE)
    golden.check("rendering/report.html", render_html(view))
    golden.check("rendering/report.md", render_markdown(view))


def test_a_charge_master_of_two_hospitals_with_fees_and_owners(golden: Golden) -> None:
    view = build_report(CHANGES, WHOLE, MADE)
    golden.check("rendering/whole.json", json_text(impact_json(WHOLE)).decode())
    golden.check("rendering/whole.txt", impact_text(WHOLE))
    golden.check("rendering/whole.md", impact_markdown(WHOLE))
    golden.check("rendering/whole.html", render_html(view))


def test_nothing_changed(golden: Golden) -> None:
    golden.check("rendering/nothing.txt", changeset_text(NOTHING))
    golden.check("rendering/nothing.md", render_markdown(build_report(NOTHING, None, MADE)))
