"""Lines that must be worked on, and that nobody uses."""

import pytest

from addenda.impact.rules import inactive, zero_volume
from addenda.impact.rules.check import Check
from tests.impact.rules.facts import codes, facts, line
from tests.support.build import concept

OLD = [
    concept("A0001"),
    concept("A0002", long="Water pad"),
    concept("A0003", coverage="C"),
    concept("A0004", terminated="2020-12-31"),
    concept("A0005"),
    concept("JG"),
]
NEW = [concept("A0002", long="Fluid pad"), concept("A0003", coverage="D"), OLD[3], concept("A0005")]
LINES = {
    "deleted": line("A0001", volume="0", active=False),
    "revised": line("A0002", "FLUID PAD", volume="0", active=False),
    "revised-description": line("A0002", "WATER PAD", volume="0", active=False),
    "updated": line("A0003", volume="0", active=False),
    "once-valid": line("A0004", volume="0", active=False),
    "unchanged": line("A0005", volume="0", active=False),
    "modifier": line("A0005", volume="0", active=False, modifier="JG"),
    "never-valid": line("A0009", volume="0", active=False),
}


@pytest.mark.parametrize("check", [zero_volume.CHECK, inactive.CHECK])
def test_it_is_told_of_lines_that_someone_must_decide_on(check: Check) -> None:
    told = {name for name, one in LINES.items() if codes(check, facts(OLD, NEW, one))}
    assert told == {"deleted", "revised-description", "once-valid", "modifier", "never-valid"}


@pytest.mark.parametrize(("volume", "told"), [("0", True), ("0.00", True), (None, False), ("1", False), ("-1", False)])
def test_a_volume_that_is_not_known_is_not_zero(volume: str | None, told: bool) -> None:
    assert bool(codes(zero_volume.CHECK, facts(OLD, NEW, line("A0001", volume=volume)))) is told


@pytest.mark.parametrize(("active", "told"), [(False, True), (True, False), (None, False)])
def test_only_what_the_file_calls_inactive_is_told(active: bool | None, told: bool) -> None:
    assert bool(codes(inactive.CHECK, facts(OLD, NEW, line("A0001", active=active)))) is told


def test_a_line_with_two_reasons_is_told_once() -> None:
    assert codes(zero_volume.CHECK, facts(OLD, NEW, line("A0001", volume="0", modifier="JG"))) == ["A0001"]
