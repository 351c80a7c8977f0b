"""The symbols that CPT prints beside a code, each with its word.

The signs are those of the book where common fonts have them (CPT, Introduction: Code Symbols), else one that is near;
a sign never stands without its word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.cpt.fields import Flag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.model.concept import Concept

_NEW = "● new"
_REINSTATED = "○ reinstated"
_REVISED = "▲ revised"

_FLAGS: Mapping[str, str] = {
    Flag.RESEQUENCED: "#",
    Flag.ADD_ON: "+",
    Flag.EXEMPT: "Ø",
    Flag.FDA_PENDING: "↯",
    Flag.TELEMEDICINE: "★",
    Flag.AUDIO_ONLY: "♪",
    Flag.DUPLICATE_PLA: "✕",
}
"""The sign of each flag; its word is the flag's own."""


def symbols(change: Change) -> tuple[str, ...]:
    """Return a changed code's symbols, each as sign and word: what happened, then what the code is now, or was."""
    concept = change.old if change.kind is ChangeKind.DELETED else change.new
    return (*_of_change(change), *(flag_symbol(flag) for flag in flags_of(concept)))


def flags_of(concept: Concept | None) -> tuple[str, ...]:
    """Return the flags of a concept, as its release has them."""
    flags = concept.fields.get("flags", []) if concept else []
    return tuple(str(flag) for flag in flags) if isinstance(flags, list) else (str(flags),)


def flag_symbol(flag: str) -> str:
    """Return sign and word of a flag; a flag that CPT has no symbol for is its word alone."""
    sign = _FLAGS.get(flag, "")
    return f"{sign} {flag}" if sign else flag


def _of_change(change: Change) -> tuple[str, ...]:
    if change.kind is ChangeKind.ADDED:
        return (_REINSTATED if change.reason is Reason.REACTIVATED else _NEW,)
    if change.kind is ChangeKind.REVISED:
        return (f"{_REVISED} through {change.through}" if change.through else _REVISED,)
    return ()
