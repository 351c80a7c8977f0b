"""The rules that a charge master is checked for, as text for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.rendering.json_text import json_text
from addenda.rendering.terminal import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.rules import Rule, Severity

RULES_FORMAT = "addenda.rules/1"
OFF = "off"


class RuleLine(NamedTuple):
    """A rule, how bad its findings are here (None for a rule that is off), and whether it needs fee schedules."""

    rule: Rule
    severity: Severity | None
    needs_fees: bool


def rules_text(lines: Sequence[RuleLine], terminal: int | None = None) -> str:
    """Return each rule with its severity, why it matters, and its source."""
    blocks = (_block(line, terminal) for line in lines)
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def rules_json(lines: Sequence[RuleLine]) -> bytes:
    """Return the same for programs; `default` is the severity before a user's decision."""
    rules = [
        {
            "id": str(line.rule.id),
            "title": line.rule.title,
            "severity": line.severity.value if line.severity else OFF,
            "default": line.rule.severity.value,
            "needs_fees": line.needs_fees,
            "reason": line.rule.reason,
            "advice": line.rule.advice,
            "source": line.rule.source,
        }
        for line in lines
    ]
    return json_text({"format": RULES_FORMAT, "rules": rules})


def _block(line: RuleLine, terminal: int | None) -> list[str]:
    rule, severity = line.rule, line.severity
    told = severity.value if severity else OFF
    if severity is not rule.severity:
        told += f" here, {rule.severity} by default"
    if line.needs_fees:
        told += ", needs fee schedules"
    texts = (rule.title + ".", rule.reason, rule.advice, f"Source: {rule.source}.")
    return [
        *wrapped(f"{rule.id} ({told})", terminal=terminal),
        *(row for text in texts for row in wrapped(text, "  ", "", terminal)),
    ]
