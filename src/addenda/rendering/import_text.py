"""What an import did, in a line or two for the person at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.changes import ChangeSet
    from addenda.model.release import Release, ReleaseId


def import_text(release: Release, commit: str | None, changes: ChangeSet | None) -> str:
    """Return the summary; `commit` is None where there was nothing to do, `changes` where nothing came before."""
    if commit is None:
        return f"{release.id} is in the store with the same content; nothing to do."
    held = f"{counted(release.concepts, 'concept')}, {release.in_force:,} in force on {release.effective}"
    lines = [f"Imported {release.id} as commit {commit[:12]}: {held}."]
    if changes:
        n = changes.counts
        lines.append(
            f"Against {changes.old.id}: {n.added:,} added, {n.deleted:,} deleted, {n.revised:,} revised, "
            f"{n.updated:,} updated."
        )
    if release.whitespace_collapsed:
        lines.append(f"White space was collapsed in {counted(release.whitespace_collapsed, 'value')}.")
    return "\n".join(lines)


def correction_text(release: ReleaseId, commit: str | None, lists: tuple[str, ...], codes: tuple[str, ...]) -> str:
    """Return the summary of a correction by the publisher's lists; `commit` is None where there was nothing to do."""
    if commit is None:
        return f"{release} is as the list says already; nothing to do."
    names = visible(", ".join(lists))
    return f"Corrected {release} as commit {commit[:12]}: {counted(len(codes), 'code')} changed, by {names}."


def correction_command(release: ReleaseId, commit: str) -> str:
    """Return the command that shows what a correction did."""
    return f"addenda diff {release}@{commit[:12]}~1 {release}"
