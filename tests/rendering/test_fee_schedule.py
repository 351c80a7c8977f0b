"""A fee schedule is told as one: a code that is not in it any more has no amount there, and is no invalid code."""

from dataclasses import replace

from addenda.model.codeset import Kind
from addenda.rendering.changes_view import build_changes
from tests.rendering.scenario import CHANGES


def test_a_code_that_a_schedule_drops_is_not_said_to_be_denied() -> None:
    fees = replace(CHANGES, codeset=replace(CHANGES.codeset, kind=Kind.FEE_SCHEDULE))
    notes = {section.id: section.note for section in build_changes(fees).sections}
    assert notes["deleted"] == "In force in the old schedule, not in the new one, which has no amount for them."
    assert "denied" not in " ".join(notes.values())
    names = {section.id: section.note for section in build_changes(CHANGES).sections}
    assert "denied" in names["deleted"]
    assert notes["revised"] == names["revised"]
