"""Leave every text of a publisher out: what stays are codes and their logic, kinds, flags, dates, counts and money.

The result has the same types, so that whatever renders the one renders the other. The lines of a charge master lose
their description too, since hospitals copy descriptors there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from addenda.app.safe_texts import SAFE
from addenda.impact.rules import revised_description
from addenda.model.candidates import CandidateList
from addenda.model.changes import FieldChange
from addenda.model.chargemaster import ChargeLine, CodeStatus
from addenda.model.codeset import CROSS_REFERENCES, CodeSet, Field, Role
from addenda.model.concept import Concept
from addenda.model.cpt.fields import AFTER, INSTRUCTION, Flag
from addenda.model.cpt.kinds import CodeKind
from addenda.model.findings import Finding
from addenda.model.notes import Case, Note, bare_instruction, parse, without_circumstances
from addenda.model.selection import SECTION, Selection
from addenda.model.snapshot import Snapshot, snapshot_of

if TYPE_CHECKING:
    from addenda.model.concept import Value
    from addenda.model.notes import Logic

T = TypeVar("T")

_ROLES = frozenset({Role.LIFECYCLE, Role.PAYMENT})
_NAMES = frozenset({"kind", "flags", AFTER, CROSS_REFERENCES, INSTRUCTION, "concept_id", "revised_on"})
"""The fields that are no text of the publisher's, besides those of the roles above; any other field is left out."""
_WORDS = frozenset({*CodeKind, *Flag, "procedure"})
"""The words of ours that such a field may hold; what else it holds is left out where it has a word of three letters."""
_WORD = re.compile(r"[^\W\d_]{3}")
_SAID = "Codes only: the publisher's texts are left out."


def codes_only(value: T, codeset: CodeSet) -> T:
    """Return a change set, an impact, a history or any other value of the model without the texts of its code set.

    A value is searched through to its last part, and of its texts only those stay that `safe_texts` names. Of an
    instruction stays the logic of its codes, of a field that changed that it did, of a snapshot what is known of its
    release.
    """
    kept = frozenset(field.name for field in codeset.fields if _is_kept(field))
    found: T = _Withholding(kept).of(value)
    return found


def snapshot_codes_only(snapshot: Snapshot) -> Snapshot:
    """Return a release whose concepts have no texts, and its code set no fields for them."""
    codeset = codes_only(snapshot.codeset, snapshot.codeset)
    codeset = replace(codeset, fields=tuple(field for field in codeset.fields if _is_kept(field)))
    concepts = codes_only(tuple(snapshot), snapshot.codeset)
    made = snapshot_of(codeset, snapshot.release, concepts)
    return replace(made, commit=snapshot.commit, known=snapshot.known)


def _is_kept(field: Field) -> bool:
    return field.role in _ROLES or (field.role is not Role.DESCRIPTOR and field.name in _NAMES)


class _Withholding:
    """Takes the texts out of values; `kept` names the fields of concepts that are none."""

    def __init__(self, kept: frozenset[str]) -> None:
        self._kept = kept
        self._shared: dict[int, Any] = {}

    def of(self, value: Any) -> Any:
        if not isinstance(value, ChargeLine | Finding):
            return self._of(value)
        # several findings name one line and several worklists one finding: what is one object stays one
        if id(value) not in self._shared:
            self._shared[id(value)] = self._of(value)
        return self._shared[id(value)]

    def _of(self, value: Any) -> Any:
        match value:
            case Enum():
                return value  # a word of ours, though it is a text too
            case str() | bytes():
                return type(value)()
            case Concept():
                return self._concept(value)
            case FieldChange():
                return self._field(value)
            case Note() | Case():
                return _instruction(value)
            case Snapshot():
                return self._parts(replace(value, shards={}))
            case _:
                return self._parts(_prepared(value))

    def _parts(self, value: Any) -> Any:
        if names := _names(value):
            safe = SAFE.get(type(value), frozenset())
            parts = {name: self.of(getattr(value, name)) for name in names if name not in safe}
            return value._replace(**parts) if hasattr(value, "_replace") else replace(value, **parts)
        if isinstance(value, tuple | list | frozenset):
            return type(value)(part for part in map(self.of, value) if part or not isinstance(part, str | bytes))
        if isinstance(value, Mapping):
            return {name: self.of(part) for name, part in value.items() if self.of(name) == name}
        return value

    def _concept(self, concept: Concept) -> Concept:
        kept = ((name, _field_value(name, value)) for name, value in concept.fields.items() if name in self._kept)
        return concept._replace(fields={name: value for name, value in kept if value})

    def _field(self, field: FieldChange) -> FieldChange:
        values = [value for value in (field.old, field.new) if value is not None]
        if field.field in self._kept and all(_plain(value) == value for value in values):
            return field
        return field._replace(old=None, new=None, redline=(), details=())


def _names(value: Any) -> tuple[str, ...]:
    """Return the names of the fields that a value of a type of ours has, none for another."""
    if isinstance(value, tuple):
        names: tuple[str, ...] = getattr(value, "_fields", ())
        return names
    return tuple(field.name for field in fields(value)) if is_dataclass(value) and not isinstance(value, type) else ()


def _prepared(value: Any) -> Any:
    """Return a value whose safe fields hold no text of a publisher's among the codes."""
    match value:
        case ChargeLine():
            return value if value.status is CodeStatus.CODE else replace(value, raw_code="left out")
        case Finding():
            return replace(value, detail="") if value.rule.id == revised_description.CHECK.rule.id else value
        case CodeSet():
            return replace(value, notice=f"{value.notice} {_SAID}".strip())
        case Selection():
            return _selection(value)
        case CandidateList():
            return value._replace(ended=tuple(each for each in value.ended if _plain(each.key.code)))
        case _:
            return value


def _instruction(value: Note | Case) -> Note | Logic | None:
    """Return the logic of an instruction; None for one without."""
    if isinstance(value, Case):
        return without_circumstances(value)
    return parse(words) if (words := bare_instruction(value.text)) else None


def _field_value(name: str, value: Value) -> Value:
    return bare_instruction(value) if name == INSTRUCTION and isinstance(value, str) else _plain(value)


def _plain(value: Value) -> Value:
    """Return what of a value is a code, a number, a date or a word of ours; nothing ("") of nested values."""
    if isinstance(value, list):
        return [part for part in map(_plain, value) if part]
    return value if isinstance(value, str) and (value in _WORDS or not _WORD.search(value)) else ""


def _selection(selection: Selection) -> Selection:
    """Return a selection that does not name its sections, whose titles are the publisher's."""
    if not selection.sections:
        return selection
    asked = [part for part in selection.asked.split(f", {SECTION}")[0].split(", ") if not part.startswith(SECTION)]
    return Selection(", ".join([*asked, "sections of the book"]), selection.ranges)
