"""`addenda.standard/1`: facilities against a corporate standard, as JSON values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.standard import STANDARD_FORMAT
from addenda.rendering.money_json import money

if TYPE_CHECKING:
    from addenda.model.chargemaster import ChargeLine
    from addenda.model.standard import Deviation, FacilityComparison, StandardComparison


def standard_json(comparison: StandardComparison) -> dict[str, Any]:
    """Return the comparison as one object, facility by facility."""
    standard = comparison.standard
    return {
        "format": STANDARD_FORMAT,
        "standard": {
            "file": standard.file,
            "sha256": standard.sha256,
            "lines": len(standard.lines),
            "lines_without_charge_code": comparison.standard_without_charge_code,
        },
        "facilities": [_facility(one) for one in comparison.facilities],
    }


def _facility(one: FacilityComparison) -> dict[str, Any]:
    return {
        "facility": one.facility,
        "lines": one.lines,
        "same": one.same,
        "lines_without_charge_code": one.lines_without_charge_code,
        "not_compared": [field.value for field in one.not_compared],
        "different": [_deviation(deviation) for deviation in one.deviations],
        "not_in_standard": [_line(line) for line in one.extra],
        "lacking": [_line(line) for line in one.missing],
        "repeated": [
            {
                "charge_code": each.charge_code,
                "standard": [_line(line) for line in each.standard],
                "facility": [_line(line) for line in each.lines],
            }
            for each in one.repeated
        ],
    }


def _deviation(deviation: Deviation) -> dict[str, Any]:
    return {
        **_line(deviation.line),
        "standard_row": deviation.standard.row,
        "differences": [
            {"field": each.field.value, "standard": each.standard or None, "facility": each.facility or None}
            for each in deviation.differences
        ],
    }


def _line(line: ChargeLine) -> dict[str, Any]:
    return {
        **({"file": line.file} if line.file else {}),
        "sheet": line.sheet,
        "row": line.row,
        "charge_code": line.charge_code,
        "description": line.description,
        "code": line.code or None,
        "price": money(line.price),
    }
