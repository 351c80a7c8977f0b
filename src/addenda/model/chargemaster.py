"""A charge master: the priced lines of a hospital, as its own files have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

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


class OtherCode(StrEnum):
    """What a value is that is no CPT or HCPCS code."""

    NDC = "NDC"
    """A drug's number (National Drug Code, 10 or 11 digits with or without hyphens)."""
    MS_DRG = "MS-DRG"
    """A diagnosis-related group, with its letters in front."""
    LOCAL = "local code"
    """A payer's or the hospital's own code, such as Medi-Cal's Z7610, and whatever else is not known."""


class PriceKind(StrEnum):
    """What an amount beside the price is, in the words of the price transparency rule (45 CFR 180.20)."""

    GROSS = "gross"
    CASH = "discounted cash"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    NEGOTIATED = "negotiated"
    OTHER = "other"


class Price(NamedTuple):
    """One more amount of a line, in dollars: under its column's `header`, of a payer and a plan where it has them."""

    kind: PriceKind
    header: str
    amount: Decimal
    payer: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """One line. `row` is the row that a spreadsheet program shows (1-based); `raw_code` is the cell as it stands.

    `price` and `volume` are exact decimals in dollars and units, None where the file does not say; `prices` are the
    other amounts that stand beside the price. `active` is None where the file does not say. `setting` is "inpatient",
    "outpatient", "both" or "". `file` and `facility` tell lines of several files apart, "" where there is one of none.
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
    file: str = ""
    facility: str = ""
    setting: str = ""
    active: bool | None = None
    other: OtherCode | None = None
    prices: tuple[Price, ...] = ()

    @property
    def gross(self) -> Decimal | None:
        """Gross charges, price times volume, to the cent; None where either is not known."""
        if self.price is None or self.volume is None:
            return None
        return to_cents(self.price * self.volume)


class SourceFile(NamedTuple):
    """One file that lines were read from, and the facility whose lines it holds ("" where it does not say)."""

    name: str
    sha256: str
    facility: str = ""


class ColumnChoice(NamedTuple):
    """Why a header was taken for one of our columns: the words of the header, what the cells hold, or the user."""

    column: str
    header: str
    reason: str


class FiledTotal(NamedTuple):
    """An amount in a row of totals at the foot of a file, and what the lines above it sum to in the same column.

    `read` is None where a line's cell in that column is no amount; an empty cell adds nothing.
    """

    row: int
    header: str
    filed: Decimal
    read: Decimal | None


@dataclass(frozen=True, slots=True)
class ChargeMaster:
    """All lines of a file, or of several. `columns` maps our column names to the file's headers.

    Unread sheets are named. `rows_skipped` counts rows under the header that are no lines: blank rows and totals.
    `columns_not_used` holds the headers of each optional column that several headers may name, so that none was taken.
    `layout` says what the file was understood to be, `choices` why each column was taken, `remarks` what else a reader
    should know, as sentences. Of several files `file` is the folder and `sha256` that of the list of `files`.
    """

    file: str
    sha256: str
    sheets: tuple[str, ...]
    sheets_not_read: tuple[str, ...]
    columns: Mapping[str, str]
    lines: tuple[ChargeLine, ...]
    rows_skipped: int = 0
    columns_not_used: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    layout: str = "table"
    choices: tuple[ColumnChoice, ...] = ()
    filed_totals: tuple[FiledTotal, ...] = ()
    files: tuple[SourceFile, ...] = ()
    remarks: tuple[str, ...] = ()
