"""What the changes of a code set do to the lines of a charge master: a judgement, exact, of what is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from addenda.model.changes import Change, ChangeKind, ChangeSet, Reason, Transient
from addenda.model.chargemaster import ChargeLine, ChargeMaster, CodeStatus
from addenda.model.concept import ConceptKey
from addenda.model.findings import Finding, FindingKind, Impact, Total
from addenda.model.money import ZERO

_Judged: TypeAlias = tuple[FindingKind, Change | Transient]
_WORST_FIRST = {kind: place for place, kind in enumerate(FindingKind)}


def assess(changes: ChangeSet, chargemaster: ChargeMaster) -> Impact:
    """Return what the changes do to the lines: at most one finding a line, by the line's code.

    A change of a code and modifier touches the lines that have both; a change of a code alone touches all its lines
    that no such change touches. A code that was only added touches none: before, no line could have been billed on it.
    A number that had ended and means something else now does: a line that still carries it would be billed again.
    """
    judged = _judged(changes)
    findings = sorted((found for line in chargemaster.lines if (found := _finding(line, judged))), key=_order)
    return Impact(
        changes=changes,
        chargemaster=chargemaster,
        everything=_total(chargemaster.lines),
        lines_with_code=sum(line.status is CodeStatus.CODE for line in chargemaster.lines),
        totals={kind: _total(found.line for found in findings if found.kind is kind) for kind in FindingKind},
        findings=tuple(findings),
    )


def _judged(changes: ChangeSet) -> dict[ConceptKey, _Judged]:
    """Return the worst that happened to each key, and the change that says so."""
    judged: dict[ConceptKey, _Judged] = {}
    all_changes: tuple[Change | Transient, ...] = (*changes.changes, *changes.transients)
    for change in all_changes:
        kind = _kind(change)
        key = change.concept.key if isinstance(change, Transient) else change.key
        if kind and (key not in judged or _WORST_FIRST[kind] < _WORST_FIRST[judged[key][0]]):
            judged[key] = kind, change
    return judged


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


def _finding(line: ChargeLine, judged: dict[ConceptKey, _Judged]) -> Finding | None:
    if line.status is not CodeStatus.CODE:
        return None
    found = judged.get(ConceptKey(line.code, line.modifier)) or judged.get(ConceptKey(line.code))
    if found is None:
        return None
    kind, change = found
    replacements = change.concept.cross_references if isinstance(change, Transient) else change.replacements
    return Finding(kind, line, change, replacements)


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
    return Total(
        lines=len(lines),
        gross=sum((line.gross for line in lines if line.gross is not None), ZERO),
        lines_without_volume=sum(line.volume is None for line in lines),
        lines_without_price=sum(line.price is None for line in lines),
    )
