"""A whole report at the size of CPT: how large its files are, and how long the processor takes."""

from collections.abc import Callable
from time import process_time
from typing import TypeVar

from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_json import report_json
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import build_report
from addenda.rendering.workbook.report import report_workbook
from tests.rendering.full_scale import CHANGED, FINDINGS, LINES, full_changes, full_impact
from tests.rendering.scenario import MADE

Made = TypeVar("Made")


def test_every_file_stays_below_a_sane_size_and_the_time_is_told() -> None:
    (changes, suggestions), impact = full_changes(), full_impact()
    assert (len(changes.changes), len(impact.chargemaster.lines), len(impact.findings)) == (CHANGED, LINES, FINDINGS)
    seconds: dict[str, float] = {}

    def timed(what: str, make: Callable[[], Made]) -> Made:
        start = process_time()
        made = make()
        seconds[what] = round(process_time() - start, 2)
        return made

    view = timed("view", lambda: build_report(changes, impact, MADE, None, suggestions))
    sizes = {
        "page": len(timed("page", lambda: render_html(view)).encode()),
        "Markdown": len(timed("Markdown", lambda: render_markdown(view))),
        "workbook": len(timed("workbook", lambda: report_workbook(changes, impact, MADE, None, suggestions))),
        "JSON": len(timed("JSON", lambda: json_text(report_json(changes, impact, MADE, None, suggestions)))),
    }
    print(f"{sum(seconds.values()):.2f} s of processor time: {seconds}; bytes: {sizes}")
    assert sizes["page"] < 3_000_000
    assert sizes["Markdown"] <= 65_536
    assert sizes["workbook"] < 1_500_000
    assert sizes["JSON"] < 10_000_000
