"""Search the descriptors of a release, or find a code by its first characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.app.comparing import open_snapshot
from addenda.app.text_index import TextIndex
from addenda.app.typed_codes import readings
from addenda.errors import UsageError
from addenda.model.found import Found, Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot
    from addenda.store.store import Store


def search(store: Store, reference: str, query: str, *, limit: int, ended: bool) -> Found:
    """Return the codes that a query fits best; a code set without a release means its latest.

    Only codes in force on the release's effective date are found, unless `ended` asks for all.

    Raises:
        UsageError: when the text is no reference, or the query is empty.
        NotFoundError: when the store has no such release or moment.
        StoreError: when the store is damaged.

    """
    if not query.strip():
        raise UsageError("Say what to search for: words, a code, or the start of a code.")
    name, at, known = reference.partition("@")
    snapshot = open_snapshot(store, f"{name if '/' in name else f'{name}/latest'}{at}{known}")
    return search_in(snapshot, query, limit=limit, ended=ended)


def search_in(snapshot: Snapshot, query: str, *, limit: int, ended: bool) -> Found:
    """Return the same for a snapshot: a code itself comes first, then texts by rank."""
    concepts, day = list(snapshot), snapshot.release.effective
    codes = tuple(str(asked) for near in readings(query, snapshot.codeset) for asked in near)
    if starting := _starting(concepts, codes):
        kept = [concept for concept in starting if ended or concept.in_force(day)]
        hits = tuple(Hit(concept, concept.in_force(day), None) for concept in kept[:limit])
        return Found(snapshot, query, hits, len(kept), len(starting) - len(kept), every_word=True)
    present = {concept.code for concept in concepts}
    code = next((one for one in codes if one in present), "")
    exact = [concept for concept in concepts if concept.code == code]
    kept = [concept for concept in exact if ended or concept.in_force(day)]
    ranking = TextIndex(snapshot, concepts).rank(query, limit=limit, ended=ended, without_code=code)
    hits = tuple(Hit(concept, concept.in_force(day), None) for concept in kept)
    hits += tuple(Hit(concept, concept.in_force(day), score) for concept, score in ranking.hits)
    left_out = ranking.ended + len(exact) - len(kept)
    return Found(snapshot, query, hits[:limit], ranking.total + len(kept), left_out, ranking.every_word)


def _starting(concepts: Sequence[Concept], codes: tuple[str, ...]) -> list[Concept]:
    """Return the concepts whose key begins with a code; only a word with a digit is the start of one."""
    starts = tuple(code for code in codes if any(sign.isdigit() for sign in code))
    return [concept for concept in concepts if starts and str(concept.key).startswith(starts)]
