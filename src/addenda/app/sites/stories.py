"""The histories of all codes of a code set at once: each file of the store is read once, not once a code."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.app.history import told_by
from addenda.model.canonical import decode, shard_name
from addenda.model.history import Chapter, State
from addenda.rendering.site.facts import Story
from addenda.store.knowledge import with_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept, ConceptKey
    from addenda.model.history import Knowledge
    from addenda.model.release import Release, ReleaseId
    from addenda.model.snapshot import Shard
    from addenda.store.contents import Contents
    from addenda.store.knowledge import Edition

    Concepts: TypeAlias = Mapping[ConceptKey, Concept]
    Shards: TypeAlias = Mapping[str, Mapping[str, Concepts]]


class _Stage(NamedTuple):
    """A release with what each of its editions said: concepts by code, by shard."""

    release: Release
    editions: tuple[tuple[Knowledge, Shards], ...]


class Stories:
    """The stories of a code set's codes; equal lines of several releases are one concept in memory."""

    def __init__(
        self,
        contents: Contents,
        codeset: CodeSet,
        releases: Sequence[Release],
        known: Mapping[ReleaseId, tuple[Edition, ...]],
    ) -> None:
        """Read every shard of every edition once.

        Raises:
            StoreError: when the store is damaged.

        """
        self._codeset = codeset
        self._commit = contents.commit
        self._lines: dict[bytes, Concept] = {}
        self._read: dict[str, Mapping[str, Concepts]] = {}
        self._stages = [_Stage(release, self._editions(contents, release, known[release.id])) for release in releases]

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that any release ever had, sorted."""
        return tuple(sorted({code for codes in self._read.values() for code in codes}))

    def last(self) -> Iterator[Concept]:
        """Yield the concepts of the last release as it is known now."""
        for codes in self._stages[-1].editions[-1][1].values():
            for concepts in codes.values():
                yield from concepts.values()

    def __iter__(self) -> Iterator[Story]:
        """Yield the story of each code, in their order."""
        for code in self.codes:
            chapters = self._chapters(code)
            release, concepts = _latest(chapters)
            history = told_by(self._codeset, code, self._commit, chapters)
            yield Story(history, release, tuple(concepts[key] for key in sorted(concepts)))

    def _chapters(self, code: str) -> list[Chapter]:
        shard = shard_name(code, self._codeset)
        return [Chapter(stage.release, tuple(_states(stage, shard, code))) for stage in self._stages]

    def _editions(
        self, contents: Contents, release: Release, listed: Sequence[Edition]
    ) -> tuple[tuple[Knowledge, Shards], ...]:
        return tuple(
            (
                with_sources(contents, release.id, edition, before),
                {name: self._concepts(shard) for name, shard in edition.shards.items()},
            )
            for before, edition in zip((None, *listed), listed, strict=False)
        )

    def _concepts(self, shard: Shard) -> Mapping[str, Concepts]:
        """Return the concepts of a shard by code and key; a shard is read once, and each line of it parsed once."""
        if shard.id not in self._read:
            found: defaultdict[str, dict[ConceptKey, Concept]] = defaultdict(dict)
            for line in shard.read().splitlines(keepends=True):
                concept = self._lines.get(line) or self._lines.setdefault(line, decode(line))
                found[concept.code][concept.key] = concept
            self._read[shard.id] = dict(found)
        return self._read[shard.id]


def _states(stage: _Stage, shard: str, code: str) -> Iterator[State]:
    """Yield what a release said of a code: first, then wherever a correction said something else."""
    before: Concepts | None = None
    for known, shards in stage.editions:
        concepts = shards.get(shard, {}).get(code, {})
        if before is None or concepts != before:
            yield State(known, concepts)
        before = concepts


def _latest(chapters: Sequence[Chapter]) -> tuple[Release, Concepts]:
    """Return the last release that has a code as it is known now, else as it was ever known, and its concepts."""
    now = [(chapter.release, chapter.concepts) for chapter in chapters if chapter.concepts]
    ever = [(chapter.release, state.concepts) for chapter in chapters for state in chapter.states if state.concepts]
    return (now or ever)[-1]
