"""A charge master as it was understood, as a JSON document: format `addenda.inspection/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.inspect_view import build_inspection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.errors import Problem
    from addenda.model.chargemaster import ChargeMaster

FORMAT = "addenda.inspection/1"


def inspection_json(
    master: ChargeMaster, problems: Sequence[Problem], examples: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """Return the document; amounts are text with two decimals, and every ambiguous value is listed."""
    view = build_inspection(master, problems, examples)
    return {
        "format": FORMAT,
        "file": master.file,
        "sha256": master.sha256,
        "layout": master.layout,
        "sheets": list(master.sheets),
        "sheets_not_read": list(master.sheets_not_read),
        "columns": [
            {"column": one.column, "header": one.header, "reason": one.reason, "examples": list(one.examples)}
            for one in view.columns
        ],
        "columns_not_used": {column: list(headers) for column, headers in master.columns_not_used.items()},
        "prices": [
            {"header": one.header, "kind": one.kind, "payer": one.payer or None, "lines": one.lines}
            for one in view.prices
        ],
        "lines": dict(view.counts) or None,
        "ambiguous": [{"sheet": sheet, "row": row, "value": value} for sheet, row, value in view.ambiguous],
        "totals": [
            {
                "row": one.row,
                "header": one.header,
                "filed": one.filed,
                "read": one.read or None,
                "agrees": one.agrees if one.read else None,
            }
            for one in view.totals
        ],
        "remarks": list(master.remarks),
        "questions": [
            {"message": problem.message, "row": problem.row, "value": problem.value, "advice": problem.advice}
            for problem in problems
        ],
    }
