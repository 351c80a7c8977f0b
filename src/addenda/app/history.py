"""Tell the history of one code: over every release of a code set, and every correction to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.app.looking_up import no_such_code
from addenda.app.typed_codes import first_found
from addenda.diffing.tracing import trace, trace_first
from addenda.model.canonical import shard_name
from addenda.model.history import Chapter, History, State
from addenda.model.snapshot import Snapshot
from addenda.store.knowledge import editions, with_sources
from addenda.store.references import CodeSetReference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.app.typed_codes import Asked
    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.release import Release, ReleaseId
    from addenda.store.contents import Contents
    from addenda.store.knowledge import Edition
    from addenda.store.store import Store


def history(store: Store, reference: str, code: str) -> History:
    """Return what happened to a code in every release of a code set, and in every correction of one.

    Raises:
        UsageError: when the text names no code set, or the code may be either of two.
        NotFoundError: when there is no such code set or moment, or no release that has the code.
        StoreError: when the store is damaged.

    """
    wanted = CodeSetReference.parse(reference)
    contents = store.at(wanted.known)
    codeset = contents.codeset(wanted.codeset)
    known = editions(contents, codeset.id)
    releases = [release for release in contents.releases(codeset.id) if release.id in known]

    def told(asked: Asked) -> History | None:
        chapters = _Chapters(contents, codeset, asked).of(releases, known)
        if not any(state.concepts for chapter in chapters for state in chapter.states):
            return None
        return told_by(codeset, str(asked), contents.commit, chapters)

    if found := first_found(code, codeset, told):
        return found
    raise no_such_code(codeset.id, code, [contents.snapshot(release.id) for release in releases[-1:]])


def told_by(codeset: CodeSet, code: str, commit: str | None, chapters: Sequence[Chapter]) -> History:
    """Return the history that the chapters of a code tell: one for each release, earliest first."""
    releases = tuple(chapter.release for chapter in chapters)
    in_force = any(one.in_force(releases[-1].effective) for one in chapters[-1].concepts.values())
    events = trace(codeset, chapters)
    corrected = any(len(chapter.states) > 1 for chapter in chapters)
    first = trace_first(codeset, chapters) if corrected else events
    return History(codeset, code, commit, releases, events, first, in_force)


class _Chapters:
    """Finds the concepts of one code; a shard with the same blob id is read once."""

    def __init__(self, contents: Contents, codeset: CodeSet, asked: Asked) -> None:
        self._contents = contents
        self._codeset = codeset
        self._asked = asked
        self._read: dict[str, dict[ConceptKey, Concept]] = {}

    def of(self, releases: Sequence[Release], known: Mapping[ReleaseId, tuple[Edition, ...]]) -> list[Chapter]:
        """Return a chapter for each release, with a state for each edition that changed the code."""
        return [Chapter(release, self._states(release, known[release.id])) for release in releases]

    def _states(self, release: Release, listed: Sequence[Edition]) -> tuple[State, ...]:
        states: list[State] = []
        for before, edition in zip((None, *listed), listed, strict=False):
            concepts = self._concepts(release, edition)
            if not states or concepts != states[-1].concepts:
                states.append(State(with_sources(self._contents, release.id, edition, before), concepts))
        return tuple(states)

    def _concepts(self, release: Release, edition: Edition) -> dict[ConceptKey, Concept]:
        shard = edition.shards.get(shard_name(self._asked.code, self._codeset))
        if shard is None:
            return {}
        if shard.id not in self._read:
            found = self._asked.find(Snapshot(self._codeset, release, edition.shards))
            self._read[shard.id] = {concept.key: concept for concept in found}
        return self._read[shard.id]
