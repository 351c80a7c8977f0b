"""The redline of a list goes by item: what stayed is not struck through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.model.changes import Edit, FieldChange
from addenda.model.codeset import Role
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import field_text
from addenda.rendering.describing import value_text
from addenda.rendering.field_view import field_view
from addenda.rendering.list_redline import list_redline
from tests.rendering.scenario import CHANGES
from tests.support.build import CODESET

ITEMS = st.lists(st.sampled_from(["110", "140", "220", "400"]), max_size=5)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (["140"], ["140", "220"], "140{+, 220+}"),
        (["11", "13"], ["11"], "11[-, 13-]"),
        (["11", "13"], ["13"], "[-11, -]13"),
        (["11", "13"], ["12", "13"], "[-11-]{+12+}, 13"),
        (["11"], ["12"], "[-11-]{+12+}"),
        (["2018-01-01"], ["2018-02-01"], "[-2018-01-01-]{+2018-02-01+}"),
        ([], ["220"], "{+220+}"),
    ],
)
def test_items_are_whole(old: list[str], new: list[str], told: str) -> None:
    field = field_view(FieldChange("pricing", Role.PAYMENT, list(old), list(new)), CODESET)
    assert field_text(field) == f"Pricing indicators: {told}"


@given(ITEMS, ITEMS)
def test_the_pieces_read_as_the_old_list_and_as_the_new_one(old: list[str], new: list[str]) -> None:
    pieces = list_redline(old, new)
    assert "".join(text for edit, text in pieces if edit is not Edit.INSERT) == value_text(list(old))
    assert "".join(text for edit, text in pieces if edit is not Edit.DELETE) == value_text(list(new))


def test_in_markdown_only_what_went_and_came_is_marked() -> None:
    document = changeset_markdown(CHANGES)
    assert "**Pricing indicators**: 11<del>, 13</del>" in document
    assert "**Coverage**: <del>D</del> <ins>C</ins>" in document
