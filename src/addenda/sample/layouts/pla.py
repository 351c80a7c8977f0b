"""Proprietary laboratory analyses: all codes as XML, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from addenda.model.cpt.kinds import SUFFIXES, CodeKind
from addenda.sample.layouts.listed import of_kind
from addenda.sample.layouts.notice import LINES
from addenda.sample.layouts.tables import digits, tab_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.sample.generator import SyntheticRelease

_COLUMNS = (
    *("cdCode", "cdId", "cdDesc", "cdMDesc", "cdSDesc", "cdStatus", "effectiveDate", "publishDate"),
    *("labName", "manufacturerName", "testName"),
)


def pla_xml(release: SyntheticRelease) -> bytes:
    """Return one `plaCode` a code, its columns as elements; the notice stands in a comment."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<!--", *LINES, "-->", "<plaCodes>"]
    for row in _rows(release):
        cells = (f"<{name}>{escape(cell)}</{name}>" for name, cell in zip(_COLUMNS, row, strict=True))
        lines.append(f"<plaCode>{''.join(cells)}</plaCode>")
    return "".join(f"{line}\r\n" for line in (*lines, "</plaCodes>")).encode()


def pla_tab(release: SyntheticRelease) -> bytes:
    """Return the same columns as a table."""
    return tab_table(_COLUMNS, _rows(release))


def _rows(release: SyntheticRelease) -> Iterator[tuple[str, ...]]:
    """Yield the codes in force, and those that this release deleted."""
    truth = release.truth
    deleted = {code for code in truth.deleted if SUFFIXES.get(code[-1]) is CodeKind.PLA}
    statuses = dict.fromkeys(truth.added, "NEW") | dict.fromkeys(truth.revised, "REVISED")
    gone = [concept for concept in release.concepts if concept.code in deleted]
    for concept in sorted((*of_kind(release, CodeKind.PLA), *gone)):
        status = "DELETED" if concept.code in deleted else statuses.get(concept.code, "EXISTING")
        yield _row(concept, status)


def _row(concept: Concept, status: str) -> tuple[str, ...]:
    begun = digits(concept.text("added"))
    texts = map(concept.text, ("concept_id", "long", "medium", "short"))
    makers = map(concept.text, ("laboratory", "manufacturer", "test"))
    # The publisher announces a code before it takes effect; the sample does so on the same day.
    return concept.code, *texts, status, begun, begun, *makers
