"""A corporate standard against the facilities' own lines: which differ, which are not in it, which are lacking."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.impact.owners import facility_of
from addenda.model.chargemaster import CodeStatus
from addenda.model.money import plain, to_cents
from addenda.model.standard import (
    Deviation,
    Difference,
    FacilityComparison,
    LineField,
    RepeatedCode,
    StandardComparison,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from addenda.model.chargemaster import ChargeLine, ChargeMaster

_REVENUE_DIGITS = 4


def compare_with_standard(standard: ChargeMaster, facilities: ChargeMaster) -> StandardComparison:
    """Match the lines of each facility with those of the standard by charge code, and say where they differ.

    A charge code that repeats in the standard or in the facility is matched to nothing. White space and letter case of
    a description, the order of modifiers and lost zeros of a revenue code are no difference.
    """
    ours = _by_charge_code(standard.lines)
    by_facility: defaultdict[str, list[ChargeLine]] = defaultdict(list)
    for line in facilities.lines:
        by_facility[facility_of(line)].append(line)
    return StandardComparison(
        standard=standard,
        standard_without_charge_code=_without(standard.lines),
        facilities=tuple(
            _compare(name, standard.lines, ours, by_facility[name]) for name in sorted(by_facility, key=_name_order)
        ),
    )


def _name_order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _compare(
    facility: str,
    standard: Sequence[ChargeLine],
    ours: Mapping[str, Sequence[ChargeLine]],
    lines: Sequence[ChargeLine],
) -> FacilityComparison:
    theirs = _by_charge_code(lines)
    compared = [field for field in LineField if _says(field, standard) and _says(field, lines)]
    pairs = [(ours[code][0], group[0]) for code, group in theirs.items() if len(group) == len(ours.get(code, ())) == 1]
    deviations = [
        Deviation(wanted, line, found) for wanted, line in pairs if (found := _differences(wanted, line, compared))
    ]
    repeated = [
        RepeatedCode(code, tuple(ours.get(code, ())), tuple(theirs.get(code, ())))
        for code in {**ours, **theirs}
        if max(len(ours.get(code, ())), len(theirs.get(code, ()))) > 1
    ]
    return FacilityComparison(
        facility=facility,
        lines=len(lines),
        same=len(pairs) - len(deviations),
        deviations=tuple(deviations),
        extra=tuple(group[0] for code, group in theirs.items() if code not in ours and len(group) == 1),
        missing=tuple(group[0] for code, group in ours.items() if code not in theirs and len(group) == 1),
        repeated=tuple(repeated),
        lines_without_charge_code=_without(lines),
        not_compared=tuple(field for field in LineField if field not in compared),
    )


def _by_charge_code(lines: Iterable[ChargeLine]) -> dict[str, list[ChargeLine]]:
    groups: defaultdict[str, list[ChargeLine]] = defaultdict(list)
    for line in lines:
        if code := line.charge_code.strip():
            groups[code].append(line)
    return dict(groups)


def _without(lines: Iterable[ChargeLine]) -> int:
    return sum(not line.charge_code.strip() for line in lines)


def _says(field: LineField, lines: Iterable[ChargeLine]) -> bool:
    return any(_shown(field, line) for line in lines)


def _differences(standard: ChargeLine, line: ChargeLine, compared: Iterable[LineField]) -> tuple[Difference, ...]:
    return tuple(
        Difference(field, _shown(field, standard), _shown(field, line))
        for field in compared
        if _meant(field, standard) != _meant(field, line)
    )


def _shown(field: LineField, line: ChargeLine) -> str:
    """Return the value of a field as it is named in a difference, "" for none."""
    match field:
        case LineField.CODE:
            return line.code if line.status is CodeStatus.CODE else line.raw_code.strip()
        case LineField.MODIFIER:
            return line.modifier
        case LineField.REVENUE_CODE:
            return line.revenue_code.strip()
        case LineField.DESCRIPTION:
            return line.description.strip()
        case LineField.PRICE:
            return "" if line.price is None else _price(line.price)


def _meant(field: LineField, line: ChargeLine) -> object:
    """Return what is compared of a field."""
    shown = _shown(field, line)
    match field:
        case LineField.MODIFIER:
            return sorted(shown.split())
        case LineField.REVENUE_CODE:
            return shown.zfill(_REVENUE_DIGITS) if shown.isdecimal() else shown
        case LineField.DESCRIPTION:
            return shown.casefold().split()
        case LineField.PRICE:
            return line.price
        case LineField.CODE:
            return shown


def _price(price: Decimal) -> str:
    """Return a price with two decimals, or with all that it has where those would hide a difference."""
    return plain(price) if to_cents(price) == price else f"{price:f}"
