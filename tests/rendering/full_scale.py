"""CPT at full size: 12,000 codes, 500 changes, a charge master of 90,000 lines with 5,000 findings; all invented."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

from addenda.impact.candidates.lines import with_candidates
from addenda.impact.candidates.suggest import suggest
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.impact.rules import OF_CHANGES
from addenda.model.candidates import Suggestions
from addenda.model.changes import ChangeSet
from addenda.model.chargemaster import ChargeLine, ChargeMaster
from addenda.model.concept import Concept
from addenda.model.findings import Impact
from addenda.model.worklist import OwnerKind
from addenda.sample.dice import Dice
from addenda.sample.vocabulary import PARTS, PROCEDURES, STRUCTURES
from tests.rendering.scenario import line
from tests.support.book import book, procedure, read

CODES, CHANGED, LINES, FINDINGS = 12_000, 500, 90_000, 5_000
_DEPARTMENTS = tuple(
    f"{4000 + 10 * place} {name.capitalize()} Unit" for place, name in enumerate((*STRUCTURES, *PARTS))
)
_SECTIONS = tuple(f"{name.capitalize()} System" for name in STRUCTURES[:8])


def _text(dice: Dice) -> str:
    what = f"{dice.pick(PROCEDURES)} of {dice.pick(STRUCTURES)} {dice.pick(PARTS)}"
    return f"{what}, {dice.pick(STRUCTURES)} approach; with {dice.pick(PARTS)} lining, {2 + dice.below(30)} or more"


@cache
def full_changes() -> tuple[ChangeSet, Suggestions]:
    """Compare two releases: of the changes a fifth are deletions, two fifths additions and two fifths revisions."""
    dice, old, new = Dice(1), list[Concept](), list[Concept]()
    for place in range(CODES):
        code, section = f"{10000 + 7 * place:05}", _SECTIONS[place * len(_SECTIONS) // CODES]
        one = procedure(code, _text(dice), section)
        fate = place * CHANGED // CODES != (place + 1) * CHANGED // CODES and place * CHANGED // CODES % 5
        if fate is False or fate == 0 or fate > 2:
            old.append(one)
        if fate is False or fate in {1, 2}:
            new.append(one)
        if fate in {3, 4} and fate is not False:
            new.append(procedure(code, f"{one.text('long')} or fewer", section))
    changes = read(old, new)
    return changes, suggest(changes, book(new, "2026"))


def full_impact(findings: int = FINDINGS, lines: int = LINES) -> Impact:
    """Return what the changes do to a charge master of which so many lines carry a changed code, by department."""
    changes, suggestions = full_changes()
    dice = Dice(2)
    touched = [one.key.code for one in changes.changes if one.old is not None]
    standing = sorted({f"{10000 + 7 * place:05}" for place in range(CODES)} - {one.key.code for one in changes.changes})
    codes = [touched[place % len(touched)] for place in range(findings)]
    codes += [standing[place % len(standing)] for place in range(lines - findings)]
    charges = tuple(_charge(row, code, dice) for row, code in enumerate(dice.shuffled(codes), 2))
    master = ChargeMaster("charges.csv", "c" * 64, ("",), (), {"code": "CPT", "department": "Dept"}, charges)
    found = assess(Facts(changes, master), checks=OF_CHANGES)
    return with_owners(with_candidates(found, suggestions), (OwnerKind.DEPARTMENT,))


def _charge(row: int, code: str, dice: Dice) -> ChargeLine:
    price, volume = Decimal(dice.below(900_000)) / 100, None if dice.chance(0.1) else str(dice.below(2_000))
    text = f"{dice.pick(PROCEDURES)} {dice.pick(STRUCTURES)} {dice.pick(PARTS)} {row}".upper()
    made = line(row, code, str(price), volume, text)
    return replace(made, sheet="", department=dice.pick(_DEPARTMENTS), revenue_code="0360")
