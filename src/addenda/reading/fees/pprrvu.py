"""The relative value file of the physician fee schedule (PPRRVU): csv, and the workbook beside it.

5 lines of notice, then a header over 5 rows with repeated words. Records: 31 columns (checked on January 2022 and 2023;
CMS's own description is `RVUyyA.pdf` in the same zip).
"""

from __future__ import annotations

from addenda.model.codeset import Field, Role
from addenda.reading.delimited.values import Form
from addenda.reading.fees.codes import CODE_HEADER, CODE_PATTERN
from addenda.reading.fees.schedule import Schedule, Slot

_NOT_FACILITY, _FACILITY = r"NON-?\s?FAC(ILITY)?", r"FAC(ILITY)?"


def _rvu(name: str, title: str, slot: Slot) -> tuple[Field, Slot]:
    return Field(name, title, Role.PAYMENT), slot._replace(form=Form.AMOUNT, digits=slot.digits or 2)


PPRRVU = Schedule(
    id="pfs",
    title="Medicare physician fee schedule, relative values (CMS, PPRRVU)",
    codeset_title="Medicare physician fee schedule, relative values",
    looks_for="a table with the headers HCPCS and MOD and, over the same row, the words of WORK RVU, PE RVU and MP RVU",
    words=("HCPCS", "RVU"),
    known_by=("MOD", ".*WORK RVU", ".*PE RVU", "MP RVU", ".*FACILITY TOTAL"),
    known_by_at_least=3,
    code=(Slot("HCPCS", (CODE_HEADER,), 0, digits=5),),
    modifier=Slot("MOD", ("MOD(IFIER)?",), 1, digits=2),
    fields=(
        (Field("short", "Description", Role.DESCRIPTOR), Slot("DESCRIPTION", ("(.*DESCRIPTION)?",), 2)),
        (Field("status", "Status", Role.PAYMENT), Slot("STATUS CODE", ("(PROC )?STAT(US)?( CODE)?",), 3)),
        _rvu("work", "Work RVU", Slot("WORK RVU", (r"(PHYSICIAN )?WORK RVUS?",), 5)),
        _rvu(
            "nonfacility_expense",
            "Non-facility practice expense RVU",
            Slot("NON-FAC PE RVU", (rf"(.* )?{_NOT_FACILITY} PE RVUS?",), 6),
        ),
        _rvu(
            "facility_expense",
            "Facility practice expense RVU",
            Slot("FACILITY PE RVU", (rf"(?!.*NON)(.* )?{_FACILITY} PE RVUS?",), 8),
        ),
        _rvu("malpractice", "Malpractice RVU", Slot("MP RVU", (r"(MP|MALPRACTICE) RVUS?",), 10)),
        _rvu(
            "nonfacility_total",
            "Non-facility total RVU",
            Slot("NON-FACILITY TOTAL", (rf"(.* )?{_NOT_FACILITY} TOTAL",), 11),
        ),
        _rvu(
            "facility_total",
            "Facility total RVU",
            Slot("FACILITY TOTAL", (rf"(?!.*NON)(.* )?{_FACILITY} TOTAL",), 12),
        ),
        (
            Field("global_days", "Global days", Role.PAYMENT),
            Slot("GLOB DAYS", (r"GLOB(AL)? DAYS",), 14, digits=3),
        ),
        _rvu(
            "conversion_factor",
            "Conversion factor",
            Slot("CONV FACTOR", (r"CONV(ERSION)? FACTOR",), 24, digits=4),
        ),
    ),
    code_pattern=CODE_PATTERN,
    shard=1,
    merged=True,
)
