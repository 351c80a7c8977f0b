"""The clinical laboratory fee schedule (CLFS): lines of notice, then one row for each code and modifier.

Rates are padded with zeros (`00720.00`). The effective date is the rate's, not the code's.
"""

from __future__ import annotations

from addenda.model.codeset import Field, Role
from addenda.reading.delimited.values import Form
from addenda.reading.fees.codes import CODE_HEADER, CODE_PATTERN
from addenda.reading.fees.schedule import Presence, Schedule, Slot

_EFFECTIVE, _RATE, _MODIFIER = "EFF(ECTIVE)?[_ ]?DATE", "(PAYMENT )?RATE", "MOD(IFIER)?"

CLFS = Schedule(
    id="clfs",
    title="Medicare clinical laboratory fee schedule (CMS, CLFS)",
    codeset_title="Medicare clinical laboratory fee schedule",
    looks_for="a table with the headers HCPCS, MOD, EFF_DATE, INDICATOR and RATE",
    words=("HCPCS",),
    known_by=(_EFFECTIVE, "INDICATOR", _RATE, _MODIFIER),
    known_by_at_least=3,
    code=(Slot("HCPCS", (CODE_HEADER,), 1, digits=5),),
    modifier=Slot("MOD", (_MODIFIER,), 2, digits=2),
    fields=(
        (
            Field("short", "Short description", Role.DESCRIPTOR),
            Slot("SHORTDESC", ("SHORT ?DESC.*",), 6, presence=Presence.PUBLISHED),
        ),
        (
            Field("long", "Long description", Role.DESCRIPTOR),
            Slot("LONGDESC", ("LONG ?DESC.*",), 7, presence=Presence.PUBLISHED),
        ),
        (
            Field("extended", "Extended long description", Role.DESCRIPTOR),
            Slot("EXTENDEDLONGDESC", ("EXTENDED ?LONG ?DESC.*",), 8, presence=Presence.SOME_YEARS),
        ),
        (
            Field("rate", "Rate", Role.PAYMENT),
            Slot("RATE", (_RATE,), 5, Form.AMOUNT, digits=2),
        ),
        (Field("indicator", "Indicator", Role.PAYMENT), Slot("INDICATOR", ("INDICATOR",), 4)),
        (Field("rate_effective", "Rate effective", Role.PAYMENT), Slot("EFF_DATE", (_EFFECTIVE,), 3, Form.DATE)),
    ),
    code_pattern=CODE_PATTERN,
    shard=1,
)
