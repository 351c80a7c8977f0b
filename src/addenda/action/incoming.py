"""`addenda-action incoming`: import what was dropped into a pull request, and push that to its branch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from addenda.action.commenting import mark_stale
from addenda.action.marking import ANY_MARKER
from addenda.action.posting import message_line
from addenda.action.pull_request_event import PullRequestEvent, pull_request_event
from addenda.action.pushing import BOT, push
from addenda.action.settings import store_folder
from addenda.action.stores import open_store
from addenda.action.workflow_commands import Annotation
from addenda.app.dropped import FOLDER, dropped_files
from addenda.app.incoming import import_dropped
from addenda.errors import ConflictError, ExitCode, Problem, UsageError
from addenda.store.writing import WritableStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from addenda.action.runner import Runner
    from addenda.app.incoming import Told
    from addenda.app.publishing import Publication


def command(runner: Runner, how: Publication) -> int:
    """Import what stands in `incoming/`, push it, and give the new commit as the output `commit`.

    Raises:
        InputError: with all that is wrong with all files; nothing is pushed.
        UsageError: when there is something to import, and the run is not for a pull request.
        ConflictError: when the pull request is from another repository, its branch moved, or a text may not be stored.
        NotFoundError: when there is no store.
        StoreError: when git cannot write or push.

    """
    folder, event = store_folder(runner), pull_request_event(runner)
    try:
        return _import(runner, folder, event, how)
    except Exception:
        if event:
            mark_stale(runner, event, ANY_MARKER, "could not import")
        raise


def _import(runner: Runner, folder: Path, event: PullRequestEvent | None, how: Publication) -> int:
    with open_store(partial(WritableStore, author=BOT), folder) as store:
        files = dropped_files(store)
        if files:
            branch = _branch(runner, event)
            told = import_dropped(store, files, how)
            push(runner, folder, branch)
            _tell(runner, told)
        else:
            runner.log(f"There is nothing in {FOLDER}/.")
        runner.output("commit", store.at().commit or "")
    return ExitCode.OK


def _branch(runner: Runner, event: PullRequestEvent | None) -> str:
    """Return the branch to push to."""
    if event is None:
        advice = "Run it on the event pull_request."
        raise UsageError(Problem(f"{FOLDER}/ is imported in a pull request, and this run is for none", advice=advice))
    if event.repository != runner.repository:
        advice = f"Import what is in {FOLDER}/ with `addenda import`, and push the commits."
        raise ConflictError(
            Problem("the pull request is from another repository, where nothing can be pushed to", advice=advice)
        )
    return event.branch


def _tell(runner: Runner, told: Sequence[Told]) -> None:
    """Tell the log and the summary; what a person should look at is a warning, too."""
    items = []
    for text, is_remark in told:
        inside = text.replace(f"{runner.workspace}/", "")
        if is_remark:
            runner.annotate(Annotation("warning", inside))
        else:
            runner.log(inside)
        items.append(f"- {'**Note:** ' if is_remark else ''}{message_line(inside)}")
    runner.summarise("\n".join([f"## Imported from {FOLDER}/", "", *items]))
