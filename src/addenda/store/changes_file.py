"""`CHANGES.md`: what it was made of, and whether that is what stands in the store now.

Two people who write to two releases at once each compare with the neighbour that they have. After the merge both lists
stand there, and no line conflicts. So the file's last line, which a reader does not see, names what was compared, each
release by git's id of its folder of concepts: `git rev-parse HEAD:codesets/hcpcs/2018/concepts` gives the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from addenda.model.release import ReleaseId
from addenda.model.snapshot import Shard, Snapshot
from addenda.store import layout
from addenda.store.contents import Contents

_BEGIN = "<!-- addenda:"


def made_of(old: Snapshot, new: Snapshot) -> str:
    """Return the line that says which concepts were compared, with its line feed and a blank line above it."""
    sides = (f"{side.release.id} {concepts_id(side.shards)}" for side in (old, new))
    return f"\n{_BEGIN} {', '.join(sides)} -->\n"


def concepts_id(shards: Mapping[str, Shard]) -> str:
    """Return git's id of the folder that the shards make: a tree object of plain files (gitformat-pack)."""
    files = {f"{name}{layout.SHARD_SUFFIX}".encode(): bytes.fromhex(shard.id) for name, shard in shards.items()}
    tree = b"".join(b"100644 %s\0%s" % (name, files[name]) for name in sorted(files))
    return hashlib.sha1(b"tree %d\0%s" % (len(tree), tree), usedforsecurity=False).hexdigest()


def out_of_date(contents: Contents, codeset: str) -> Iterator[tuple[ReleaseId, ReleaseId | None]]:
    """Yield each release whose list is missing or was made of something else, with the release before it.

    The first release has none before it, and no list.

    Raises:
        StoreError: when the metadata of a release is damaged.

    """
    before: Snapshot | None = None
    for release in contents.releases(codeset):
        snapshot = contents.snapshot(release.id)
        wanted = [made_of(before, snapshot).lstrip().encode()] if before else []
        path = layout.changes_file(release.id)
        lines = contents.text(path).splitlines(keepends=True) if contents.has(path) else []
        if [line for line in lines if line.startswith(_BEGIN.encode())] != wanted or bool(lines) != bool(before):
            yield release.id, before.release.id if before else None
        before = snapshot
