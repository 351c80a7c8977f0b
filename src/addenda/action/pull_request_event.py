"""The pull request that a run is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from addenda.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from addenda.action.runner import Runner

EVENTS = ("pull_request", "pull_request_target")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class PullRequestEvent(NamedTuple):
    """A pull request as it was when the run began; `base` and `head` are commits, by their whole ids.

    `branch` is the one that it brings, of the `repository` OWNER/NAME ("" where that is gone).
    """

    number: int
    base: str
    head: str
    branch: str
    repository: str


def pull_request_event(runner: Runner) -> PullRequestEvent | None:
    """Return the pull request that the run is for; None where another event started it.

    Raises:
        InputError: when the event's file does not tell of it.

    """
    if runner.event_name not in EVENTS:
        return None
    try:
        return _parsed(runner.event["pull_request"])
    except (KeyError, TypeError, ValueError):
        message = f"the file of the event {runner.event_name} does not tell of a pull request"
        raise InputError(Problem(message, runner.environment.get("GITHUB_EVENT_PATH"))) from None


def _parsed(content: Mapping[str, Any]) -> PullRequestEvent:
    base, head = content["base"], content["head"]
    repository = (head.get("repo") or {}).get("full_name", "")
    event = PullRequestEvent(int(content["number"]), base["sha"], head["sha"], str(head["ref"]), str(repository))
    if not all(_COMMIT.fullmatch(commit) for commit in (event.base, event.head)):
        raise ValueError
    return event
