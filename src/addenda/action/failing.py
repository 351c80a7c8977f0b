"""What a run is told when it fails: an annotation for each problem, and the same in the summary of the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.action.workflow_commands import Annotation
from addenda.errors import AddendaError, StoreError
from addenda.model.listing import counted
from addenda.rendering.markdown_escape import escape_markdown
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.action.runner import Runner
    from addenda.errors import Problem

_MOST_TOLD = 200
"""How many problems the summary lists; its length is limited."""


def tell_failure(runner: Runner, error: AddendaError, *, quoted: bool) -> None:
    """Tell every problem, at its line where the file is the workspace's; values only where they may be `quoted`."""
    problems = [problem if quoted else problem._replace(value=None) for problem in error.problems]
    _tell(runner, [_annotation(problem, runner) for problem in problems])


def tell_bug(runner: Runner, error: Exception, *, quoted: bool) -> None:
    """Tell that the program is at fault."""
    what = f"{type(error).__name__}: {error}" if quoted else type(error).__name__
    text = f"This is a bug in Addenda ({what}). Run the job again with debug logging on, and report it."
    _tell(runner, [Annotation("error", text)])


def _annotation(problem: Problem, runner: Runner) -> Annotation:
    """Return a problem's annotation; a file of the workspace is named from its top, as GitHub names it."""
    file = runner.workspace / (problem.file or ".")
    if not (file.exists() and file.is_relative_to(runner.workspace) and problem.file):
        return Annotation("error", str(problem))
    name = file.relative_to(runner.workspace).as_posix()
    return Annotation("error", str(problem._replace(file=name)), file=name, line=problem.row)


def _tell(runner: Runner, annotations: Sequence[Annotation]) -> None:
    for annotation in annotations:
        runner.annotate(annotation)
    try:
        runner.summarise(_summary([annotation.message for annotation in annotations]))
    except StoreError as unwritten:  # the errors above are told all the same
        runner.annotate(Annotation("warning", str(unwritten)))


def _summary(texts: Sequence[str]) -> str:
    lines = [f"- {escape_markdown(visible(text))}" for text in texts[:_MOST_TOLD]]
    if len(texts) > _MOST_TOLD:
        lines.append(f"- and {counted(len(texts) - _MOST_TOLD, 'more problem')}")
    return "\n".join(["## Addenda stopped", "", *lines])
