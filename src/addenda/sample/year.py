"""What a publisher does from one yearly release to the next, and in a quarter, with a record of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind
from addenda.sample import edits
from addenda.sample.additions import YEARLY, Additions
from addenda.sample.draft import Draft
from addenda.sample.removals import Removals
from addenda.sample.sunset import due_next
from addenda.sample.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from addenda.sample.book import Book
    from addenda.sample.entry import Entry
    from addenda.sample.kit import Kit

_LARGE = 5_000
"""From so many concepts on, two numbers a year are reused instead of one."""
_JULY = 7
_JULY_KINDS = (*[CodeKind.CATEGORY_III] * 3, CodeKind.ADMINISTRATION)


def next_year(old: Book, day: date, kit: Kit) -> tuple[Book, Truth]:
    """Return the next yearly release, and what happened to the old one.

    2% new codes, 1% deleted, 0.5% revised, half of them in wording, 0.5% with other flags; among the new and the
    deleted ones those that are renumbered, converted from Category III and reinstated, and sunset. Besides, families
    whose common text changed, a subsection in another section, resequenced codes and reused numbers.

    Raises:
        UsageError: when a kind of code has no free number left.

    """
    draft, size = Draft(old, day, kit), len(old.entries)
    removals = Removals(draft)
    moved = edits.move_subsection(draft)
    families = edits.revise_families(draft, max(1, size // 2000))
    reused = edits.reuse(draft, 2 if size >= _LARGE else 1)
    renumbered = removals.renumber(max(2, size // 1000))
    converted = removals.convert(max(1, size // 1200))
    gone = [*(pair.old for pair in renumbered), *(pair.old for pair in converted)]
    gone += removals.sunset(max(1, size // 400))
    gone += removals.delete(max(8, size // 100) - len(gone), lambda _: True)
    editorial = edits.revise(draft, max(2, size // 400), kit.texts.retouched, _has_concept_id)
    textual = edits.revise(draft, max(2, size // 400), kit.texts.reworded, _has_concept_id)
    resequenced = edits.resequence(draft, max(1, size // 3000))
    flagged = edits.flag(draft, max(3, size // 200))
    reinstated = edits.reinstate(draft, max(1, size // 4000))
    came = [*reinstated, *(pair.new for pair in renumbered), *(code for pair in converted for code in pair.new)]
    came += Additions(draft).add(max(12, size // 50) - len(came), YEARLY)
    removals.bury()
    truth = Truth(
        added=_sorted(came),
        deleted=_sorted(gone),
        renumbered=tuple(renumbered),
        converted=tuple(converted),
        reinstated=_sorted(reinstated),
        reused=_sorted(reused),
        editorial=_sorted(editorial),
        textual=_sorted(textual),
        parents=_sorted(families.parents),
        through_parent=tuple(sorted(families.children)),
        updated=_sorted([*flagged, *moved, *resequenced]),
        moved=_sorted(moved),
        resequenced=_resequenced(old.entries, draft.entries),
        sunset=due_next(draft.entries, day),
    )
    return draft.book(), truth


def next_quarter(old: Book, day: date, kit: Kit) -> tuple[Book, Truth]:
    """Return the release of a quarter: PLA codes alone change, in July Category III and vaccine codes come as well.

    Raises:
        UsageError: when a kind of code has no free number left.

    """
    draft, size = Draft(old, day, kit), len(old.entries)
    removals = Removals(draft)
    few = max(1, size // 4000)
    deleted = removals.delete(few, _is_pla)
    editorial = edits.revise(draft, few, kit.texts.retouched, _is_pla)
    textual = edits.revise(draft, few, kit.texts.reworded, _is_pla)
    additions = Additions(draft)
    added = additions.add(max(2, size // 600), (CodeKind.PLA,))
    if day.month == _JULY:
        added += additions.add(max(2, size // 400), _JULY_KINDS)
    removals.bury()
    truth = Truth(
        added=_sorted(added),
        deleted=_sorted(deleted),
        editorial=_sorted(editorial),
        textual=_sorted(textual),
        resequenced=_resequenced(old.entries, draft.entries),
        sunset=due_next(draft.entries, day),
    )
    return draft.book(), truth


def _resequenced(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> tuple[str, ...]:
    return _sorted(code for code, entry in new.items() if entry.after and not (code in old and old[code].after))


def _sorted(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


def _has_concept_id(entry: Entry) -> bool:
    return entry.kind is not CodeKind.MODIFIER


def _is_pla(entry: Entry) -> bool:
    return entry.kind is CodeKind.PLA
