"""Addendum B of the hospital outpatient prospective payment system (OPPS): what each code pays.

Published as a workbook and as text; the header stands in row 3 or 4, its names padded (`' SI'`), and one more header
holds that year's amount of the inpatient deductible. `.` is an empty cell.
"""

from __future__ import annotations

from addenda.model.codeset import Field, Role
from addenda.reading.delimited.values import Form
from addenda.reading.fees.codes import CODE_HEADER, CODE_PATTERN
from addenda.reading.fees.schedule import Presence, Schedule, Slot

_YEAR = r"(CY ?20\d\d )?"
_STATUS = f"{_YEAR}(SI|STATUS INDICATOR)"
_APC = f"{_YEAR}APC"
_RATE = rf"{_YEAR}(PAYMENT )?RATE( \(.*)?"


def _amount(
    name: str, header: str, pattern: str, usual: int, presence: Presence, digits: int = 2
) -> tuple[Field, Slot]:
    slot = Slot(header, (pattern,), usual, Form.AMOUNT, digits, presence)
    return Field(name, header.capitalize(), Role.PAYMENT), slot


ADDENDUM_B = Schedule(
    id="opps",
    title="Medicare OPPS Addendum B (CMS)",
    codeset_title="Medicare OPPS Addendum B",
    looks_for="a table with the headers HCPCS Code, SI, APC and Payment Rate",
    words=("HCPCS",),
    known_by=(_STATUS, _APC, _RATE),
    known_by_at_least=2,
    code=(Slot("HCPCS Code", (f"{_YEAR}({CODE_HEADER})",), 0, digits=5),),
    modifier=None,
    fields=(
        (
            Field("short", "Short descriptor", Role.DESCRIPTOR),
            Slot("Short Descriptor", ("SHORT DESC.*", "DESCRIPT(ION|OR)"), 1, presence=Presence.PUBLISHED),
        ),
        (Field("status", "Status indicator", Role.PAYMENT), Slot("SI", (_STATUS,), 2)),
        (Field("apc", "Ambulatory payment classification", Role.PAYMENT), Slot("APC", (_APC,), 3, digits=4)),
        _amount("weight", "Relative Weight", f"{_YEAR}RELATIVE WEIGHT", 4, Presence.PUBLISHED, digits=4),
        _amount("rate", "Payment Rate", _RATE, 5, Presence.ALWAYS),
        _amount("national_copayment", "National Unadjusted Copayment", "NATIONAL.*COPAY.*", 6, Presence.PUBLISHED),
        _amount("minimum_copayment", "Minimum Unadjusted Copayment", "MINIMUM.*COPAY.*", 7, Presence.PUBLISHED),
        _amount("adjusted_copayment", "Adjusted Beneficiary Copayment", "ADJUSTED.*COPAY.*", 9, Presence.SOME_YEARS),
    ),
    code_pattern=CODE_PATTERN,
    shard=1,
)
