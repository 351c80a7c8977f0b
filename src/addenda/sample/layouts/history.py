"""The tables of CPT Link's history: deleted codes, and everything that ever happened to a code."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from addenda.sample.book import PRE_1990
from addenda.sample.layouts.listed import deleted
from addenda.sample.layouts.tables import tab_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.model.concept import Concept
    from addenda.sample.generator import SyntheticRelease

_DELETED = ("Concept Id", "Code", "Date Deleted", "Level", "Descriptor", "Instruction")
_HISTORY = (*("Date", "Change Type", "Concept Id", "CPT Code", "Level", "Prior Value", "Current Value", "Instruction"),)
_LEVEL = "Code"


def deleted_table(release: SyntheticRelease) -> bytes:
    """Return one row for each deleted code; the date is the first day on which it could not be used."""
    return tab_table(_DELETED, (_deleted_row(concept) for concept in deleted(release)))


def history_table(release: SyntheticRelease) -> bytes:
    """Return one row an event, the latest first; empty cells at the end of a row are left out."""
    latest_first = sorted(
        release.history, key=lambda event: (-(event.on or date.min).toordinal(), event.code, event.change)
    )
    rows = (
        (
            event.stated,
            event.change,
            event.concept_id,
            event.code,
            _LEVEL,
            event.prior,
            event.current,
            event.instruction,
        )
        for event in latest_first
    )
    return tab_table(_HISTORY, map(_shortened, rows))


def _deleted_row(concept: Concept) -> tuple[str, ...]:
    last_day = concept.terminated
    stated = (
        PRE_1990 if PRE_1990 in concept.text("dates_stated") or not last_day else f"{last_day + timedelta(1):%Y%m%d}"
    )
    return (
        concept.text("concept_id"),
        concept.code,
        stated,
        _LEVEL,
        concept.text("long"),
        concept.text("instruction"),
    )


def _shortened(row: Iterable[str]) -> tuple[str, ...]:
    cells = list(row)
    while not cells[-1]:
        cells.pop()
    return tuple(cells)
