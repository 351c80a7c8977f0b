"""A fee schedule to match the releases: invented rates in the shape of OPPS Addendum B, a year's after the other's."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from addenda.model.codeset import CodeSet, Field, Kind, Role
from addenda.model.concept import Concept, ConceptKey
from addenda.model.cpt.kinds import CODE_PATTERN, CodeKind
from addenda.sample.dice import Dice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.concept import Value
    from addenda.sample.generator import SyntheticRelease

NOTICE = "SYNTHETIC: invented rates for invented codes, made by the Addenda sample generator. Nobody pays them."

FEES = CodeSet(
    id="sample-fees",
    title="Synthetic outpatient rates (sample)",
    publisher="Addenda sample generator",
    kind=Kind.FEE_SCHEDULE,
    code_pattern=CODE_PATTERN,
    shard=1,
    fields=(
        Field("status", "Status indicator", Role.PAYMENT),
        Field("apc", "Ambulatory payment classification", Role.PAYMENT),
        Field("rate", "Payment rate", Role.PAYMENT),
    ),
    redistributable=True,
    notice=NOTICE,
)

_PAID = ("S", "T", "V", "J1")
_PACKAGED = "N"
_NOT_PAID = frozenset({CodeKind.MODIFIER, CodeKind.CATEGORY_II})


class _Fee(NamedTuple):
    status: str
    apc: str
    cents: int

    @property
    def fields(self) -> dict[str, Value]:
        if self.status == _PACKAGED:
            return {"status": self.status}
        return {"status": self.status, "apc": self.apc, "rate": f"{self.cents // 100}.{self.cents % 100:02}"}


def fees(releases: Sequence[SyntheticRelease], seed: int) -> tuple[tuple[Concept, ...], ...]:
    """Return the rates of each release's codes in force, sorted by code; a year changes a code's fee a little."""
    held: dict[str, _Fee] = {}
    years = []
    for release in releases:
        codes = [one.code for one in release.in_force if one.text("kind") not in _NOT_PAID]
        held = {code: _next(held.get(code), _dice(seed, code, release.name)) for code in codes}
        years.append(tuple(Concept(ConceptKey(code), held[code].fields) for code in codes))
    return tuple(years)


def _next(fee: _Fee | None, dice: Dice) -> _Fee:
    """Return a code's first fee, or what a year makes of it: most move by some percent, few are packaged or leap."""
    if fee is None:
        status = _PACKAGED if dice.chance(0.15) else dice.pick(_PAID)
        return _Fee(status, str(5000 + dice.below(900)), 300 + dice.below(10 ** (3 + dice.below(2))))
    if dice.chance(0.02):
        return fee._replace(status=_PACKAGED)
    percent = dice.pick((70, 130)) if dice.chance(0.03) else 97 + dice.below(8)
    return fee._replace(cents=fee.cents * percent // 100)


def _dice(seed: int, code: str, year: str) -> Dice:
    """Return dice of its own for each code and year, so that no code's fee hangs on which others there are."""
    digest = hashlib.sha256(f"{seed} {code} {year}".encode()).digest()
    return Dice(int.from_bytes(digest[:8]))
