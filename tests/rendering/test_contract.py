"""The view is a contract: every field is described, the document tells all of them, and templates use nothing else."""

from pathlib import Path
from typing import Any

import pytest

from addenda.diffing.reconciling.reconcile import reconcile
from addenda.impact.owners import worklists
from addenda.model.standard import StandardComparison
from addenda.model.worklist import OwnerKind
from addenda.rendering import report_html
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.contract import PAGES, blocks_of, fields_of, views
from addenda.rendering.contract_text import contract_markdown
from addenda.rendering.fitting import document
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.letter import documents
from addenda.rendering.reconciliation_markdown import reconciliation_markdown
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.shipped import shipped_templates
from addenda.rendering.standard_markdown import standard_markdown
from addenda.rendering.view import build_report
from tests.rendering.scenario import CHANGES, IMPACT, MADE
from tests.support.build import concept, snapshot
from tests.support.golden import Golden
from tests.support.template_names import TemplateNames

RECONCILED = reconcile(snapshot([concept("A0001")], "2024"), snapshot([concept("A0002")], "2025"), [], {})
STANDARD = StandardComparison(IMPACT.chargemaster, 0, ())
DOCUMENT = Path(__file__).parents[2] / "docs/view.md"
INTRODUCTION = """# What a template may use

Made by `make golden` from the views in `src/addenda/rendering`; a test fails when it is not up to date, when a field
has no description, or when a shipped template uses a name that is not here. How to use it: [templates](templates.md).

"""


def test_the_document_is_that_of_the_views(golden: Golden) -> None:
    golden.check(str(DOCUMENT), INTRODUCTION + contract_markdown())


@pytest.mark.parametrize("view", views(), ids=lambda view: view.__name__)
def test_every_field_is_described(view: type) -> None:
    assert [field.name for field in fields_of(view) if not field.description] == []


def test_no_view_is_left_out() -> None:
    assert {"ReportView", "Entry", "LineView", "OwnerView", "DisagreementView", "StandardLine"} <= {
        view.__name__ for view in views()
    }


def test_every_page_has_blocks_and_every_template_is_one_or_a_part_of_one() -> None:
    assert all(blocks_of(page) for page in PAGES)
    others = {name for name in shipped_templates() if name not in PAGES}
    assert all(name.startswith("_") or name.endswith((".css", ".js")) for name in others)


def test_each_page_is_given_the_names_of_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, dict[str, Any]] = {}

    def noted(name: str, values: dict[str, Any], templates: Path | None = None) -> str:
        given[name] = values
        return ""

    for module in (report_html, document, documents):
        monkeypatch.setattr(module, "render", noted)
    view = build_report(CHANGES, IMPACT, MADE, RECONCILED)
    report_html.render_html(view)
    render_markdown(view)
    impact_markdown(IMPACT)
    changeset_markdown(CHANGES)
    reconciliation_markdown(RECONCILED)
    standard_markdown(STANDARD)
    documents.letter_files(IMPACT, worklists(IMPACT, OwnerKind.DEPARTMENT))
    assert {name: set(values) for name, values in given.items()} == {name: set(names) for name, names in PAGES.items()}
    for name, values in given.items():
        assert all(isinstance(value, PAGES[name][one]) for one, value in values.items())


def test_shipped_templates_use_nothing_but_the_contract() -> None:
    names = TemplateNames()
    for template, values in PAGES.items():
        names.check(template, values)
    assert names.problems == set()
    # the walk does come to what the templates show
    assert {"LineView.code", "Piece.text", "Entry.marks", "StandardLine.said", "PaymentView.note"} <= names.used


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{{ report.titel }}", "ReportView has no field titel"),
        ("{{ rapport }}", "rapport is no name in the contract"),
        ("{% for one in changes.sections %}\n{{ one.nome }}{% endfor %}", "Section has no field nome"),
        ("{% for s in changes.sections %}{% for e in s.entries %}{{ e.cod }}{% endfor %}{% endfor %}", "field cod"),
        ("{% set old = changes.old %}{{ old.day }}", "SideView has no field day"),
        ("{% macro m(x) %}{{ x.tytle }}{% endmacro %}{{ m(report) }}", "ReportView has no field tytle"),
        ("{% for a in [changes.old, changes.new] if a.y %}{% endfor %}", "SideView has no field y"),
        ("{{ (report.tiles | first).wert }}", "Tile has no field wert"),
        ("{% from '_macros.html.j2' import nothing %}", "_macros.html.j2 has no macro nothing"),
        ("{% if impact %}{{ (impact.totals[0].payment or none).x }}{% endif %}", "PaymentView has no field x"),
    ],
)
def test_a_name_that_is_not_in_the_contract_is_found(template: str, problem: str) -> None:
    names = TemplateNames({"page.html.j2": template})
    names.check("page.html.j2", PAGES["report.html.j2"])
    (found,) = names.problems
    assert problem in found
    assert found.startswith("page.html.j2:")
