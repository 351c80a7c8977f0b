from pathlib import Path

import pytest

from addenda.errors import ExitCode, TemplateError
from addenda.rendering.environment import render
from addenda.rendering.report_html import render_html
from addenda.rendering.view import build_report
from tests.rendering.scenario import CHANGES, IMPACT, MADE

VIEW = build_report(CHANGES, IMPACT, MADE)


def broken(folder: Path, template: str) -> TemplateError:
    (folder / "report.html.j2").write_text(template, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        render_html(VIEW, folder)
    return caught.value


def test_a_template_of_the_user_comes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "report.html.j2").write_text("<h1>{{ report.title }}</h1>", encoding="utf-8")
    assert render_html(VIEW, tmp_path) == "<h1>Test Codes: test/2025 to test/2026</h1>"


def test_a_part_of_a_page_can_be_replaced_alone(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("body { color: teal }", encoding="utf-8")
    page = render_html(VIEW, tmp_path)
    assert "body { color: teal }" in page
    assert '<tr id="code-A0001">' in page


def test_text_is_escaped_without_being_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.html.j2").write_text("{{ text }}", encoding="utf-8")
    (tmp_path / "a.md.j2").write_text("{{ text }}", encoding="utf-8")
    assert render("a.html.j2", {"text": "<b>|"}, tmp_path) == "&lt;b&gt;|"
    assert render("a.md.j2", {"text": "<b>|"}, tmp_path) == "&lt;b&gt;&#124;"


@pytest.mark.parametrize(
    ("template", "row", "words"),
    [
        ("\n{% if %}", 2, "Expected an expression"),
        ("\n\n{{ report.titel }}", 3, "titel"),
        ("{{ nothing }}", 1, "nothing"),
        ("\n{{ report.title + 1 }}", 2, "str"),
        ("\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("\n{% include 'none.j2' %}", None, "there is no such template"),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, template: str, row: int | None, words: str) -> None:
    error = broken(tmp_path, template)
    (problem,) = error.problems
    assert error.exit_code is ExitCode.TEMPLATE
    assert problem.row == row
    assert words in problem.message
    assert problem.file == ("none.j2" if row is None else str(tmp_path / "report.html.j2"))


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="the folder of templates does not exist"):
        render_html(VIEW, tmp_path / "none")
