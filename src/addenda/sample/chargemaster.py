"""A hospital's charge master to match the releases: invented lines in the shape that hospitals' own files have."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind
from addenda.sample.codeset import NOTICE
from addenda.sample.dice import Dice
from addenda.sample.vocabulary import ANALYTES, GRAFTS, PARTS, STRUCTURES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from addenda.model.concept import Concept
    from addenda.sample.generator import SyntheticRelease

HEADER = (
    "Charge Code",
    "Charge Description",
    "CPT/HCPCS Code",
    "Modifier",
    "Rev Code",
    "Department",
    "Price",
    "Annual Volume",
)

_LABORATORY = ("4120", "Assay Laboratory", "0300")
_CLINICAL = (("3010", "Lumenar Surgery", "0360"), ("3040", "Day Procedures", "0490"), ("2050", "Clinic", "0510"))
_SUPPLY = ("5000", "Central Supply", "0270")
_PHARMACY = ("5200", "Pharmacy", "0250")
_WARD = ("1100", "Nursing Ward", "0120")
"""Number and name of each department, and the revenue code of its lines."""

_CODED = 0.55
"""The share of lines that carry a code; about half do in hospitals' files."""
_TOUCHED = 0.25
"""The largest share of lines whose code the newest release changes."""


def charge_master(releases: Sequence[SyntheticRelease], seed: int, lines: int) -> list[tuple[str, ...]]:
    """Return the rows of a charge master that was written while the last release but one was in force.

    Two titles, an empty row, the header, so many lines, and a row of totals; every row has eight cells. Lines carry
    codes that the last release deletes, revises, updates and reuses, codes that stand, and no code at all. Volumes
    are also empty, zero and negative, prices also missing.
    """
    writer = _Lines(releases, Dice(seed))
    body = [writer.line(serial, code) for serial, code in enumerate(writer.codes(lines), start=1)]
    titles = (f"Invented General Hospital, charge master of {writer.old.name}", NOTICE, "")
    total = (*[""] * 5, "TOTAL", _dollars(writer.prices), f"{writer.volumes:,}")
    return [*((title, *[""] * 7) for title in titles), HEADER, *body, total]


def write_csv(rows: Sequence[tuple[str, ...]], stream: TextIO) -> None:
    """Write rows as comma-separated values, with a line feed at the end of each."""
    csv.writer(stream, lineterminator="\n").writerows(rows)


class _Lines:
    """Writes lines, and keeps the sums of their prices in cents and of their volumes in units."""

    def __init__(self, releases: Sequence[SyntheticRelease], dice: Dice) -> None:
        self.old = releases[-2:][0]
        self._truth = releases[-1].truth
        self._dice = dice
        self._concepts = {one.code: one for one in self.old.in_force if one.text("kind") != CodeKind.MODIFIER}
        self._modifiers = [one.code for one in self.old.in_force if one.text("kind") == CodeKind.MODIFIER]
        self.prices = 0
        self.volumes = 0

    def codes(self, lines: int) -> list[str]:
        """Return the code of each line, "" for those that carry none."""
        touched = self._touched()[: int(lines * _TOUCHED)]
        touched += [code for code in touched if self._dice.chance(0.5)][: int(lines * _TOUCHED) - len(touched)]
        others = list(self._concepts)
        standing = [self._dice.pick(others) for _ in range(int(lines * _CODED) - len(touched))]
        return self._dice.shuffled([*touched, *standing, *[""] * (lines - len(touched) - len(standing))])

    def line(self, serial: int, code: str) -> tuple[str, ...]:
        """Return one line."""
        description, department = self._procedure(self._concepts[code]) if code else self._item()
        modifier = self._dice.pick(self._modifiers) if code and self._dice.chance(0.1) else ""
        number, name, revenue = department
        charge = f"{number}{serial:05}"
        return (charge, description, code, modifier, revenue, f"{number} {name}", self._price(), self._volume())

    def _touched(self) -> list[str]:
        """Return the codes that the new release changes, the worst first."""
        truth = self._truth
        groups = (truth.reused, truth.deleted, truth.revised, truth.updated)
        return [code for group in groups for code in self._dice.shuffled(group) if code in self._concepts]

    def _procedure(self, concept: Concept) -> tuple[str, tuple[str, str, str]]:
        description = concept.text("medium" if self._dice.chance(0.3) else "short")
        is_assay = " method in " in concept.text("long")
        return description, _LABORATORY if is_assay else self._dice.pick(_CLINICAL)

    def _item(self) -> tuple[str, tuple[str, str, str]]:
        pick = self._dice.pick
        kit = f'KIT, {pick(GRAFTS).upper()} {pick(PARTS).upper()} {1 + self._dice.below(9)}"'
        drug = f"{pick(ANALYTES).upper()} {5 * (1 + self._dice.below(40))} MG TAB"
        room = f"ROOM & CARE, {pick(STRUCTURES).upper()} WING"
        return pick(((kit, _SUPPLY), (kit, _SUPPLY), (drug, _PHARMACY), (drug, _PHARMACY), (room, _WARD)))

    def _price(self) -> str:
        """Return a price as such files have it, in a twentieth of the lines none."""
        cents = 500 + self._dice.below(10 ** (3 + self._dice.below(4)))
        dollars = _dollars(cents)
        shown = self._dice.pick((*[dollars] * 12, *[dollars.strip("$ ")] * 7, ""))
        self.prices += cents if shown else 0
        return shown

    def _volume(self) -> str:
        """Return a volume: in a tenth of the lines none, in some zero or, where credits outweigh, below zero."""
        units = 1 + self._dice.below(10 ** (1 + self._dice.below(4)))
        units = self._dice.pick((*[units] * 18, 0, -units))
        shown = "" if self._dice.chance(0.1) else f"{units:,}"
        self.volumes += units if shown else 0
        return shown


def _dollars(cents: int) -> str:
    """Return an amount as spreadsheets export it, with a blank behind."""
    return f"${cents // 100:,}.{cents % 100:02} "
