"""What a change does to a charge master."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from addenda.model.changes import Reason
from addenda.model.findings import Effect
from addenda.model.rules import Severity
from addenda.model.worklist import OwnerKind
from addenda.rendering.documents.candidates import MaybeFound
from addenda.rendering.documents.common import Amount, Compared, Count, Day, Quantity
from addenda.rendering.documents.constraint import Constraint
from addenda.rendering.documents.money import LinePayment, Range, Total


class ChargeFile(TypedDict):
    """One of several files that lines were read from."""

    name: str
    """Its name."""
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    facility: str
    """The facility whose lines it holds; empty where it does not say."""


class ChargeMaster(TypedDict):
    """The charge master as it was read."""

    file: str
    """The file, or the folder of several."""
    sha256: str
    """The SHA-256 of the file; of several files, that of their list."""
    files: NotRequired[list[ChargeFile]]
    """The files, where there are several."""
    sheet: str | None
    """The first sheet that was read; null where there is none."""
    sheets: list[str]
    """All sheets that were read; one without a name for a text file."""
    sheets_not_read: list[str]
    """Sheets that hold no lines."""
    lines: Count
    """How many lines."""
    lines_with_code: Count
    """How many of them have a CPT or HCPCS code."""
    lines_ambiguous: Count
    """How many have a value that only a guess would make a code; they are matched to nothing."""
    lines_other: Count
    """How many have something else, such as a drug's number."""
    lines_left_out: NotRequired[Count]
    """How many stand outside the codes that were asked for; absent where all were."""
    rows_skipped: Count
    """Rows that are no lines: blank ones and totals."""
    columns: dict[str, str]
    """The file's header for each of our columns."""
    columns_not_used: dict[str, list[str]]
    """Headers of our columns that several headers could be, so that none was taken."""


class Place(TypedDict):
    """Where a line stands."""

    file: NotRequired[str]
    """Its file, where there are several."""
    facility: NotRequired[str]
    """Its facility, where there are several."""
    sheet: str
    """Its sheet; empty for a text file."""
    row: Annotated[int, Constraint(minimum=1)]
    """Its row, as a spreadsheet program shows it."""
    charge_code: str
    """The hospital's own code; empty where there is none."""


class Finding(Place, MaybeFound):
    """A line that breaks a rule; on a deleted code it may have candidates."""

    rule: str
    """The id of the rule; `addenda rules` lists them."""
    severity: Severity
    """How bad it is."""
    description: str
    """The hospital's own description; empty where there is none, or texts are left out."""
    code: str
    """The code; empty where the line has none."""
    modifier: str | None
    """Its modifiers; null where there is none."""
    department: str | None
    """The department; null where the file does not say."""
    revenue_code: str | None
    """The revenue code; null where the file does not say."""
    price: Amount | None
    """The price of a unit; null where the file does not say."""
    volume: Quantity | None
    """The units of a year; null where the file does not say."""
    gross: Amount | None
    """Price times volume; null where either is not known."""
    change: NotRequired[Effect]
    """What happened to its code or modifier; absent for a rule that is about no change."""
    changed: NotRequired[str]
    """The code or modifier that changed; absent likewise."""
    reason: NotRequired[Reason | None]
    """Why, as in a change set; absent likewise."""
    on: NotRequired[Day]
    """The day on which the change takes effect; absent likewise."""
    replacements: NotRequired[list[str]]
    """Codes that the publisher names instead; absent likewise."""
    detail: NotRequired[str]
    """What of the rule holds for this line, as a sentence; absent where the change says all."""
    others: NotRequired[list[Place]]
    """The other lines that the finding is about; absent where there are none."""
    payment: NotRequired[LinePayment]
    """What Medicare pays for it; absent where no fee schedule was given."""


class Waiver(TypedDict):
    """The decision that a finding needs no work."""

    reason: str
    """Why."""
    expires: Day
    """Its last day."""


class WaivedFinding(Finding):
    """A finding that the user decided needs no work."""

    waiver: Waiver | None
    """The decision."""


class Facility(TypedDict):
    """The lines of one facility."""

    facility: str | None
    """Its name; null for lines that do not say."""
    effort: dict[Severity, Count]
    """The lines to touch, each by its worst finding."""
    all: Total
    """All its lines."""
    at_stake: Total
    """Those with a finding."""


class Worklist(TypedDict):
    """What one owner has to do."""

    by: OwnerKind
    """The kind of owner."""
    owner: str | None
    """The owner; null for lines that do not say whose they are."""
    facility: NotRequired[str]
    """The facility of a department, where there are several."""
    effort: dict[Severity, Count]
    """The lines to touch, each by the worst finding that names it."""
    lines_elsewhere: Count
    """How many of them stand in findings of other owners only."""
    at_stake: Total
    """The lines that any finding names."""
    findings: list[Count]
    """The owner's findings, by their places in `findings`, counted from 0."""


class ImpactDocument(Compared):
    """What the change between two releases does to a charge master."""

    format: Literal["addenda.impact/1"]
    """The name and the version of this format."""
    chargemaster: ChargeMaster
    """The charge master as it was read."""
    totals: Annotated[dict[str, Total], Constraint(required=["all", "at_stake"])]
    """`all` lines, those with a finding (`at_stake`), and those that break each rule, by its id."""
    assumptions: NotRequired[list[str]]
    """What the money rests on, as sentences; absent where there is nothing to say."""
    range: NotRequired[Range]
    """What deleted codes may cost; absent where nothing is said of what replaces them."""
    findings: list[Finding]
    """The findings, worst first, then by rule and by gross charges."""
    waived: NotRequired[list[WaivedFinding]]
    """Findings that the user decided need no work; no total counts them. Absent where there are none."""
    facilities: NotRequired[list[Facility]]
    """The facilities, where there are several."""
    worklists: NotRequired[list[Worklist]]
    """What each owner has to do; absent where it was not asked for."""
