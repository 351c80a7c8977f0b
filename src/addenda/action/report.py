"""`addenda-action report`: compare, assess, and tell the run, its summary and its pull request."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from addenda.action.annotating import of_findings
from addenda.action.checking import what_to_compare
from addenda.action.commenting import comment_body, mark_stale, post_comment
from addenda.action.decisions import tell_changed_decisions
from addenda.action.marking import marker
from addenda.action.outputs import outputs
from addenda.action.pages import refuse_unmerged, write_pages
from addenda.action.posting import SUMMARY_LIMIT, line, sections
from addenda.action.pull_request_event import pull_request_event
from addenda.action.reports import make_reports, write_reports
from addenda.action.settings import settings_of
from addenda.action.standing import tell_lists_out_of_date
from addenda.action.stores import open_store
from addenda.action.workflow_commands import Annotation
from addenda.errors import ExitCode
from addenda.impact.severity import fails
from addenda.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.action.pull_request_event import PullRequestEvent
    from addenda.action.reports import Report
    from addenda.action.runner import Runner
    from addenda.action.settings import Settings
    from addenda.app.publishing import Publication

_NOTHING = "No release differs from what the branch is compared with."


def command(runner: Runner, how: Publication) -> int:
    """Report on what the workflow asks for; return what the step ends with.

    Raises:
        AddendaError: when there is no report, or no site, where one was asked for.

    """
    settings, event = settings_of(runner), pull_request_event(runner)
    try:
        return _report(runner, settings, event, how)
    except Exception:
        if event and settings.comment:
            mark_stale(runner, event, marker(settings, runner.workspace), "failed, for")
        raise


def _report(runner: Runner, settings: Settings, event: PullRequestEvent | None, how: Publication) -> int:
    refuse_unmerged(runner, settings)
    with open_store(Store, settings.store) as store:
        tell_lists_out_of_date(runner, store)
        wanted = what_to_compare(store, settings, event, how)
        warning = tell_changed_decisions(runner, settings, store, event)
        reports = make_reports(runner, settings, store, wanted.pairs, how)
        made = _write(runner, reports, _commit(runner, store, event))
        write_pages(runner, settings, store, how)
    remarks = wanted.remarks or (() if wanted.pairs else (_NOTHING,))
    _tell(runner, settings, reports, remarks, made)
    if event and settings.comment:
        mark, create = marker(settings, runner.workspace), not all(report.is_empty for report in reports)
        post_comment(runner, event, comment_body(mark, warning, reports, remarks, made), mark, create=create)
    return _result(runner, settings, reports)


def _commit(runner: Runner, store: Store, event: PullRequestEvent | None) -> str:
    """Return the commit that is told of: a pull request's own, where GitHub's merge of it is checked out."""
    commit = store.at().commit or ""
    merged = runner.event_name == "pull_request" and commit == runner.environment.get("GITHUB_SHA")
    return event.head if event and merged else commit


def _write(runner: Runner, reports: Sequence[Report], commit: str) -> str:
    """Write the reports and the outputs; return Markdown on what was made, and where all of it is."""
    for name, value in outputs(reports).items():
        runner.output(name, value)
    if not reports:
        return f"Made of {commit}."
    folder = runner.new_folder("addenda-report-")
    write_reports(reports, folder)
    which = reports[0].name if len(reports) == 1 else f"{len(reports)}-reports"
    artifact = f"addenda-{which}-{secrets.token_hex(3)}"  # a run has each name once, whatever else it reports on
    runner.output("report-path", str(folder))
    runner.output("report-name", artifact)
    run = f"[this run]({runner.url})" if runner.url else "this run"
    return f"All of it, as page, workbook, Markdown and JSON, is the artifact `{artifact}` of {run}. Made of {commit}."


def _tell(runner: Runner, settings: Settings, reports: Sequence[Report], remarks: Sequence[str], made: str) -> None:
    """Tell the log, the summary and the lines of the charge master."""
    for report in reports:
        for sentence in (report.view.title, *report.view.changes.headline):
            runner.log(sentence)
        for sentence in report.view.impact.headline if report.view.impact else ():
            runner.log(sentence)
    for remark in remarks:
        runner.annotate(Annotation("notice", remark))
    for annotation in of_findings(reports, settings, runner.workspace):
        runner.annotate(annotation)
    told = sections([report.view for report in reports], SUMMARY_LIMIT)
    runner.summarise("\n\n".join(part for part in (told, *map(line, remarks), made) if part))


def _result(runner: Runner, settings: Settings, reports: Sequence[Report]) -> int:
    threshold = settings.fail_on
    if threshold and any(report.impact and fails(report.impact, threshold) for report in reports):
        runner.log(f"There are findings for which the step fails: fail-on is {threshold}.")
        return ExitCode.FINDINGS
    return ExitCode.OK
