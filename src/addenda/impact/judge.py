"""What the changes of a code set do to the lines of a charge master: a judgement, exact, of what is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from addenda.model.changes import Change, ChangeKind, ChangeSet, Reason, Transient
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus
from addenda.model.codeset import Kind
from addenda.model.concept import ConceptKey
from addenda.model.findings import Finding, FindingKind, Impact, Total
from addenda.model.money import ZERO

_Judged: TypeAlias = tuple[FindingKind, Change | Transient]
_WORST_FIRST = {kind: place for place, kind in enumerate(FindingKind)}
_COMPONENTS = frozenset({"26", "TC", "53"})
"""The modifiers that Medicare's physician fee schedule prices apart: professional and technical component, and a
discontinued procedure (CMS, record layout of the relative value files PPRRVU, field MOD)."""


def assess(changes: ChangeSet, chargemaster: ChargeMaster) -> Impact:
    """Return what the changes do to the lines: at most one finding a line, the worst of its code and its modifiers.

    A change of a code and modifier touches the lines that have both; a change of a code alone touches all its lines
    that no such change touches. In a fee schedule it leaves out the lines with a modifier that is priced apart (26,
    TC, 53, and each that a changed row has): their price stands in a row of its own, which did not change. A modifier
    that is a concept itself touches every line that carries it.

    A code that was only added touches none: before, no line could have been billed on it. A number that had ended and
    means something else now does: a line that still carries it would be billed again.
    """
    judged, apart = _judged(changes), _priced_apart(changes)
    findings = sorted((found for line in chargemaster.lines if (found := _finding(line, judged, apart))), key=_order)
    statuses = Counter(line.status for line in chargemaster.lines)
    return Impact(
        changes=changes,
        chargemaster=chargemaster,
        everything=_total(chargemaster.lines),
        lines_with_code=statuses[CodeStatus.CODE],
        lines_ambiguous=statuses[CodeStatus.AMBIGUOUS],
        lines_other=statuses[CodeStatus.OTHER],
        totals={kind: _total(found.line for found in findings if found.kind is kind) for kind in FindingKind},
        findings=tuple(findings),
    )


def _judged(changes: ChangeSet) -> dict[ConceptKey, _Judged]:
    """Return the worst that happened to each key, and the change that says so."""
    judged: dict[ConceptKey, _Judged] = {}
    for change in _all(changes):
        kind = _kind(change)
        key = _key(change)
        if kind and (key not in judged or _WORST_FIRST[kind] < _WORST_FIRST[judged[key][0]]):
            judged[key] = kind, change
    return judged


def _priced_apart(changes: ChangeSet) -> frozenset[str]:
    """Return the modifiers whose lines a change of a code alone does not touch."""
    if changes.codeset.kind is not Kind.FEE_SCHEDULE:
        return frozenset()
    return _COMPONENTS.union(_key(change).modifier for change in _all(changes))


def _all(changes: ChangeSet) -> tuple[Change | Transient, ...]:
    return (*changes.changes, *changes.transients)


def _key(change: Change | Transient) -> ConceptKey:
    return change.concept.key if isinstance(change, Transient) else change.key


def _kind(change: Change | Transient) -> FindingKind | None:
    if isinstance(change, Transient):
        return FindingKind.TRANSIENT
    match change.kind:
        case ChangeKind.DELETED:
            return FindingKind.REUSED if change.reason is Reason.REUSED else FindingKind.DELETED
        case ChangeKind.REVISED:
            return FindingKind.REVISED
        case ChangeKind.UPDATED:
            return FindingKind.UPDATED
        case ChangeKind.ADDED:
            return FindingKind.REUSED if change.reason is Reason.REUSED else None


def _finding(line: ChargeLine, judged: dict[ConceptKey, _Judged], apart: frozenset[str]) -> Finding | None:
    if line.status is not CodeStatus.CODE:
        return None
    found = _found(line, judged, apart)
    if not found:
        return None
    kind, change = min(found, key=lambda one: _WORST_FIRST[one[0]])
    replacements = change.concept.cross_references if isinstance(change, Transient) else change.replacements
    return Finding(kind, line, change, replacements)


def _found(line: ChargeLine, judged: dict[ConceptKey, _Judged], apart: frozenset[str]) -> list[_Judged]:
    """Return what touches a line, its code first."""
    modifiers = line.modifier.split()
    found = [judged[key] for modifier in modifiers if (key := ConceptKey(line.code, modifier)) in judged]
    if not found and apart.isdisjoint(modifiers) and (bare := judged.get(ConceptKey(line.code))):
        found = [bare]
    return found + [judged[key] for modifier in modifiers if (key := ConceptKey(modifier)) in judged]


def _order(finding: Finding) -> tuple[int, bool, Decimal, str, int]:
    gross = finding.line.gross
    return (
        _WORST_FIRST[finding.kind],
        gross is None,
        -gross if gross is not None else ZERO,
        finding.line.sheet,
        finding.line.row,
    )


def _total(lines: Iterable[ChargeLine]) -> Total:
    lines = list(lines)
    known = [gross for line in lines if (gross := line.gross) is not None]
    return Total(
        lines=len(lines),
        gross=sum(known, ZERO) if known or not lines else None,
        lines_without_volume=sum(line.volume is None for line in lines),
        lines_without_price=sum(line.price is None for line in lines),
        lines_without_gross=len(lines) - len(known),
    )
