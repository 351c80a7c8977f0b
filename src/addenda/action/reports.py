"""The reports of a run: one for each pair of releases, in a folder of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from addenda.action.workflow_commands import Annotation
from addenda.app.assessing import Question
from addenda.app.configuration import decisions_of_store
from addenda.app.reporting import render_report, view_of, write_files
from addenda.app.selecting import Wanted
from addenda.app.telling import Asked, tell
from addenda.reading.chargemaster.address import is_address
from addenda.store.references import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from addenda.action.runner import Runner
    from addenda.action.settings import Settings
    from addenda.app.changed_releases import Pair
    from addenda.app.publishing import Publication
    from addenda.app.telling import Telling
    from addenda.model.changes import ChangeSet
    from addenda.model.findings import Impact
    from addenda.rendering.view import ReportView
    from addenda.store.store import Store

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Report:
    """What is told of one pair of releases; `name` is that of its folder."""

    name: str
    telling: Telling
    view: ReportView

    @property
    def changes(self) -> ChangeSet:
        """What changed."""
        return self.telling.told.changes

    @property
    def impact(self) -> Impact | None:
        """What that does to the charge master; None without one."""
        return self.telling.told.impact

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed and nothing was found."""
        return self.changes.counts.nothing and not (self.impact and self.impact.findings)


def make_reports(
    runner: Runner, settings: Settings, store: Store, pairs: Iterable[Pair], how: Publication
) -> list[Report]:
    """Tell of each pair, the newest release first: what is short of room is told of the oldest.

    Nothing is written yet, so that a text that may not be shown leaves nothing behind.

    Raises:
        AddendaError: as `tell`.

    """

    def warn(sentence: str) -> None:
        runner.annotate(Annotation("warning", sentence))

    question = _question(settings)
    part = Wanted(settings.only) if settings.only else None
    reports: list[Report] = []
    for pair in pairs:
        telling = tell(store, Asked(pair.old, pair.new, how, question, part), step=runner.log, warn=warn)
        taken = {report.name for report in reports}
        reports.append(Report(_name(pair, telling.told.changes, taken), telling, view_of(*telling)))
    return sorted(reports, key=lambda report: report.changes.new.effective, reverse=True)


def write_reports(reports: Sequence[Report], folder: Path) -> None:
    """Write the files of each report into its folder.

    Raises:
        StoreError: when a folder cannot be written.

    """
    for report in reports:
        write_files(render_report(*report.telling), folder / report.name, force=False)


def _question(settings: Settings) -> Question | None:
    if not settings.chargemaster:
        return None
    decisions = decisions_of_store(settings.store, datetime.now(UTC).date())
    return Question(
        charge_master_source(settings),
        fees=settings.fees,
        locality=settings.locality or None,
        setting=settings.setting,
        usage=settings.store / settings.usage if settings.usage else None,
        by=settings.by,
        decisions=decisions,
    )


def charge_master_source(settings: Settings) -> str:
    """Return the address of the charge master, or its path from anywhere."""
    source = settings.chargemaster
    return source if is_address(source) else str(settings.store / source)


def _name(pair: Pair, changes: ChangeSet, taken: set[str]) -> str:
    """Return a name of a folder that no other report has: code set, old release (and its moment), new release."""
    known = [Reference.parse(reference).known for reference in pair]
    moments = [f"at-{moment[:12]}" if moment else "" for moment in known]
    old, new = changes.old.id, changes.new.id
    parts = (old.codeset, old.release, moments[0], new.release, moments[1])
    name = _UNSAFE.sub("-", "-".join(part for part in parts if part))
    while name in taken:
        name += "-again"
    return name
