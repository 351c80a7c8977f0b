"""Category III codes that became Category I: deleted, with Category I codes named instead that were added with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.book import Conversion
from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.concept import ConceptKey
from addenda.model.cpt.fields import INSTRUCTION
from addenda.model.cpt.kinds import CodeKind, kind_of

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet

_NUMBER = re.compile(r"\b\d{5}\b")


def conversions(changes: ChangeSet) -> tuple[Conversion, ...]:
    """Return them by their Category III codes, each with the new codes in the publisher's order."""
    added = {change.key for change in changes.of_kind(ChangeKind.ADDED)}
    found = (
        Conversion(change.key, tuple(key for key in _named(change) if key in added))
        for change in changes.of_kind(ChangeKind.DELETED)
        if kind_of(change.key.code) is CodeKind.CATEGORY_III
    )
    return tuple(conversion for conversion in found if conversion.new)


def _named(change: Change) -> tuple[ConceptKey, ...]:
    """Return the Category I codes that a deleted code's cross-references and instruction name, each once."""
    stated = change.old if change.reason is Reason.REUSED else change.new or change.old
    instruction = stated.text(INSTRUCTION) if stated else ""
    codes = dict.fromkeys((*change.replacements, *_NUMBER.findall(instruction)))
    return tuple(ConceptKey(code) for code in codes if kind_of(code) is CodeKind.CATEGORY_I)
