"""A charge master: the priced lines of a hospital, as its own file has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from addenda.model.money import to_cents


class CodeStatus(StrEnum):
    """What was made of the value in a line's code column."""

    NONE = "none"
    """The cell is empty, or says so (`(blank)`, `NA`)."""
    CODE = "code"
    """A CPT or HCPCS code, clean or cleaned without a guess."""
    OTHER = "other"
    """Something else: a drug's NDC, a DRG, a local code."""
    AMBIGUOUS = "ambiguous"
    """It may be a code, but only a guess would make it one (`100` for `00100`); it is never matched."""


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """One line. `row` is the row that a spreadsheet program shows (1-based); `raw_code` is the cell as it stands.

    `price` and `volume` are exact decimals in dollars and units, None where the file does not say.
    """

    sheet: str
    row: int
    charge_code: str
    description: str
    raw_code: str
    code: str
    modifier: str
    status: CodeStatus
    price: Decimal | None
    volume: Decimal | None
    revenue_code: str = ""
    department: str = ""

    @property
    def gross(self) -> Decimal | None:
        """Gross charges, price times volume, to the cent; None where either is not known."""
        if self.price is None or self.volume is None:
            return None
        return to_cents(self.price * self.volume)


@dataclass(frozen=True, slots=True)
class ChargeMaster:
    """All lines of a file. `columns` maps our column names to the file's headers; unread sheets are named.

    `rows_skipped` counts rows under the header that are no lines: blank rows and totals. `columns_not_used` holds
    the headers of each optional column that several headers may name, so that none of them was taken.
    """

    file: str
    sha256: str
    sheets: tuple[str, ...]
    sheets_not_read: tuple[str, ...]
    columns: Mapping[str, str]
    lines: tuple[ChargeLine, ...]
    rows_skipped: int = 0
    columns_not_used: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
