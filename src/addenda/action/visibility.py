"""Whether anyone can read the repository of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.action.workflow_commands import Annotation
from addenda.app.publishing import repository_is_public
from addenda.errors import AddendaError

if TYPE_CHECKING:
    from addenda.action.runner import Runner


def is_public(runner: Runner) -> bool | None:
    """Return what the event's file tells, else (a schedule's tells nothing) GitHub; None where neither does."""
    told = repository_is_public(runner.environment)
    if told is not None:
        return told
    from addenda.github.client import GitHub  # here for start-up time alone: most events tell

    try:
        with GitHub(runner.repository, runner.token, api=runner.api) as github:
            return not github.is_private()
    except AddendaError as error:
        runner.annotate(Annotation("notice", f"Whether this repository is public could not be asked: {error}"))
        return None
