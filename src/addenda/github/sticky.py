"""One comment of ours on a pull request, edited in place from push to push."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from addenda.github.client import Comment, GitHub


def post_sticky(github: GitHub, issue: int, body: str, marker: str, *, create: bool) -> Comment | None:
    """Give our comment a new body, or make it where there is none and `create` says so; return what stands then.

    Ours is the first that holds the marker, which nobody sees, and is by our own account: anyone can copy a marker.

    Raises:
        ValueError: when the body lacks the marker, so that the comment would not be found again.
        RefusedError: when GitHub says no.
        UnavailableError: when GitHub cannot be asked.

    """
    if marker not in body:
        raise ValueError("the body lacks its marker")
    ours = _ours(github, issue, marker)
    if ours is None:
        return github.create_comment(issue, body) if create else None
    return ours if ours.says(body) else github.update_comment(ours.id, body)


def edit_sticky(github: GitHub, issue: int, marker: str, edit: Callable[[str], str]) -> Comment | None:
    """Give our comment the body that `edit` makes of the one it has; None where we have none.

    Raises:
        RefusedError, UnavailableError: as `post_sticky`.

    """
    ours = _ours(github, issue, marker)
    return github.update_comment(ours.id, edit(ours.body.replace("\r\n", "\n"))) if ours else None


def _ours(github: GitHub, issue: int, marker: str) -> Comment | None:
    marked = (comment for comment in github.comments(issue) if marker in comment.body)
    return next((comment for comment in marked if comment.author == github.login()), None)
