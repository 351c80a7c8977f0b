"""Lines that are the same in all that tells lines apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.impact.rules.check import Check, Hit
from addenda.impact.rules.grouping import NAMED, by_worth, several
from addenda.model.listing import listed
from addenda.model.rules import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from addenda.impact.facts import Facts
    from addenda.model.chargemaster import ChargeLine


_PHARMACY = re.compile(r"0?(25|63)\d")
"""Revenue codes 025x and 063x, of drugs (NUBC): files list these by their numbers (NDC), which a line does not keep."""


def find(facts: Facts) -> Iterator[Hit]:
    """Yield one finding for each group of lines, with a code or without."""
    alike = several(filter(_is_named, facts.master.lines), _name)
    for group in (group for lines in alike for group in several(lines, _same)):
        first, *others = by_worth(group)
        places = [_place(line, first) for line in sorted(others, key=lambda line: (line.file, line.sheet, line.row))]
        detail = f"The same line stands {len(group)} times (also in {listed(places, NAMED)}): keep one."
        yield Hit(first, detail=detail, others=tuple(others))


def _is_named(line: ChargeLine) -> bool:
    return bool(line.charge_code or line.description) and not _PHARMACY.fullmatch(line.revenue_code)


def _place(line: ChargeLine, first: ChargeLine) -> str:
    """Return the row, and the sheet and the file where these are others."""
    file = line.file if line.file != first.file else ""
    sheet = f"sheet {line.sheet}" if file or line.sheet != first.sheet else ""
    return " ".join(part for part in (file, sheet, f"row {line.row}") if part)


def _name(line: ChargeLine) -> Hashable:
    return line.charge_code, line.description, line.raw_code


def _same(line: ChargeLine) -> Hashable:
    """Return all else that tells lines apart, but for their volume."""
    where = line.revenue_code, line.department, line.setting, line.facility
    return *where, line.code, line.modifier, line.price, line.prices


CHECK = Check(
    Rule(
        id="duplicate",
        title="Lines that stand more than once",
        severity=Severity.NOTE,
        carries="the same charge as another line",
        reason="A change is made on one of them and forgotten on the other; volumes are split between them.",
        advice="Keep one line of each group, once their volumes are added up.",
        source="practice of the field",
    ),
    find,
)
