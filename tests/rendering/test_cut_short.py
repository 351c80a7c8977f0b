"""A change set as a document that is cut short where a file would grow too long."""

from addenda.model.changes import ChangeKind
from addenda.rendering.changeset_markdown import changeset_markdown
from tests.rendering.scenario import CHANGES


def test_a_section_that_is_cut_short_says_how_much_it_leaves_out() -> None:
    document = changeset_markdown(CHANGES, most=1)
    assert "## Deleted (4)" in document
    assert "3 more are left out here; addenda diff test/2025 test/2026 lists them all." in document
    assert document.count("more are left out here") == sum(len(CHANGES.of_kind(kind)) > 1 for kind in ChangeKind)
