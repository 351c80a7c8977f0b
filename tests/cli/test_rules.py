"""`addenda rules`: the rules with the severities that hold here, and their page in the documents."""

from pathlib import Path

import pytest

from addenda.errors import ExitCode
from addenda.impact.rules import CHECKS
from addenda.rendering.rules_listing import RuleLine, rules_text
from tests.support.cli import CommandLine

DOCUMENT = Path(__file__).parents[2] / "docs" / "rules.md"


def test_rules_are_listed_for_programs(addenda: CommandLine, tmp_path: Path) -> None:
    document = addenda.document("rules", "--store", tmp_path)
    assert document["format"] == "addenda.rules/1"
    assert [rule["id"] for rule in document["rules"]] == [check.rule.id for check in CHECKS]
    needing = [rule["id"] for rule in document["rules"] if rule["needs_fees"]]
    assert needing == ["payment-changed", "below-fee"]
    first = document["rules"][0]
    assert list(first) == ["id", "title", "severity", "default", "needs_fees", "reason", "advice", "source"]


def test_the_severities_are_those_that_the_user_set(addenda: CommandLine, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[rules.deleted]\nseverity = "note"\n[rules.duplicate]\nseverity = "off"\n', encoding="utf-8")
    document = addenda.document("rules", "--config", own)
    severities = {rule["id"]: (rule["severity"], rule["default"]) for rule in document["rules"]}
    assert (severities["deleted"], severities["duplicate"]) == (("note", "high"), ("off", "note"))
    shown = addenda("rules", "--config", own).out
    assert "deleted (note here, high by default)\n" in shown
    assert "duplicate (off here, note by default)\n" in shown
    assert "below-fee (medium, needs fee schedules)\n" in shown


def test_the_store_s_own_file_counts(addenda: CommandLine, tmp_path: Path) -> None:
    store = tmp_path / "store"
    addenda("init", store)
    (store / "addenda.toml").write_text('[rules.deleted]\nseverity = "low"\n', encoding="utf-8")
    assert "deleted (low here, high by default)" in addenda("rules", "--store", store).out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--on", "tomorrow"), ExitCode.USAGE, "--on 'tomorrow' is no date"),
        (("--config", "absent.toml"), ExitCode.NOT_FOUND, "no such configuration file"),
    ],
)
def test_what_cannot_be_read_is_told(
    addenda: CommandLine, tmp_path: Path, arguments: tuple[str, ...], code: ExitCode, said: str
) -> None:
    outcome = addenda("rules", "--store", tmp_path, *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err


@pytest.mark.parametrize("width", [40, 72, 100])
def test_text_wraps_to_the_terminal(width: int) -> None:
    lines = [RuleLine(check.rule, check.rule.severity, check.needs_fees) for check in CHECKS]
    assert max(map(len, rules_text(lines, width).splitlines())) <= width


def test_the_page_says_of_each_rule_what_the_rule_says_of_itself() -> None:
    page = " ".join(DOCUMENT.read_text(encoding="utf-8").split())
    sections = page.split(" ### ")[1:]
    assert len(sections) == len(CHECKS)
    for section, (rule, _, needs_fees) in zip(sections, CHECKS, strict=True):
        marked = ", *needs fees*" if needs_fees else ""
        assert section.startswith(f"{rule.id}: {rule.title} Severity {rule.severity}{marked}. {rule.reason} - Fires ")
        assert section.rstrip().endswith(f"- Source: {rule.source}")
