"""A change's own facts."""

from datetime import date

import pytest

from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.concept import Concept
from tests.support.build import concept

OLD = concept("A0001", cross_references=["B0001"])
NEW = concept("A0001", cross_references=["B0002"])


@pytest.mark.parametrize(
    ("kind", "new", "reason", "stated"),
    [
        (ChangeKind.DELETED, NEW, Reason.TERMINATED, NEW),
        (ChangeKind.DELETED, None, Reason.ABSENT, OLD),
        (ChangeKind.DELETED, NEW, Reason.REUSED, OLD),
        (ChangeKind.ADDED, NEW, Reason.REUSED, None),
        (ChangeKind.REVISED, NEW, None, None),
    ],
)
def test_why_a_deleted_code_ended_stands_in_the_new_release_if_it_is_there(
    kind: ChangeKind, new: Concept | None, reason: Reason | None, stated: Concept | None
) -> None:
    change = Change(kind, OLD.key, OLD, new, date(2026, 1, 1), reason)
    assert change.stated is stated
    assert change.replacements == (stated.cross_references if stated else ())
