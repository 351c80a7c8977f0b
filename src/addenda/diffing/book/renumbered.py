"""Codes that were deleted while their text was added under another number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from addenda.model.book import Renumbering
from addenda.model.changes import ChangeKind
from addenda.model.cpt.families import LONG
from addenda.model.cpt.places import section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.changes import Change, ChangeSet
    from addenda.model.concept import Concept


def renumberings(changes: ChangeSet) -> tuple[Renumbering, ...]:
    """Return them by their old numbers.

    Texts are compared as the release gives them, word for word. A text that several codes lost, or several got, says of
    none what became of it; where the publisher names other codes to use instead, it is another code with the same text.
    """
    lost = _by_text((change.old, change) for change in changes.of_kind(ChangeKind.DELETED))
    got = _by_text((change.new, change) for change in changes.of_kind(ChangeKind.ADDED))
    pairs = [(lost[text], got[text]) for text in lost.keys() & got.keys()]
    found = (_renumbering(old[0], new[0]) for old, new in pairs if len(old) == len(new) == 1)
    return tuple(sorted(one for one in found if one is not None))


def _renumbering(deleted: Change, added: Change) -> Renumbering | None:
    named = deleted.replacements
    if deleted.key == added.key or (named and added.key.code not in named):
        return None
    return Renumbering(deleted.key, added.key, section(deleted.old) != section(added.new))


def _by_text(concepts: Iterable[tuple[Concept | None, Change]]) -> dict[str, list[Change]]:
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for concept, change in concepts:
        if concept is not None and concept.fields.get(LONG):
            found[concept.text(LONG)].append(change)
    return found
