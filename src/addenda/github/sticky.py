"""Comments of ours on a pull request, each edited in place from push to push."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    ours = next(_ours(github, issue, marker), None)
    if ours is None:
        return github.create_comment(issue, body) if create else None
    return ours if ours.says(body) else github.update_comment(ours.id, body)


def edit_sticky(github: GitHub, issue: int, marker: str, edit: Callable[[str], str]) -> list[Comment]:
    """Give each comment of ours that holds a marker the body that `edit` makes of the one it has; return them.

    Raises:
        RefusedError, UnavailableError: as `post_sticky`.

    """
    ours = list(_ours(github, issue, marker))
    return [github.update_comment(one.id, edit(one.body.replace("\r\n", "\n"))) for one in ours]


def _ours(github: GitHub, issue: int, marker: str) -> Iterator[Comment]:
    marked = (comment for comment in github.comments(issue) if marker in comment.body)
    return (comment for comment in marked if comment.author == github.login())
