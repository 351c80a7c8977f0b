"""Letters to the owners of charge lines: one page each, and the same as Markdown to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.errors import Problem, UsageError
from addenda.impact.owners import worklists
from addenda.model.worklist import OwnerKind
from addenda.rendering.letter.documents import letter_files

if TYPE_CHECKING:
    from pathlib import Path

    from addenda.model.findings import Impact
    from addenda.model.worklist import Worklist


def render_letters(impact: Impact | None, templates: Path | None = None) -> dict[str, bytes]:
    """Return the letters by the names of their files: one for each owner with a finding.

    The owners are those of the impact's worklists, its departments where it has none. Payers are left out: they do not
    work on a charge master.

    Raises:
        UsageError: when there is no charge master to write of.
        TemplateError: when a template in `templates` is broken.

    """
    if impact is None:
        raise UsageError(Problem("letters are of charge lines", advice="Name a charge master with --chargemaster."))
    return letter_files(impact, _addressed(impact), templates)


def _addressed(impact: Impact) -> list[Worklist]:
    asked = [one for one in impact.worklists if one.kind is not OwnerKind.PAYER]
    lists = asked or worklists(impact, OwnerKind.DEPARTMENT)
    return [one for one in lists if one.findings]
