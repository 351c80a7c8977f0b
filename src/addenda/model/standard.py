"""A corporate standard charge master held against the lines of the facilities."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addenda.model.chargemaster import ChargeLine, ChargeMaster

STANDARD_FORMAT = "addenda.standard/1"


class LineField(StrEnum):
    """What of a line is held against the standard."""

    CODE = "code"
    MODIFIER = "modifier"
    REVENUE_CODE = "revenue code"
    DESCRIPTION = "description"
    PRICE = "price"


class Difference(NamedTuple):
    """One field in which a line differs: the values as they stand in the two files, "" for none."""

    field: LineField
    standard: str
    facility: str


class Deviation(NamedTuple):
    """A line of a facility, the line of the standard with its charge code, and where they differ."""

    standard: ChargeLine
    line: ChargeLine
    differences: tuple[Difference, ...]


class RepeatedCode(NamedTuple):
    """A charge code that stands more than once on one side or on both, so that only a guess would match its lines."""

    charge_code: str
    standard: tuple[ChargeLine, ...]
    lines: tuple[ChargeLine, ...]


@dataclass(frozen=True)
class FacilityComparison:
    """One facility against the standard. Every line of it with a charge code is in exactly one place.

    `lines` counts all its lines and `same` those that agree. `deviations` and `extra` (not in the standard) keep the
    order of the facility, `missing` (in the standard, not here) that of the standard. `lines_without_charge_code` were
    matched to nothing. `not_compared` are the fields that one of the two says of no line.
    """

    facility: str
    lines: int
    same: int
    deviations: tuple[Deviation, ...]
    extra: tuple[ChargeLine, ...]
    missing: tuple[ChargeLine, ...]
    repeated: tuple[RepeatedCode, ...]
    lines_without_charge_code: int
    not_compared: tuple[LineField, ...]

    @property
    def agrees(self) -> bool:
        """Whether there is nothing to look at: each line is the standard's, and each of the standard's is here."""
        return not (self.deviations or self.extra or self.missing or self.repeated)


@dataclass(frozen=True)
class StandardComparison:
    """Every facility against the standard, in the order of its name. `standard_without_charge_code` counts lines."""

    standard: ChargeMaster
    standard_without_charge_code: int
    facilities: tuple[FacilityComparison, ...]
