"""A charge master alone: how it was understood, how it stands to a standard, what it is checked for."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from addenda.model.chargemaster import PriceKind
from addenda.model.rules import Severity
from addenda.model.standard import LineField
from addenda.rendering.documents.common import Amount, Count


class InspectedColumn(TypedDict):
    """One of our columns, and why a header was taken for it."""

    column: str
    """Our name of the column."""
    header: str
    """The header in the file."""
    reason: str
    """Why it was taken."""
    examples: list[str]
    """The first values."""


class PriceColumn(TypedDict):
    """A column of amounts beside the price."""

    header: str
    """Its header."""
    kind: PriceKind
    """What its amounts are."""
    payer: str | None
    """The payer; null where it is of none."""
    lines: Count
    """How many lines have an amount in it."""


class AmbiguousValue(TypedDict):
    """A value that only a guess would make a code."""

    sheet: str
    """The sheet; empty for a text file."""
    row: Count
    """The row, as a spreadsheet program shows it."""
    value: str
    """The value as it stands."""


class InspectedTotal(TypedDict):
    """A sum at the foot of the file, held against the lines."""

    row: Count
    """The row, as a spreadsheet program shows it."""
    header: str
    """The header of its column."""
    filed: Amount
    """The sum in the file."""
    read: Amount | None
    """The sum of the lines; null where a cell is no amount."""
    agrees: bool | None
    """Whether the two are the same; null likewise."""


class Question(TypedDict):
    """Something that must be asked before the file can be read."""

    message: str
    """What is not clear."""
    row: Count | None
    """The row; null where it is of none."""
    value: str | None
    """The value; null where it is of none."""
    advice: str | None
    """What to do; null where there is nothing to say."""


class InspectionDocument(TypedDict):
    """A charge master as it was understood."""

    format: Literal["addenda.inspection/1"]
    """The name and the version of this format."""
    file: str
    """The file, or the folder of several."""
    sha256: str
    """Its SHA-256, in hexadecimal digits."""
    layout: str
    """What the file was understood to be."""
    sheets: list[str]
    """The sheets that were read."""
    sheets_not_read: list[str]
    """The sheets that hold no lines."""
    columns: list[InspectedColumn]
    """Which column is which."""
    columns_not_used: dict[str, list[str]]
    """Headers of our columns that several headers could be, so that none was taken."""
    prices: list[PriceColumn]
    """The other columns of amounts."""
    lines: dict[str, Count] | None
    """How many lines there are of each kind, in words; null where none could be read."""
    ambiguous: list[AmbiguousValue]
    """Every value that only a guess would make a code."""
    totals: list[InspectedTotal]
    """The sums at the foot of the file."""
    remarks: list[str]
    """What else a reader should know, as sentences."""
    questions: list[Question]
    """What must be asked; empty for a file that is understood."""


class StandardLine(TypedDict):
    """A line of the standard or of a facility."""

    file: NotRequired[str]
    """Its file, where there are several."""
    sheet: str
    """Its sheet; empty for a text file."""
    row: Count
    """Its row, as a spreadsheet program shows it."""
    charge_code: str
    """The hospital's own code; empty where there is none."""
    description: str
    """Its description."""
    code: str | None
    """Its CPT or HCPCS code; null where it has none."""
    price: Amount | None
    """Its price; null where the file does not say."""


class LineDifference(TypedDict):
    """One field in which a line differs."""

    field: LineField
    """The field."""
    standard: str | None
    """The value of the standard; null where it has none."""
    facility: str | None
    """The value of the facility; null likewise."""


class DifferentLine(StandardLine):
    """A line of a facility that differs from the standard's."""

    standard_row: Count
    """The row of the standard's line."""
    differences: list[LineDifference]
    """Where they differ."""


class RepeatedLines(TypedDict):
    """A charge code that stands more than once, so that its lines were matched to nothing."""

    charge_code: str
    """The charge code."""
    standard: list[StandardLine]
    """Its lines in the standard."""
    facility: list[StandardLine]
    """Its lines in the facility."""


class StandardFacility(TypedDict):
    """One facility against the standard."""

    facility: str
    """Its name."""
    lines: Count
    """How many lines it has."""
    same: Count
    """How many agree with the standard."""
    lines_without_charge_code: Count
    """How many have no charge code, and were matched to nothing."""
    not_compared: list[LineField]
    """Fields that one of the two says of no line."""
    different: list[DifferentLine]
    """Lines that differ."""
    not_in_standard: list[StandardLine]
    """Lines that the standard does not have."""
    lacking: list[StandardLine]
    """Lines of the standard that the facility does not have."""
    repeated: list[RepeatedLines]
    """Charge codes that repeat."""


class StandardFile(TypedDict):
    """The standard as it was read."""

    file: str
    """Its file."""
    sha256: str
    """Its SHA-256, in hexadecimal digits."""
    lines: Count
    """How many lines it has."""
    lines_without_charge_code: Count
    """How many have no charge code, and were matched to nothing."""


class StandardDocument(TypedDict):
    """The lines of facilities held against a corporate standard."""

    format: Literal["addenda.standard/1"]
    """The name and the version of this format."""
    standard: StandardFile
    """The standard."""
    facilities: list[StandardFacility]
    """The facilities, in the order of their names."""


class Rule(TypedDict):
    """A rule that a charge master is checked for."""

    id: str
    """Its id, as `addenda.toml` names it."""
    title: str
    """Its title."""
    severity: Severity | Literal["off"]
    """How bad its findings are here."""
    default: Severity
    """How bad they are before a user's decision."""
    needs_fees: bool
    """Whether it needs fee schedules."""
    reason: str
    """Why it matters."""
    advice: str
    """What to do with such lines."""
    source: str
    """Where the rule comes from."""


class RulesDocument(TypedDict):
    """The rules that a charge master is checked for."""

    format: Literal["addenda.rules/1"]
    """The name and the version of this format."""
    rules: list[Rule]
    """The rules, worst first."""
