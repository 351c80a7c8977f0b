"""Which lines of a charge master a change touches, and how badly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.impact.fees.physician import COMPONENTS
from addenda.model.changes import Change, ChangeKind, ChangeSet, Reason, Transient
from addenda.model.chargemaster import ChargeLine, CodeStatus
from addenda.model.codeset import Kind
from addenda.model.concept import ConceptKey
from addenda.model.findings import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Effects: TypeAlias = "Mapping[ConceptKey, tuple[Effect, Change | Transient]]"

_WORST_FIRST = {effect: place for place, effect in enumerate(Effect)}


class Touch(NamedTuple):
    """One line, and the worst change of its code, or of one of its modifiers."""

    line: ChargeLine
    effect: Effect
    change: Change | Transient

    @property
    def of_modifier(self) -> bool:
        """Whether it is a modifier of the line that changed, and not its code."""
        return self.change.key.code != self.line.code


def effects(changes: ChangeSet) -> dict[ConceptKey, tuple[Effect, Change | Transient]]:
    """Return the worst that happened to each key, and the change that says so.

    A code that was only added is not among them: before, no line could have been billed on it. A number that had ended
    and means something else now is: a line that still carries it would be billed again.
    """
    found: dict[ConceptKey, tuple[Effect, Change | Transient]] = {}
    for change in _all(changes):
        effect = effect_of(change)
        if effect and (change.key not in found or _WORST_FIRST[effect] < _WORST_FIRST[found[change.key][0]]):
            found[change.key] = effect, change
    return found


def touches(changes: ChangeSet, lines: Iterable[ChargeLine]) -> Iterator[Touch]:
    """Yield what touches each line, in the order of the lines: the worst of its code, then that of each modifier.

    A change of a code and modifier touches the lines that have both; a change of a code alone touches all its lines
    that no such change touches. In a fee schedule it leaves out the lines with a modifier that is priced apart (26,
    TC, 53, and each that a changed row has): their price stands in a row of its own, which did not change. A modifier
    that is a concept itself touches every line that carries it.
    """
    by_key, apart = effects(changes), priced_apart(changes)
    for line in lines:
        if line.status is CodeStatus.CODE:
            yield from _touches(line, by_key, apart)


def priced_apart(changes: ChangeSet) -> frozenset[str]:
    """Return the modifiers whose lines a change of a code alone does not touch."""
    if changes.codeset.kind is not Kind.FEE_SCHEDULE:
        return frozenset()
    return COMPONENTS.union(change.key.modifier for change in _all(changes))


def effect_of(change: Change | Transient) -> Effect | None:
    """Return what a change does to the lines that carry its code; None where no line could have carried it."""
    if isinstance(change, Transient):
        return Effect.TRANSIENT
    match change.kind:
        case ChangeKind.DELETED:
            return Effect.REUSED if change.reason is Reason.REUSED else Effect.DELETED
        case ChangeKind.REVISED:
            return Effect.REVISED
        case ChangeKind.UPDATED:
            return Effect.UPDATED
        case ChangeKind.ADDED:
            return Effect.REUSED if change.reason is Reason.REUSED else None


def _touches(line: ChargeLine, by_key: Effects, apart: frozenset[str]) -> Iterator[Touch]:
    modifiers = line.modifier.split()
    own = [by_key[key] for modifier in modifiers if (key := ConceptKey(line.code, modifier)) in by_key]
    if not own and apart.isdisjoint(modifiers) and (bare := by_key.get(ConceptKey(line.code))):
        own = [bare]
    if own:
        yield Touch(line, *min(own, key=lambda one: _WORST_FIRST[one[0]]))
    for modifier in modifiers:
        if found := by_key.get(ConceptKey(modifier)):
            yield Touch(line, *found)


def _all(changes: ChangeSet) -> tuple[Change | Transient, ...]:
    return (*changes.changes, *changes.transients)
