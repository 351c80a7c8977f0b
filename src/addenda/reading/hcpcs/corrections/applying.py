"""Apply correction lists to the concepts of a release: only the codes and fields that they name change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from addenda.errors import InputError, Problem
from addenda.model.concept import Concept, ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.reading.hcpcs.corrections.instructions import Instruction, Verb, adds_a_code, understand
from addenda.reading.hcpcs.corrections.table import ON
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Value
    from addenda.model.release import Release
    from addenda.reading.hcpcs.corrections.lists import CorrectionList
    from addenda.reading.hcpcs.corrections.table import Entry

ORIGIN = "correction list"
"""The origin of a change that a correction list declares; its `action` is the list's own words."""

Earlier = Callable[[str], "list[tuple[Release, Concept | None]]"]
"""Gives the releases that took effect before the corrected one, the last of them first, and what each has of a code."""


class Base(NamedTuple):
    """What lists are applied to: a release's concepts, its declared changes, and the releases before it."""

    codeset: CodeSet
    concepts: Iterable[Concept]
    declared: tuple[DeclaredChange, ...]
    earlier: Earlier


class Corrected(NamedTuple):
    """What lists made of a release. `changed` holds the codes that differ; `notices` say what a person must know."""

    concepts: tuple[Concept, ...]
    declared: tuple[DeclaredChange, ...]
    changed: tuple[str, ...]
    notices: tuple[str, ...]


def apply_lists(lists: Iterable[CorrectionList], base: Base) -> Corrected:
    """Return a release corrected by lists, in their order, all of them or none.

    Raises:
        InputError: with every row that is not understood, or that contradicts the release: a code that is not there,
            or is there already; a value that the list says was there, and was not.

    """
    work = _Work(base)
    for one in lists:
        for entry in one.entries:
            work.take(entry, one.member.place)
    if work.problems:
        raise InputError(capped(work.problems))
    before = {concept.code: concept for concept in base.concepts}
    changed = {code for code in before.keys() | work.concepts.keys() if before.get(code) != work.concepts.get(code)}
    declared = (*base.declared, *work.declared)
    return Corrected(
        tuple(work.concepts.values()), tuple(dict.fromkeys(declared)), tuple(sorted(changed)), tuple(work.notices)
    )


class _RefusedError(Exception):
    """Why a row contradicts the release."""


@dataclass
class _Work:
    """The release as it is after the rows so far, and what was found wrong with them."""

    base: Base
    concepts: dict[str, Concept] = field(init=False)
    declared: list[DeclaredChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.concepts = {concept.code: concept for concept in self.base.concepts}
        self._taken = {(one.key.code, one.action) for one in self.base.declared if one.origin == ORIGIN}

    def take(self, entry: Entry, place: str) -> None:
        """Apply one row, or note why it cannot be applied."""
        instruction = understand(entry, place)
        if isinstance(instruction, Problem):
            self.problems.append(instruction)
            return
        try:
            self._apply(entry, instruction)
        except _RefusedError as error:
            advice = "Nothing was applied. See whether this list is for this release."
            self.problems.append(Problem(f"{entry.code}: {error}", place, entry.row, entry.words, advice))
            return
        if instruction.on is None and ON in entry.cells:
            self.notices.append(_undated(entry, place))
        self._taken.add((entry.code, entry.words))
        self.declared.append(DeclaredChange(ConceptKey(entry.code), entry.words, ORIGIN, instruction.on))

    def _apply(self, entry: Entry, instruction: Instruction) -> None:
        match instruction.verb:
            case Verb.ADD:
                self._add(entry.code, instruction)
            case Verb.CHANGE:
                self._put(entry.code, _changed(self._there(entry.code), instruction, again=self._again(entry)))
            case Verb.DELETE:
                self._delete(entry)
            case Verb.WITHDRAW:
                self._withdraw(entry.code)
            case Verb.RESTORE:
                self._restore(entry.code, instruction)
            case Verb.REVERT:
                self._revert(entry.code, instruction)

    def _again(self, entry: Entry) -> bool:
        """Say whether an earlier list had the same row: CMS repeats rows, so what it took away is gone already."""
        return (entry.code, entry.words) in self._taken

    def _there(self, code: str) -> Concept:
        if code not in self.concepts:
            raise _RefusedError("the release does not have this code")
        return self.concepts[code]

    def _put(self, code: str, fields: dict[str, Value]) -> None:
        names = (name for name in self.base.codeset.roles if fields.get(name))
        self.concepts[code] = Concept(ConceptKey(code), {name: fields[name] for name in names})

    def _add(self, code: str, instruction: Instruction) -> None:
        present = self.concepts.get(code)
        if present is None:
            self._put(code, instruction.sets)
        elif any(present.fields.get(name) != value for name, value in instruction.sets.items()):
            raise _RefusedError("the release has this code already, with other content")

    def _delete(self, entry: Entry) -> None:
        if not (self._again(entry) and entry.code not in self.concepts):
            self._there(entry.code)
            del self.concepts[entry.code]

    def _withdraw(self, code: str) -> None:
        added = any(taken == code and adds_a_code(words) for taken, words in self._taken)
        if code in self.concepts and not added:
            raise _RefusedError("the list takes back an addition, and no earlier list added the code")
        self.concepts.pop(code, None)

    def _restore(self, code: str, instruction: Instruction) -> None:
        release, concept = next(iter(self.base.earlier(code)), (None, None))
        if release is None or concept is None:
            raise _RefusedError("the code comes back as the release before has it, and the store has none that does")
        if instruction.on and concept.added != instruction.on:
            raise _RefusedError(f"the list dates the code from {instruction.on}, {release.id} from {concept.added}")
        if self.concepts.setdefault(code, concept).added != concept.added:
            raise _RefusedError("the release has this code already, with another add date")

    def _revert(self, code: str, instruction: Instruction) -> None:
        present = self._there(code)
        descriptors = [
            {name: concept.fields[name] for name in self.base.codeset.descriptors if name in concept.fields}
            for release, concept in self.base.earlier(code)
            if concept and release.effective.year == instruction.year
        ]
        if not descriptors:
            raise _RefusedError(f"the description of {instruction.year} is needed; import that year's release first")
        if any(other != descriptors[0] for other in descriptors):
            raise _RefusedError(f"the releases of {instruction.year} describe the code in different ways")
        self._put(code, {**present.fields, **descriptors[0]})


def _changed(concept: Concept, instruction: Instruction, *, again: bool) -> dict[str, Value]:
    """Return a concept's fields with what an instruction sets, appends and drops."""
    fields = dict(concept.fields)
    for name, text in instruction.drops.items():
        _drop(fields, name, text, again=again)
    for name, text in instruction.appends.items():
        parts = _parts(fields, name)
        fields[name] = parts if text in parts else [*parts, text]
    return fields | instruction.sets


def _drop(fields: dict[str, Value], name: str, text: str, *, again: bool) -> None:
    parts = _parts(fields, name)
    if text in parts:
        fields[name] = [part for part in parts if part != text]  # an empty list is left out, like an empty text
    elif not again:
        raise _RefusedError(f"the list takes {text!r} out of the field {name}, which holds {fields.get(name, '')!r}")


def _parts(fields: Mapping[str, Value], name: str) -> list[Value]:
    value = fields.get(name, [])
    return value if isinstance(value, list) else [value]


def _undated(entry: Entry, place: str) -> str:
    return (
        f"{place}:{entry.row}: {entry.code}: the effective date {entry.cells[ON]!r} is no date; "
        "the code was corrected without it."
    )
