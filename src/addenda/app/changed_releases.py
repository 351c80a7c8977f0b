"""Which releases to compare: what a branch brings into a store, or the last two of what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.release import ReleaseId

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.model.release import Release
    from addenda.store.contents import Contents
    from addenda.store.store import Store


class Pair(NamedTuple):
    """Two references to compare."""

    old: str
    new: str


class ToCompare(NamedTuple):
    """What is to be compared, and sentences on what cannot be."""

    pairs: tuple[Pair, ...]
    remarks: tuple[str, ...]


def brought_in(store: Store, base: str, codeset: str) -> ToCompare:
    """Return the releases whose content is another than at the commit `base`; of one code set, or of all for "".

    A new release is compared with the one before it in effective time, as `addenda import` does; one that was there is
    compared with itself as it was known at that commit.

    Raises:
        NotFoundError: when the store holds no such code set, or knows no such commit.
        StoreError: when the store is damaged.

    """
    now, then = store.at(), store.at(base)
    pairs: list[Pair] = []
    remarks: list[str] = []
    for name in _codesets(now, codeset):
        releases = now.releases(name)
        old = {release.id: release for release in then.releases(name)}
        remarks += [f"{gone} was taken out of the store." for gone in old if gone not in {one.id for one in releases}]
        for place, release in enumerate(releases):
            if release.id in old:
                if _differs(release, old[release.id], now, then):
                    pairs.append(Pair(f"{release.id}@{base}", str(release.id)))
            elif place:
                pairs.append(Pair(str(releases[place - 1].id), str(release.id)))
            else:
                remarks.append(f"{release.id} has no release before it: there is nothing to compare it with yet.")
    return ToCompare(tuple(pairs), tuple(remarks))


def latest(store: Store, codeset: str) -> ToCompare:
    """Return the last two releases of one code set, or of each one for "".

    Raises:
        NotFoundError: when the store holds no such code set.
        StoreError: when the store is damaged.

    """
    contents = store.at()
    pairs: list[Pair] = []
    remarks: list[str] = []
    for name in _codesets(contents, codeset):
        last: Sequence[Release] = contents.releases(name)[-2:]
        if len(last) == 2:
            pairs.append(Pair(str(last[0].id), str(last[1].id)))
        else:
            held = f"{last[0].id} alone" if last else "no release"
            remarks.append(f"The store holds {held} of {name}: there is nothing to compare yet.")
    if not pairs and not remarks:
        remarks.append("The store holds no release: there is nothing to compare yet.")
    return ToCompare(tuple(pairs), tuple(remarks))


def _codesets(contents: Contents, codeset: str) -> Iterator[str]:
    if codeset:
        yield contents.codeset(codeset).id
    else:
        yield from (one.id for one in contents.codesets())


def _differs(release: Release, before: Release, now: Contents, then: Contents) -> bool:
    """Say whether a release holds other concepts, or means them otherwise, than it did."""
    if (release.effective, release.absence) != (before.effective, before.absence):
        return True
    return _shards(now, release.id) != _shards(then, release.id)


def _shards(contents: Contents, release: ReleaseId) -> dict[str, str]:
    return {name: shard.id for name, shard in contents.snapshot(release).shards.items()}
