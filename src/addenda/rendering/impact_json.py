"""`addenda.impact/1`: what a change does to a charge master, as JSON values. Money is text with two decimals."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from addenda.impact.touching import effect_of
from addenda.model.changes import Transient
from addenda.model.findings import IMPACT_FORMAT, Finding, Impact
from addenda.rendering.candidates_json import found_json
from addenda.rendering.changeset_json import side_json
from addenda.rendering.licence import notice_json
from addenda.rendering.money_json import money, payment_json, range_json, total_json
from addenda.rendering.owners_json import owners_json
from addenda.rendering.selection_json import selection_json

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.changes import Change
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.codeset import CodeSet


def impact_json(impact: Impact) -> dict[str, Any]:
    """Return the impact as one object; findings keep their order, and what is not known is null."""
    changes = impact.changes
    return {
        "format": IMPACT_FORMAT,
        "codeset": changes.codeset.id,
        "old": side_json(changes.old),
        "new": side_json(changes.new),
        **selection_json(changes.only),
        **notice_json(changes.codeset),
        "chargemaster": _chargemaster(impact),
        "totals": {"all": total_json(impact.everything), "at_stake": total_json(impact.at_stake)}
        | {rule.id: total_json(impact.totals[rule.id]) for rule in impact.rules},
        **({"assumptions": list(impact.assumptions)} if impact.assumptions else {}),
        **({"range": range_json(impact.range)} if impact.range else {}),
        "findings": [_finding(finding, changes.codeset) for finding in impact.findings],
        **({"waived": [_waived(finding, changes.codeset) for finding in impact.waived]} if impact.waived else {}),
        **owners_json(impact),
    }


def _chargemaster(impact: Impact) -> dict[str, Any]:
    master = impact.chargemaster
    return {
        "file": master.file,
        "sha256": master.sha256,
        **({"files": [one._asdict() for one in master.files]} if len(master.files) > 1 else {}),
        "sheet": master.sheets[0] if master.sheets else None,
        "sheets": list(master.sheets),
        "sheets_not_read": list(master.sheets_not_read),
        "lines": len(master.lines),
        "lines_with_code": impact.lines_with_code,
        "lines_ambiguous": impact.lines_ambiguous,
        "lines_other": impact.lines_other,
        **({"lines_left_out": impact.lines_left_out} if impact.changes.only else {}),
        "rows_skipped": master.rows_skipped,
        "columns": dict(master.columns),
        "columns_not_used": {column: list(headers) for column, headers in master.columns_not_used.items()},
    }


def _finding(finding: Finding, codeset: CodeSet) -> dict[str, Any]:
    line = finding.line
    return {
        "rule": finding.rule.id,
        "severity": finding.severity.value,
        **_place(line),
        "description": line.description,
        "code": line.code,
        "modifier": line.modifier or None,
        **(_change(finding.change, finding.replacements) if finding.change else {}),
        **({"detail": finding.detail} if finding.detail else {}),
        **({"others": [_place(other) for other in finding.others]} if finding.others else {}),
        "department": line.department or None,
        "revenue_code": line.revenue_code or None,
        "price": money(line.price),
        "volume": None if line.volume is None else f"{line.volume:f}",
        "gross": money(line.gross),
        **({"payment": payment_json(finding.payment)} if finding.payment else {}),
        **(found_json(finding.candidates, codeset) if finding.candidates else {}),
    }


def _change(change: Change | Transient, replacements: tuple[str, ...]) -> dict[str, Any]:
    return {
        "change": effect_of(change),
        "changed": str(change.key),
        "reason": None if isinstance(change, Transient) or not change.reason else change.reason.value,
        "on": takes_effect(change).isoformat(),
        "replacements": list(replacements),
    }


def _place(line: ChargeLine) -> dict[str, Any]:
    return {**_file(line), "sheet": line.sheet, "row": line.row, "charge_code": line.charge_code}


def _file(line: ChargeLine) -> dict[str, Any]:
    """Return the file and the facility of a line, where there is more than one of either."""
    return {name: text for name, text in (("file", line.file), ("facility", line.facility)) if text}


def _waived(finding: Finding, codeset: CodeSet) -> dict[str, Any]:
    waiver = finding.waiver
    decision = {"reason": waiver.reason, "expires": waiver.expires.isoformat()} if waiver else None
    return {**_finding(finding, codeset), "waiver": decision}


def takes_effect(change: Change | Transient) -> date:
    """Return the day of a change; for a transient code the first day on which it may not be used any more."""
    return change.terminated + timedelta(days=1) if isinstance(change, Transient) else change.on
