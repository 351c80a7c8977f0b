"""Write `CHANGES.md` of a release: what changed against the release before it in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from addenda.app.comparing import compare_snapshots
from addenda.model.changes import ChangeSet
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Snapshot
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.store import layout
from addenda.store.changes_file import made_of, out_of_date
from addenda.store.contents import Contents
from addenda.store.writing import Plan, WritableStore

_LISTED = 300
"""How many codes a section of `CHANGES.md` lists: GitHub shows files of up to 500 KB."""


class Listed(NamedTuple):
    """What changed, and the file that tells it."""

    changes: ChangeSet
    text: bytes


def list_changes(old: Snapshot, new: Snapshot) -> Listed:
    """Compare two releases, and write the file on it.

    Raises:
        UsageError: when the snapshots are of different code sets.

    """
    # Without the commits: what stands inside a commit must not depend on when its neighbour was committed.
    old, new = (replace(side, commit=None, known=None) for side in (old, new))
    changes = compare_snapshots(old, new)
    return Listed(changes, (changeset_markdown(changes, most=_LISTED, limit=None) + made_of(old, new)).encode())


def renew_lists(
    store: WritableStore, waiting: Callable[[], None] = lambda: None
) -> tuple[str | None, tuple[ReleaseId, ...]]:
    """Write anew every `CHANGES.md` that is not of what stands in the store, in one commit; return it, and of which.

    Raises:
        ConflictError: when local changes are in the way.
        StoreError: when the metadata of a release is damaged, or the repository cannot be written.

    """
    renewed: list[ReleaseId] = []

    def plan(contents: Contents) -> Plan | None:
        found = [pair for codeset in contents.codesets() for pair in out_of_date(contents, codeset.id)]
        renewed[:] = [release for release, _ in found]
        files = {layout.changes_file(release): _text(contents, release, before) for release, before in found}
        names = ", ".join(map(str, renewed))
        return Plan(files, f"Write CHANGES.md anew: {names}\n") if files else None

    return store.write(plan, waiting), tuple(renewed)


def _text(contents: Contents, release: ReleaseId, before: ReleaseId | None) -> bytes | None:
    """Return the file, or None where no release comes before."""
    return list_changes(contents.snapshot(before), contents.snapshot(release)).text if before else None
