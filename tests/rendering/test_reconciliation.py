"""A reconciliation for people: hostile texts stay text, and a report can take it in as a section."""

from dataclasses import replace

import pytest

from addenda.diffing.reconciling.reconcile import reconcile
from addenda.model.codeset import CodeSet
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.reconciliation import Reconciliation
from addenda.rendering.environment import render
from addenda.rendering.reconciliation_markdown import reconciliation_markdown
from addenda.rendering.reconciliation_text import reconciliation_text
from addenda.rendering.reconciliation_view import build_reconciliation
from tests.rendering.page import Page
from tests.rendering.scenario import NASTY
from tests.support.build import CODESET, concept, snapshot

HOSTILE: CodeSet = replace(CODESET, title=NASTY)


@pytest.fixture
def found() -> Reconciliation:
    old = [concept("A0001", long=f"before {NASTY}\x1b[2J"), concept("A0002", long="same")]
    new = [concept("A0001", long=f"after {NASTY}"), concept("A0002", long="same")]
    declared = [DeclaredChange(ConceptKey("A0002"), NASTY, NASTY)]
    return reconcile(snapshot(old, "2024", codeset=HOSTILE), snapshot(new, "2025", codeset=HOSTILE), declared, {})


def test_the_section_of_a_page(found: Reconciliation) -> None:
    html = render("_reconciliation.html.j2", {"reconciliation": build_reconciliation(found)})
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert "script" not in tags
    assert {"section", "table", "details", "ins", "del"} <= tags
    assert all(not name.startswith("on") for _, attrs in page.elements for name in attrs)


def test_a_table_row_of_markdown_stays_one_row(found: Reconciliation) -> None:
    rows = [line for line in reconciliation_markdown(found).splitlines() if line.startswith("| A000")]
    assert len(rows) == 2
    assert all(row.count("|") == 6 for row in rows)
    assert "<script" not in "".join(rows)


def test_a_terminal_sees_no_control(found: Reconciliation) -> None:
    text = reconciliation_text(found)
    assert all(sign == "\n" or sign.isprintable() or ord(sign) > 0x2FFF for sign in text.replace("\ufffd", ""))
