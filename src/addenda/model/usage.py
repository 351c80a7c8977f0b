"""Usage: how many units were billed in a year, by charge code or by code, from a claims or usage file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal


class UsageKey(NamedTuple):
    """What units were billed for: a charge code, or a CPT or HCPCS code with its modifiers (`26 LT`).

    `raw` is the code as it stands, of a value that is no code; no line matches it.
    """

    charge_code: str = ""
    code: str = ""
    modifier: str = ""
    facility: str = ""
    raw: str = ""

    def __str__(self) -> str:
        name = self.charge_code or " ".join(filter(None, (self.code, self.modifier))) or self.raw
        return f"{name} ({self.facility})" if self.facility else name


class YearUnits(NamedTuple):
    """The units of one year, and whether the file has the whole of it; None where its periods do not tell."""

    year: int
    units: Decimal
    complete: bool | None


@dataclass(frozen=True)
class Usage:
    """Units by what they were billed for: exact, negative for what was credited, of one `year` where the file says.

    `columns` maps our column names to the file's headers. `trend` has the units of each year, the earliest first;
    empty where the file has no period. `remarks` are sentences on what a reader should know.
    """

    file: str
    sha256: str
    columns: Mapping[str, str]
    rows: int
    units: Mapping[UsageKey, Decimal]
    year: int | None = None
    trend: tuple[YearUnits, ...] = ()
    remarks: tuple[str, ...] = ()
