"""Leave every text of a publisher out: what stays are codes, kinds, flags, dates, classes, counts and money.

The result has the same types, so that whatever renders the one renders the other. The lines of a charge master lose
their description too, since hospitals copy descriptors there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from addenda.model.changes import FieldChange
from addenda.model.chargemaster import ChargeLine, CodeStatus
from addenda.model.codeset import CROSS_REFERENCES, CodeSet, Field, Role
from addenda.model.concept import Concept
from addenda.model.cpt.fields import AFTER, Flag
from addenda.model.cpt.kinds import CodeKind
from addenda.model.findings import Finding
from addenda.model.selection import SECTION, Selection
from addenda.model.snapshot import Snapshot, snapshot_of

if TYPE_CHECKING:
    from addenda.model.concept import Value

T = TypeVar("T")

_ROLES = frozenset({Role.LIFECYCLE, Role.PAYMENT})
_NAMES = frozenset({"kind", "flags", AFTER, CROSS_REFERENCES, "concept_id", "revised_on"})
"""The fields that are no text of the publisher's, besides those of the roles above; any other field is left out."""
_WORDS = frozenset({*CodeKind, *Flag, "procedure"})
"""The words of ours that such a field may hold; what else it holds is left out where it has a word of three letters."""
_WORD = re.compile(r"[^\W\d_]{3}")
_SAID = "Codes only: the publisher's texts are left out."


def codes_only(value: T, codeset: CodeSet) -> T:
    """Return a change set, an impact, a history or any other value of the model without the texts of its code set.

    A value is searched through to its last part, so that one that is added to the model later keeps no text either.
    Of a field that changed stays that it did; of a snapshot only what is known of its release.
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

    def of(self, value: Any) -> Any:
        match value:
            case Concept():
                return self._concept(value)
            case FieldChange():
                return self._field(value)
            case ChargeLine():
                raw = value.code if value.status is CodeStatus.CODE else "left out"
                return replace(value, description="", raw_code=raw, department="")
            case CodeSet():
                return replace(value, notice=f"{value.notice} {_SAID}".strip())
            case Snapshot():
                return replace(value, codeset=self.of(value.codeset), shards={})
            case Selection():
                return _selection(value)
            case Finding():
                line, change = self.of(value.line), self.of(value.change)
                return replace(value, line=line, change=change, replacements=_plain_texts(value.replacements))
            case _:
                return self._parts(value)

    def _parts(self, value: Any) -> Any:
        if isinstance(value, tuple):
            parts = map(self.of, value)
            return type(value)._make(parts) if hasattr(value, "_make") else tuple(parts)
        if isinstance(value, Mapping):
            return {name: self.of(part) for name, part in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{field.name: self.of(getattr(value, field.name)) for field in fields(value)})
        return value

    def _concept(self, concept: Concept) -> Concept:
        kept = ((name, _plain(value)) for name, value in concept.fields.items() if name in self._kept)
        return concept._replace(fields={name: value for name, value in kept if value})

    def _field(self, field: FieldChange) -> FieldChange:
        values = [value for value in (field.old, field.new) if value is not None]
        if field.field in self._kept and all(_plain(value) == value for value in values):
            return field
        return field._replace(old=None, new=None, redline=(), details=())


def _plain(value: Value) -> Value:
    """Return what of a value is a code, a number, a date or a word of ours; nothing ("") of nested values."""
    if isinstance(value, list):
        return [part for part in map(_plain, value) if part]
    return value if isinstance(value, str) and (value in _WORDS or not _WORD.search(value)) else ""


def _plain_texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for text in texts if _plain(text))


def _selection(selection: Selection) -> Selection:
    """Return a selection that does not name its sections, whose titles are the publisher's."""
    if not selection.sections:
        return selection
    asked = [part for part in selection.asked.split(f", {SECTION}")[0].split(", ") if not part.startswith(SECTION)]
    return Selection(", ".join([*asked, "sections of the book"]), selection.ranges)
