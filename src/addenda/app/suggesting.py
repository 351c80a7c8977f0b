"""Suggest what replaces the codes that were deleted between two releases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.app.comparing import compare_snapshots, open_snapshots
from addenda.errors import UsageError
from addenda.impact.candidates.suggest import suggest
from addenda.model.codeset import Kind

if TYPE_CHECKING:
    from addenda.model.candidates import Candidate, CandidateList, Suggestions
    from addenda.store.store import Store

_WORD = re.compile(r"[^\W\d_]{3}")
"""What no code has; a publisher's list of codes may hold anything."""


def suggest_replacements(store: Store, old: str, new: str) -> Suggestions:
    """Return the candidates of every code that was deleted between two references.

    Raises:
        UsageError: when a text is no reference, the code sets differ, or they are fee schedules.
        NotFoundError: when the store lacks one of them; both are named if both are missing.
        StoreError: when the store is damaged.

    """
    before, after = open_snapshots(store, old, new)
    if after.codeset.kind is Kind.FEE_SCHEDULE:
        raise UsageError(f"{after.codeset.id} is a fee schedule: it prices codes, and does not say what replaces them.")
    return suggest(compare_snapshots(before, after), after)


def suggestions_codes_only(suggestions: Suggestions) -> Suggestions:
    """Return suggestions without any text of the publisher: neither its instructions nor the words that are shared."""
    from addenda.app.codes_only import codes_only  # here for start-up time alone

    bare = suggestions._replace(lists=tuple(_without_texts(one) for one in suggestions.lists))
    return codes_only(bare, suggestions.changes.codeset)


def _without_texts(one: CandidateList) -> CandidateList:
    codes = tuple(key for key in one.dead_ends if not _WORD.search(key.code))
    return one._replace(note=None, dead_ends=codes, candidates=tuple(map(_without_words, one.candidates)))


def _without_words(candidate: Candidate) -> Candidate:
    return candidate._replace(words=(), logic=None)
