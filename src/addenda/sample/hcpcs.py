"""Two releases of HCPCS Level II's shape with invented texts, for benchmarks and readers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from addenda.errors import UsageError
from addenda.sample.codeset import SHORT_WIDTH
from addenda.sample.dice import Dice
from addenda.sample.hcpcs_layout import HcpcsRecord
from addenda.sample.texts import Texts
from addenda.sample.vocabulary import squeeze

_LETTERS = "ABCEGHJKLMPQRSTUV"
"""First letters of a procedure code; D is left to dental codes."""
MOST_CONCEPTS = 150_000
"""Procedure codes of these letters are 170,000."""
_MODIFIERS = tuple(f"{letter}{digit}" for letter in "ABCEG" for digit in range(1, 10))
_FIRST_DAY = date(2010, 1, 1)


@dataclass(frozen=True)
class HcpcsPair:
    """Two releases, sorted by code, and how many codes differ; `revised` is by the long description."""

    old: tuple[HcpcsRecord, ...]
    new: tuple[HcpcsRecord, ...]
    added: int
    deleted: int
    revised: int


def hcpcs_pair(seed: int, concepts: int, new_day: date) -> HcpcsPair:
    """Return two releases, the old one with so many codes; 2% are added, 1% deleted and 3% revised on the new day.

    A deleted code is dropped. Nothing else differs, so that every tool must count the same.

    Raises:
        UsageError: when there are not enough codes.

    """
    if not 100 <= concepts <= MOST_CONCEPTS:
        raise UsageError(f"A pair has 100 to {MOST_CONCEPTS:,} concepts, not {concepts:,}.")
    dice = Dice(seed)
    texts = Texts(dice)
    added, deleted, revised = concepts // 50, concepts // 100, concepts * 3 // 100
    records = {code: _record(code, texts, dice) for code in _codes(concepts + added)}
    mixed = dice.shuffled(records)
    fresh, gone = mixed[:added], mixed[added : added + deleted]
    new = dict(records)
    for code in fresh:
        new[code] = replace(records[code], added=new_day, action="A", action_effective=new_day)
    for code in mixed[added + deleted : added + deleted + revised]:
        long = texts.reworded(records[code].long)
        new[code] = replace(records[code], long=long, action="C", action_effective=new_day)
    return HcpcsPair(_without(fresh, records), _without(gone, new), added, deleted, revised)


def _codes(count: int) -> list[str]:
    """Return sorted codes: modifiers, and procedure codes spread evenly over all numbers."""
    modifiers = _MODIFIERS[: count // 100]
    procedures = count - len(modifiers)
    places = (place * len(_LETTERS) * 10_000 // procedures for place in range(procedures))
    return sorted([*modifiers, *(f"{_LETTERS[place // 10_000]}{place % 10_000:04}" for place in places)])


def _record(code: str, texts: Texts, dice: Dice) -> HcpcsRecord:
    procedure = texts.procedure()
    return HcpcsRecord(
        code=code,
        long=f"{procedure}, {texts.own_part(())}, {texts.own_part(())}",  # 97 characters on average, as in 2019
        short=squeeze(procedure, SHORT_WIDTH).capitalize(),
        pricing=dice.pick(("00", "11", "32", "34", "51", "57")),
        multiple_pricing=dice.pick("9A"),
        coverage=dice.pick("CDIMS"),
        betos=dice.pick(("D1A", "M5B", "O1F", "P6C", "Z2 ")),
        type_of_service=dice.pick("19APQS"),
        anesthesia_units="0",
        added=_FIRST_DAY,
        action="N",
        action_effective=_FIRST_DAY,
    )


def _without(codes: list[str], records: dict[str, HcpcsRecord]) -> tuple[HcpcsRecord, ...]:
    left_out = set(codes)
    return tuple(record for code, record in records.items() if code not in left_out)
