"""Worklists and facilities as JSON values; a worklist names its findings by their places in `findings`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.money_json import total_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.findings import Impact
    from addenda.model.rules import Severity
    from addenda.model.worklist import FacilityTotal, Worklist


def owners_json(impact: Impact) -> dict[str, Any]:
    """Return the worklists where any were asked for, and the facilities where there are several."""
    places = {id(finding): place for place, finding in enumerate(impact.findings)}
    return {
        **({"facilities": [_facility(one) for one in impact.facilities]} if impact.facilities else {}),
        **({"worklists": [_worklist(one, places) for one in impact.worklists]} if impact.worklists else {}),
    }


def _facility(one: FacilityTotal) -> dict[str, Any]:
    return {
        "facility": one.facility or None,
        "effort": _effort(one.effort),
        "all": total_json(one.everything),
        "at_stake": total_json(one.at_stake),
    }


def _worklist(one: Worklist, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        "by": one.kind.value,
        "owner": one.owner or None,
        **({"facility": one.facility} if one.facility else {}),
        "effort": _effort(one.effort),
        "lines_elsewhere": one.lines_elsewhere,
        "at_stake": total_json(one.at_stake),
        "findings": [places[id(finding)] for finding in one.findings],
    }


def _effort(effort: Mapping[Severity, int]) -> dict[str, int]:
    return {severity.value: lines for severity, lines in effort.items()}
