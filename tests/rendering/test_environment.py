from pathlib import Path

import pytest

from addenda.errors import AddendaError, ExitCode, NotFoundError, TemplateError
from addenda.rendering import budget
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.shipped import shipped_templates
from addenda.rendering.view import build_report
from tests.rendering.scenario import CHANGES, IMPACT, MADE, NASTY

VIEW = build_report(CHANGES, IMPACT, MADE)
PAGE = "report.html.j2"


def written(folder: Path, **templates: str) -> Path:
    for name, text in templates.items():
        (folder / f"{name}.j2").write_text(text, encoding="utf-8")
    return folder


def page_of(folder: Path, template: str) -> str:
    (folder / PAGE).write_text(template, encoding="utf-8")
    return render_html(VIEW, folder)


def broken(folder: Path, template: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        page_of(folder, template)
    return caught.value


def test_a_template_of_the_user_comes_before_the_shipped_one(tmp_path: Path) -> None:
    assert page_of(tmp_path, "<h1>{{ report.title }}</h1>") == "<h1>Test Codes: test/2025 to test/2026</h1>"


def test_a_part_of_a_page_can_be_replaced_alone(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("body { color: teal }", encoding="utf-8")
    page = render_html(VIEW, tmp_path)
    assert "body { color: teal }" in page
    assert 'id="code-A0001"' in page


def test_a_single_block_can_be_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    shipped = render_html(VIEW)
    page = page_of(
        tmp_path,
        '{% extends "shipped/report.html.j2" %}\n'
        "{% block header %}<h1>Invented Hospital</h1>{{ super() }}{% endblock %}",
    )
    assert page.count("<h1>") == 2
    assert page.replace("<h1>Invented Hospital</h1>", "", 1) == shipped


def test_a_block_that_the_page_does_not_have_is_named_with_those_that_it_has(tmp_path: Path) -> None:
    error = broken(
        tmp_path,
        '{% extends "shipped/report.html.j2" %}\n{% block heder %}{% block inside %}{% endblock %}{% endblock %}\n'
        "{% block header %}{% block within %}{% endblock %}{% endblock %}\n{% block fotter %}{% endblock %}",
    )
    assert [(problem.row, problem.value) for problem in error.problems] == [(2, "heder"), (4, "fotter")]
    assert "It has header, " in str(error)


def test_blocks_of_documents_can_be_replaced_too(tmp_path: Path) -> None:
    block = "{{% extends 'shipped/{}.md.j2' %}}{{% block header %}}# {{{{ {} }}}}\n{{% endblock %}}"
    titles = {"report": "report.title", "impact": "changes.title", "changes": "changes.title"}
    for name, title in titles.items():
        (tmp_path / f"{name}.md.j2").write_text(block.format(name, title), encoding="utf-8")
    assert render_markdown(VIEW, tmp_path).startswith("# Test Codes: test/2025 to test/2026\n\n## What was compared\n")
    assert impact_markdown(IMPACT, tmp_path).startswith("# Test Codes\n")
    assert changeset_markdown(CHANGES, tmp_path).startswith("# Test Codes\n")


def test_shipped_templates_as_ones_own_make_the_same_page(tmp_path: Path) -> None:
    for name, content in shipped_templates().items():
        (tmp_path / name).write_bytes(content)
    assert render_html(VIEW, tmp_path) == render_html(VIEW)
    assert render_markdown(VIEW, tmp_path) == render_markdown(VIEW)
    assert impact_markdown(IMPACT, tmp_path) == impact_markdown(IMPACT)


def test_text_is_escaped_without_being_asked_for(tmp_path: Path) -> None:
    told = "{% for section in changes.sections %}{% for entry in section.entries %}{{ entry.description }}{% endfor %}"
    written(tmp_path, **{"report.html": f"{told}{{% endfor %}}", "report.md": f"{told}{{% endfor %}}"})
    assert NASTY in "".join(entry.description for section in VIEW.changes.sections for entry in section.entries)
    assert "&lt;b&gt;bold&lt;/b&gt; | `tick`" in render_html(VIEW, tmp_path)
    assert "&lt;b&gt;bold&lt;/b&gt; &#124;" in render_markdown(VIEW, tmp_path)


@pytest.mark.parametrize(
    ("template", "row", "words"),
    [
        ("\n{% if %}", 2, "Expected an expression"),
        ("\n\n{{ report.titel }}", 3, "titel"),
        ("{{ nothing }}", 1, "nothing"),
        ("\n{{ report.title + 1 }}", 2, "str"),
        ("\n{% include 'none.j2' %}", None, "there is no such template"),
        ("\n{% block header %}", 2, "Unexpected end of template"),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path: Path, template: str, row: int | None, words: str) -> None:
    error = broken(tmp_path, template)
    (problem,) = error.problems
    assert error.exit_code is ExitCode.TEMPLATE
    assert problem.row == row
    assert words in problem.message
    assert problem.file == ("none.j2" if row is None else str(tmp_path / PAGE))


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ report.__class__.__init__.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ changes.sections.__len__() }}",
        "{{ ('{0.__class__}').format(report) }}",
        "{% set report.title = 'x' %}",
        "{{ changes.headline.append('x') }}",
        "{% include '../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{% import 'os' as os %}",
        "{{ open('secret.txt').read() }}",
    ],
)
def test_a_template_reaches_nothing_but_its_values_and_its_folder(tmp_path: Path, template: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "own").mkdir()
    broken(tmp_path / "own", template)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{% for i in range(1000000000) %}{% endfor %}", "Range too big"),
        ("{% set n = range(9999) %}{% for a in n %}{% for b in n %}{% endfor %}{% endfor %}", "more than 10,000 steps"),
        ("{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}", "without end"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            "more than 10,000 steps",
        ),
        ("{% include 'report.html.j2' %}", "without end"),
        ("{% extends 'report.html.j2' %}", "without end"),
        ("{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}", "without end"),
        ("{% for i in range(99) %}{{ 'text' * 9999 }}{% endfor %}", "writes more than"),
        (
            "{% macro m() %}{% for i in range(9999) %}" + "x" * 999 + "{% endfor %}{% endmacro %}{{ m() }}",
            "writes more than",
        ),
        ("{% set n = namespace(x='x') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}", "longer than"),
        ("{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m('x') }}", "longer than"),
        ("{{ 'x' * 99999999999 }}", "longer than"),
        ("{{ 9 ** 99999 }}", "too large"),
        ("{% set n = namespace(x=9) %}{% for i in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}", "too large"),
    ],
)
def test_a_template_that_does_not_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str, words: str
) -> None:
    monkeypatch.setattr(budget, "STEPS", 10_000)
    monkeypatch.setattr(budget, "WRITTEN", 1_000_000)
    monkeypatch.setattr(budget, "LONGEST", 100_000)
    error = broken(tmp_path, f"\n{template}")
    (problem,) = error.problems
    assert words in problem.message
    assert (problem.file, problem.row) == (str(tmp_path / PAGE), 2)


def test_a_template_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "SECONDS", -1)
    assert "takes longer than" in str(broken(tmp_path, "{% for i in range(99) %}{% endfor %}"))


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.css").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match="it is no text in UTF-8") as caught:
        render_html(VIEW, tmp_path)
    assert caught.value.problems[0].file == str(tmp_path / "report.css")


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("none", NotFoundError, "no such folder"),
        (".", TemplateError, "no file here has the name of a shipped template"),
    ],
)
def test_a_folder_without_templates_is_named(tmp_path: Path, name: str, kind: type[AddendaError], words: str) -> None:
    (tmp_path / "report.html").write_text("no template, by its name", encoding="utf-8")
    with pytest.raises(kind, match=words):
        render_html(VIEW, tmp_path / name)
