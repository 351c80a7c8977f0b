"""What a template may use: views by the names that they have in each template, and the fields of every view.

It is a contract: a template of a user's own that keeps to it goes on working until the major version changes.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_type_hints

from addenda.rendering.changes_view import ChangesView
from addenda.rendering.described import descriptions
from addenda.rendering.fitting.dropped import CutView
from addenda.rendering.impact_view import ImpactView
from addenda.rendering.letter.view import LetterView
from addenda.rendering.reconciliation_view import ReconciliationView
from addenda.rendering.shipped import shipped_templates
from addenda.rendering.standard_view import StandardView
from addenda.rendering.view import ReportView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
_CUT: Mapping[str, Any] = {"cut": CutView | None}
_REPORT: Mapping[str, Any] = {
    "report": ReportView,
    "changes": ChangesView,
    "impact": ImpactView | None,
    "reconciliation": ReconciliationView | None,
}
PAGES: Mapping[str, Mapping[str, Any]] = {
    "report.html.j2": _REPORT,
    "report.md.j2": {**_REPORT, **_CUT},
    "impact.md.j2": {"changes": ChangesView, "impact": ImpactView, "decide": str, **_CUT},
    "changes.md.j2": {"changes": ChangesView, **_CUT},
    "reconciliation.md.j2": {"reconciliation": ReconciliationView, **_CUT},
    "standard.md.j2": {"standard": StandardView, **_CUT},
    "letter.html.j2": {"letter": LetterView},
    "letter.md.j2": {"letter": LetterView},
}
"""The templates that are rendered, and the names in each; the others are parts of these."""


class ViewField(NamedTuple):
    """A field of a view: its name, its type, and what it holds ("" where nothing says so)."""

    name: str
    type: Any
    description: str


def fields_of(view: type) -> tuple[ViewField, ...]:
    """Return the fields of a view in their order, then its properties."""
    hints, told = get_type_hints(view), descriptions(view)
    own = [ViewField(one.name, hints[one.name], told.get(one.name, "")) for one in fields(view)]
    return (*own, *_properties(view))


def views() -> tuple[type, ...]:
    """Return every view that a template can come to, the one with which it begins first."""
    found: dict[type, None] = {}
    for names in PAGES.values():
        for hint in names.values():
            _gather(hint, found)
    return tuple(found)


def blocks_of(template: str) -> tuple[str, ...]:
    """Return the blocks of a shipped template in their order."""
    return tuple(_BLOCK.findall(shipped_templates()[template].decode()))


def _gather(hint: Any, found: dict[type, None]) -> None:
    if isinstance(hint, type) and is_dataclass(hint) and hint not in found:
        found[hint] = None
        for field in fields_of(hint):
            _gather(field.type, found)
    for part in get_args(hint):
        _gather(part, found)


def _properties(view: type) -> Iterator[ViewField]:
    for name, member in inspect.getmembers(view, lambda member: isinstance(member, property)):
        yield ViewField(name, get_type_hints(member.fget)["return"], inspect.getdoc(member) or "")
