"""The comment on a pull request: made once, edited in place, and never a reason to fail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.action.posting import COMMENT_LIMIT, line, sections, warning_block
from addenda.action.workflow_commands import Annotation
from addenda.errors import AddendaError
from addenda.github.client import GitHub
from addenda.github.errors import UnavailableError
from addenda.github.sticky import edit_sticky, post_sticky
from addenda.rendering.fitting.fitted import MARGIN, github_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.action.pull_request_event import PullRequestEvent
    from addenda.action.reports import Report
    from addenda.action.runner import Runner

_NOTHING = "# Nothing differs\n\nNothing differs any longer that this comment told of before."
_FAILED = re.compile(r"\A> \[!WARNING\]\n> The newest run [^\n]*\n\n")
"""What `mark_stale` puts above a report; `comment_body` leaves room for it."""


def comment_body(mark: str, warning: str, reports: Sequence[Report], remarks: Sequence[str], made: str) -> str:
    """Return the comment; `warning` heads it, `made` is Markdown on what it was made of, and where all of it is."""
    told = [report.view for report in reports if not report.is_empty]
    first = f"{mark}\n{warning_block(warning)}"
    rest = "\n\n".join([*map(line, remarks), made])
    limit = COMMENT_LIMIT - github_length(f"{first}\n\n{rest}\n") - MARGIN
    return f"{first}{sections(told, limit).rstrip() if told else _NOTHING}\n\n{rest}\n"


def post_comment(runner: Runner, event: PullRequestEvent, body: str, mark: str, *, create: bool) -> None:
    """Post a body, or edit the comment that stands; say so in a remark where GitHub does not let us."""
    try:
        with GitHub(runner.repository, runner.token, api=runner.api) as github:
            comment = post_sticky(github, event.number, body, mark, create=create)
    except UnavailableError as error:
        runner.annotate(Annotation("warning", f"No comment was posted: {error}"))
    except AddendaError as error:
        runner.annotate(Annotation("notice", f"No comment was posted, the summary has it: {error}"))
    else:
        runner.log(f"The comment is at {comment.url}" if comment else "There is nothing to comment on.")


def mark_stale(runner: Runner, event: PullRequestEvent, mark: str, did: str) -> None:
    """Say above each report of an earlier push what this run did to its commit, so that it is not taken for the newest.

    `mark` is the marker of the comment, or what those of several begin with; `did` is such as `failed, for`.
    """
    run = f"[this run]({runner.url})" if runner.url else "this run"
    block = warning_block(f"The newest run {did} commit {event.head}: {run}. Below is an earlier report.")

    def marked(body: str) -> str:
        first, _, rest = body.partition("\n")
        return f"{first}\n{block}{_FAILED.sub('', rest)}"

    try:
        with GitHub(runner.repository, runner.token, api=runner.api) as github:
            comments = edit_sticky(github, event.number, mark, marked)
    except AddendaError as error:
        runner.log(f"The comment of an earlier run stays as it is: {error}")
    else:
        for comment in comments:
            runner.log(f"The comment at {comment.url} says that this run failed.")
