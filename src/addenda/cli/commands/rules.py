"""`addenda rules`."""

from __future__ import annotations

from addenda.cli.deciding import Config, On, decisions_of
from addenda.cli.options import HERE, DataFormat, DataFormatOption, StoreFolder
from addenda.cli.output import emit, terminal_width
from addenda.impact.rules import CHECKS
from addenda.rendering.rules_listing import RuleLine, rules_json, rules_text


def command(
    *,
    output_format: DataFormatOption = DataFormat.TEXT,
    config: Config = None,
    on: On = None,
    store: StoreFolder = HERE,
) -> None:
    """List the rules that a charge master is checked for, with the severities that you gave them."""
    decisions = decisions_of(store, config, on)
    lines = [
        RuleLine(check.rule, None if decisions.is_off(check.rule) else decisions.severity(check.rule), check.needs_fees)
        for check in CHECKS
    ]
    emit(rules_json(lines) if output_format is DataFormat.JSON else rules_text(lines, terminal_width()))
