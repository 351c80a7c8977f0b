"""A report in every format, and what can be read back out of each."""

from typing import NamedTuple

import orjson

from addenda.model.findings import Impact
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_json import report_json
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.numbers.figures import Figures
from tests.rendering.numbers.of_json import of_json
from tests.rendering.numbers.of_tables import of_html, of_markdown
from tests.rendering.numbers.of_workbook import of_workbook
from tests.rendering.scenario import MADE


class Report(NamedTuple):
    """The files of one report."""

    html: str
    markdown: str
    workbook: bytes
    json: bytes


def report_of(impact: Impact) -> Report:
    view = build_report(impact.changes, impact, MADE)
    return Report(
        render_html(view),
        render_markdown(view),
        report_workbook(impact.changes, impact, MADE),
        json_text(report_json(impact.changes, impact, MADE)),
    )


def read_back(report: Report, impact: Impact) -> dict[str, Figures]:
    """Return the figures that each format tells, by its name."""
    rules = {str(rule.id): rule.title for rule in impact.rules}
    return {
        "html": of_html(report.html, rules.values()),
        "markdown": of_markdown(report.markdown, rules.values()),
        "workbook": of_workbook(report.workbook, rules),
        "json": of_json(orjson.loads(report.json), rules),
    }
