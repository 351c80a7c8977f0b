"""Whether the store is in order, as far as merging brings it out of that; all else `addenda check` finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.action.failing import annotation_of
from addenda.action.posting import message_line
from addenda.action.workflow_commands import Annotation
from addenda.model.listing import counted
from addenda.store.checking import check_lists

if TYPE_CHECKING:
    from addenda.action.runner import Runner
    from addenda.errors import Problem
    from addenda.store.store import Store

_MOST = 3
"""How many lists are told of, that annotations of findings have room."""


def tell_lists_out_of_date(runner: Runner, store: Store) -> None:
    """Warn of each list of changes that two pull requests, merged one after the other, left behind.

    That is no reason to fail: the report is made of the releases, not of their lists.
    """
    contents = store.at()
    problems = check_lists(contents)
    if not problems:
        return
    told = [_placed(problem, store) for problem in problems[:_MOST]]
    warnings = [annotation_of(problem, runner, "warning") for problem in told]
    if len(problems) > _MOST:
        more = counted(len(problems) - _MOST, "more list")
        warnings.append(Annotation("warning", f"And {more} of changes: `addenda check` names all"))
    for warning in warnings:
        runner.annotate(warning)
    lines = [f"- {message_line(warning.message)}" for warning in warnings]
    runner.summarise("\n".join(["**The store is not in order:**", "", *lines]))


def _placed(problem: Problem, store: Store) -> Problem:
    """Return a problem with the path of its file from anywhere."""
    top = store.at().work_tree
    return problem._replace(file=str(top / problem.file)) if top and problem.file else problem
