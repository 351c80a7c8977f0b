"""A snapshot: the concepts of one release at one moment of knowledge, as canonical text in shards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from addenda.model.canonical import blob_id, decode, shard_name, to_shards

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from addenda.model.codeset import CodeSet
    from addenda.model.concept import Concept
    from addenda.model.declared import DeclaredChange
    from addenda.model.release import Release


class Shard(Protocol):
    """One file of a snapshot. Equal ids mean equal text, so the text is only read when it must be."""

    @property
    def id(self) -> str:
        """The blob id of the text."""

    def read(self) -> bytes:
        """Return the canonical text."""


class MemoryShard(NamedTuple):
    """A shard whose text is at hand."""

    text: bytes

    @property
    def id(self) -> str:
        """The blob id of the text."""
        return blob_id(self.text)

    def read(self) -> bytes:
        """Return the canonical text."""
        return self.text


@dataclass(frozen=True)
class Snapshot:
    """A release's concepts as they were known at one moment.

    `commit` names that moment: the commit it was read from, None for a file that was never imported. `known` is the
    day of that commit, in UTC.
    """

    codeset: CodeSet
    release: Release
    shards: Mapping[str, Shard]
    commit: str | None = None
    known: date | None = None

    def __iter__(self) -> Iterator[Concept]:
        """Yield every concept, in the order of the keys within each shard, shards by name."""
        for name in sorted(self.shards):
            for line in self.shards[name].read().splitlines(keepends=True):
                yield decode(line)

    def part(self, names: Collection[str]) -> Snapshot:
        """Return the same release with some of its shards only; what is counted is still the whole."""
        return replace(self, shards={name: shard for name, shard in self.shards.items() if name in names})

    def find(self, code: str) -> list[Concept]:
        """Return the concepts of one code: none, one, or one for each modifier."""
        shard = self.shards.get(shard_name(code, self.codeset))
        if shard is None:
            return []
        text, start = b"\n" + shard.read(), b'\n{"code":"%s"' % code.encode()
        first = text.find(start)
        if first < 0:
            return []
        lines = text[first + 1 : text.index(b"\n", text.rindex(start) + 1)].splitlines()
        return [decode(line) for line in lines]


class Reading(NamedTuple):
    """What a reader makes of a publisher's files: a release that is not in a store yet.

    `remarks` are sentences for the person who imports it: what the delivery lacks, and where its files disagree.
    """

    codeset: CodeSet
    release: Release
    concepts: tuple[Concept, ...]
    declared: tuple[DeclaredChange, ...] = ()
    remarks: tuple[str, ...] = ()

    def snapshot(self) -> Snapshot:
        """Return the same concepts as a snapshot without a commit."""
        return snapshot_of(self.codeset, self.release, self.concepts)


def snapshot_of(codeset: CodeSet, release: Release, concepts: Iterable[Concept]) -> Snapshot:
    """Return a snapshot of concepts that are at hand, in any order."""
    shards = {name: MemoryShard(text) for name, text in to_shards(concepts, codeset).items()}
    return Snapshot(codeset, release, shards)
