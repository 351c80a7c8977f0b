"""The pull request that brings a release: its branch, its title, its body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from addenda.github.client import BODY_LIMIT
from addenda.rendering.changeset_markdown import changeset_markdown

if TYPE_CHECKING:
    from addenda.fetching.download import Downloaded
    from addenda.model.changes import ChangeSet
    from addenda.model.release import ReleaseId

_NO_WORKFLOWS = (
    "**Before you merge:** GitHub starts no workflows for a pull request that a workflow opened with its own token. "
    "Close this one and open it again, and the review runs."
)


def branch_of(name: ReleaseId) -> str:
    """Return the branch for a release, with nothing in its name that git does not take."""
    return "addenda/" + re.sub(r"[^A-Za-z0-9_-]+", "-", f"{name.codeset}-{name.release}")


def title_of(name: ReleaseId) -> str:
    """Return the title of a release's pull request."""
    return f"Import {name}"


def body_of(name: ReleaseId, file: Downloaded, changes: ChangeSet | None, *, starts_workflows: bool) -> str:
    """Return what GitHub takes of what a release changes, below where its file came from.

    `changes` is None for the first release of a code set; `starts_workflows` says whether the pull request does.
    """
    address = quote(file.address, safe=":/?&=%#~+,;@!$")  # a link that nothing in an address ends early
    parts = [f"The publisher's file of {name}: <{address}> ({file.size:,} bytes, sha256 `{file.sha256}`)."]
    if not starts_workflows:
        parts.append(_NO_WORKFLOWS)
    head = "\n\n".join(parts) + "\n\n"
    return head + (changeset_markdown(changes, limit=BODY_LIMIT - len(head)) if changes else "")
