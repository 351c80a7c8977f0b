"""What a run is told when it fails: an annotation for each problem, and the same in the summary of the job."""

from __future__ import annotations

import re
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from addenda.action.posting import message_line
from addenda.action.workflow_commands import Annotation
from addenda.errors import AddendaError, StoreError
from addenda.model.listing import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.action.runner import Runner
    from addenda.errors import Problem

_MOST_TOLD = 200
"""How many problems the summary lists; its length is limited."""
_OPTION = re.compile(r"--(by|codes-only|fees|locality|only|setting|usage)\b")
"""Options of the command line, which inputs of the action have the names of."""


def tell_failure(runner: Runner, error: AddendaError, *, quoted: bool) -> None:
    """Tell every problem, at its line where the file is the workspace's; values only where they may be `quoted`."""
    problems = [problem if quoted else problem._replace(value=None) for problem in error.problems]
    _tell(runner, [annotation_of(_of_inputs(problem), runner) for problem in problems])


def tell_bug(runner: Runner, error: Exception, *, quoted: bool) -> None:
    """Tell that the program is at fault."""
    what = f"{type(error).__name__}: {error}" if quoted else type(error).__name__
    text = f"This is a bug in Addenda ({what}). Run the job again with debug logging on, and report it."
    _tell(runner, [Annotation("error", text)])


def annotation_of(problem: Problem, runner: Runner, level: str = "error") -> Annotation:
    """Return a problem's annotation; a file of the workspace, or in a zip there, is named from its top."""
    file = Path(normpath(runner.workspace / (problem.file or ".")))
    if not (problem.file and file.is_relative_to(runner.workspace)):
        return Annotation(level, str(problem))
    if file == runner.workspace:  # that is no place to look at
        return Annotation(level, str(problem._replace(file=None)))
    name, is_there = file.relative_to(runner.workspace).as_posix(), _is_file(file)
    if not is_there and not Path(problem.file).is_absolute():
        return Annotation(level, str(problem))  # an address, or the name of a release
    text = str(problem._replace(file=name))
    return Annotation(level, text, file=name, line=problem.row) if is_there else Annotation(level, text)


def _is_file(file: Path) -> bool:
    """Say whether a file is there; a name out of a zip may be none that the system takes."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


def _of_inputs(problem: Problem) -> Problem:
    """Return a problem in the words of the inputs, which have no dashes."""
    message, advice = (_OPTION.sub(r"\1", text) for text in (problem.message, problem.advice or ""))
    return problem._replace(message=message, advice=advice or None)


def _tell(runner: Runner, annotations: Sequence[Annotation]) -> None:
    for annotation in annotations:
        runner.annotate(annotation)
    try:
        runner.summarise(_summary([annotation.message for annotation in annotations]))
    except StoreError as unwritten:  # the errors above are told all the same
        runner.annotate(Annotation("warning", str(unwritten)))


def _summary(texts: Sequence[str]) -> str:
    lines = [f"- {message_line(text)}" for text in texts[:_MOST_TOLD]]
    if len(texts) > _MOST_TOLD:
        lines.append(f"- and {counted(len(texts) - _MOST_TOLD, 'more problem')}")
    return "\n".join(["## Addenda stopped", "", *lines])
