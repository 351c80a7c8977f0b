"""Write a report: a page, a Markdown file, a workbook and a JSON file in a folder, all of them or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from addenda import __version__
from addenda.app.letter_folder import LISTING
from addenda.diffing.reconciling.selecting import select_accounts
from addenda.errors import ConflictError, Problem, StoreError
from addenda.model.candidates import Suggestions
from addenda.model.changes import ChangeSet
from addenda.model.findings import Impact
from addenda.model.reconciliation import Reconciliation
from addenda.model.snapshot import Snapshot
from addenda.rendering.fitting.fitted import LIMIT
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_json import report_json
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.view import Provenance, ReportView, build_report
from addenda.rendering.workbook.report import report_workbook

if TYPE_CHECKING:
    from addenda.app.selecting import Chosen
    from addenda.model.concept import ConceptKey
    from addenda.model.family import Family
    from addenda.model.trend import ReleasePair

PAGE = "index.html"
MARKDOWN = "report.md"
WORKBOOK = "report.xlsx"
DATA = "report.json"
_ASIDE = ".addenda-"


def provenance(old: Snapshot, new: Snapshot) -> Provenance:
    """Return how a report on two snapshots was made."""
    sources = dict.fromkeys(old.release.sources + new.release.sources)
    return Provenance(__version__, tuple(sources))


class Told(NamedTuple):
    """What a report tells; `impact` is already of the chosen codes alone, where codes were chosen.

    `suggestions` are the candidates of every deleted code; None where a code set has no such thing. `trend` are the
    changes from release to release, `families` the codes around a revised one; None where no text may be shown.
    """

    changes: ChangeSet
    impact: Impact | None
    reconciliation: Reconciliation | None
    suggestions: Suggestions | None = None
    trend: tuple[ReleasePair, ...] = ()
    families: Mapping[ConceptKey, Family] | None = None

    def about(self, chosen: Chosen | None) -> Told:
        """Return the same of the chosen codes alone; of all codes for None."""
        if chosen is None:
            return self
        changes, whole = chosen.narrow(self.changes), self.reconciliation
        accounts = select_accounts(whole, changes, chosen.codes) if whole else None
        suggestions = self.suggestions and self.suggestions.narrowed(changes)
        return self._replace(changes=changes, reconciliation=accounts, suggestions=suggestions)


def view_of(told: Told, made: Provenance) -> ReportView:
    """Return the view that the pages are made of."""
    changes, impact, reconciliation, suggestions, trend, families = told
    return build_report(changes, impact, made, reconciliation, suggestions, trend=trend, families=families)


def render_report(
    told: Told, made: Provenance, templates: Path | None = None, limit: int | None = LIMIT
) -> dict[str, bytes]:
    """Return the report's files by name; a template in the folder `templates` comes before the shipped one.

    The Markdown has `limit` characters at the most, None for any number.

    Raises:
        TemplateError: when a template is broken.
        UsageError: when the Markdown is longer than `limit` even without any detail.

    """
    changes, impact, reconciliation, suggestions = told[:4]
    view = view_of(told, made)
    return {
        PAGE: render_html(view, templates).encode(),
        MARKDOWN: render_markdown(view, templates, limit).encode(),
        WORKBOOK: report_workbook(changes, impact, made, reconciliation, suggestions),
        DATA: json_text(report_json(changes, impact, made, reconciliation, suggestions)),
    }


def write_files(files: Mapping[str, bytes], folder: Path, *, force: bool) -> None:
    """Write files into a folder that is new, empty, or holds nothing but an earlier report and folders of letters.

    Every file is written aside first, so that a full disk leaves an earlier report as it was.

    Raises:
        ConflictError: when the folder holds other files and `force` is not given.
        StoreError: when the folder cannot be written.

    """
    try:
        _refuse_others(folder, files, force=force)
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
        try:
            for name, content in files.items():
                (aside / name).write_bytes(content)
            for name in files:
                (aside / name).replace(folder / name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise StoreError(Problem(f"the report cannot be written ({error.strerror})", str(folder))) from error


def _refuse_others(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    if force or not folder.exists():
        return
    if not folder.is_dir():
        raise ConflictError(Problem("this is a file, not a folder", str(folder), advice="Name another --output."))
    left = (entry.name for entry in folder.glob(f"{_ASIDE}*"))  # what a killed report left is ours
    ours = {*files, *left, *(listing.parent.name for listing in folder.glob(f"*/{LISTING}"))}
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in ours)
    if others:
        advice = "Name another --output, or write into it all the same with --force."
        raise ConflictError(Problem("the folder holds other files", str(folder), None, ", ".join(others[:5]), advice))
