"""The rows of the benchmark: a code set of its own, as wide as HCPCS Level II, with invented texts.

Measured on HCPCS 2019: 97 characters of long description and 24 of short, 12 of 23 fields filled, 342 bytes a line of
canonical text, 187 a row of csv.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from addenda.model.codeset import CodeSet, Field, Kind, Role
from addenda.model.concept import Value
from addenda.sample.texts import Texts

if TYPE_CHECKING:
    from addenda.sample.dice import Dice

Fields: TypeAlias = dict[str, Value]

_LETTERS, _NUMBERS = 26, 10**6
_ROOM = 1.05
"""Places for codes, old ones being 1: more than any scenario adds."""
_LARGE = 50_000
_PHRASES = 4_096
_FIRST_DAY, _DAYS = date(1982, 1, 1), 15_000

_FIELDS = (
    Field("kind", "Kind", Role.ADMINISTRATIVE),
    Field("long", "Long description", Role.DESCRIPTOR),
    Field("short", "Short description", Role.DESCRIPTOR),
    Field("coverage", "Coverage", Role.PAYMENT),
    Field("pricing", "Pricing indicators", Role.PAYMENT),
    Field("multiple_pricing", "Multiple pricing indicator", Role.PAYMENT),
    Field("work", "Work units", Role.PAYMENT),
    Field("expense", "Practice expense units", Role.PAYMENT),
    Field("rate", "Rate", Role.PAYMENT),
    Field("status", "Status indicator", Role.PAYMENT),
    Field("coverage_manual", "Coverage manual", Role.ADMINISTRATIVE),
    Field("carriers_manual", "Carriers manual", Role.ADMINISTRATIVE),
    Field("statute", "Statute", Role.ADMINISTRATIVE),
    Field("cross_references", "Cross-references", Role.ADMINISTRATIVE),
    Field("asc_group", "Surgical centre group", Role.PAYMENT),
    Field("asc_date", "Surgical centre date", Role.PAYMENT),
    Field("processing_note", "Processing note", Role.ADMINISTRATIVE),
    Field("betos", "Type of service group", Role.ADMINISTRATIVE),
    Field("type_of_service", "Type of service", Role.ADMINISTRATIVE),
    Field("added", "Added", Role.LIFECYCLE),
    Field("terminated", "Terminated", Role.LIFECYCLE),
    Field("action", "Action", Role.PROVENANCE),
    Field("action_effective", "Action effective", Role.PROVENANCE),
)

NAMES = tuple(field.name for field in _FIELDS)
"""The names of the fields, without the code, in the order of the canonical text."""

EMPTY = tuple(f"empty_{number}" for number in range(1, 25))
"""The columns that CMS's table has besides: 48 in all, of which a row fills a third."""


def codeset(concepts: int) -> CodeSet:
    """Return the code set, whose releases of that size stand in 26 or, from 50,000 concepts on, in 260 files."""
    return CodeSet(
        id="bench",
        title="Codes of the benchmark",
        publisher="Addenda",
        kind=Kind.NOMENCLATURE,
        code_pattern=r"[A-Z]\d{6}",
        shard=2 if concepts >= _LARGE else 1,
        fields=_FIELDS,
        redistributable=True,
    )


def code(place: int, concepts: int) -> str:
    """Return the code at a place in a release of so many concepts, which spread over all letters and numbers."""
    step = int(_LETTERS * _NUMBERS / (concepts * _ROOM))
    letter, number = divmod(place * step, _NUMBERS)
    return f"{chr(ord('A') + letter)}{number:06}"


class Rows:
    """Invents the fields of concepts, and what a publisher makes of them a year later."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        texts = Texts(dice)
        self._phrases = [texts.assay() for _ in range(_PHRASES)]
        self._days = [(_FIRST_DAY + timedelta(day)).isoformat() for day in range(_DAYS)]

    def first(self) -> Fields:
        """Return the fields of a concept that has long been there."""
        below = self._dice.below
        fields: Fields = {
            "kind": "procedure",
            "long": f"{self._phrase()}; {self._phrase()[:48].rstrip()}",
            "short": self._phrase()[:25].rstrip(),
            "coverage": "CDIMS"[below(5)],
            "pricing": [f"{below(60):02}"],
            "multiple_pricing": "A",
            "work": self._amount(3_000),
            "expense": self._amount(9_000),
            "rate": self._amount(90_000),
            "status": "ABCNRT"[below(6)],
            "betos": f"P{below(9)}A",
            "type_of_service": [str(below(10))],
            "added": self._days[below(_DAYS)],
            "action": "N",
        }
        if below(6) == 0:
            fields |= {"carriers_manual": f"{below(9_999):04}", "processing_note": f"{below(999):04}"}
        if below(14) == 0:
            fields |= {"statute": f"{below(9_999):04}(s)", "asc_group": "YY", "asc_date": self._days[below(_DAYS)]}
        return fields

    def added(self, day: date) -> Fields:
        """Return the fields of a concept that begins on a day."""
        return self.first() | {"added": day.isoformat(), "action": "A", "action_effective": day.isoformat()}

    def revised(self, old: Fields, day: date) -> Fields:
        """Return the fields with another end of the long description and, each third time, another short one.

        So 3.3 fields and some 50 characters differ; in HCPCS 2019 it was 3.5 fields and 46 characters.
        """
        start = str(old["long"])[:-24].rpartition(" ")[0]
        new = old | {"long": f"{start} {self._phrase()[:24].rstrip()}"}
        if self._dice.below(3) == 0:
            new["short"] = f"{str(old['short'])[:20].rstrip()} etc"
        return new | {"action": "C", "action_effective": day.isoformat()}

    def repriced(self, old: Fields) -> Fields:
        """Return the fields with another expense and rate."""
        return old | {"expense": f"1{old['expense']}", "rate": f"2{old['rate']}"}

    def _phrase(self) -> str:
        return self._dice.pick(self._phrases)

    def _amount(self, limit: int) -> str:
        cents = self._dice.below(limit)
        return f"{cents // 100}.{cents % 100:02}"
