"""The views of an impact and of a corporate standard, with less detail."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from addenda.rendering.fitting.detail import ACCOUNTS, CANDIDATES, TABLES, WAIVED, WORKLISTS
from addenda.rendering.fitting.dropped import CANDIDATES as CANDIDATE_WORDS
from addenda.rendering.fitting.kept import kept

if TYPE_CHECKING:
    from addenda.rendering.candidates_view import CandidatesView
    from addenda.rendering.fitting.detail import Detail
    from addenda.rendering.fitting.dropped import Dropped
    from addenda.rendering.impact_view import ImpactView, LinesSection
    from addenda.rendering.standard_view import FacilityStandard, StandardSection, StandardView
    from addenda.rendering.worklist_view import OwnersView, OwnerView

Row = TypeVar("Row")


def cut_impact(view: ImpactView, detail: Detail, dropped: Dropped) -> ImpactView:
    """Return the view with as much of it as the detail says; headline, totals, rules and their counts stay."""
    rows = _Rows(detail.get(TABLES), dropped)
    return replace(
        view,
        files=rows.of("Files of the charge master", view.files),
        columns=rows.of("Columns of the charge master", view.columns),
        reading=rows.of("How the charge master was read", view.reading),
        assumptions=rows.of("What the money rests on", view.assumptions),
        facilities=rows.of("Facilities", view.facilities),
        owners=tuple(_owners(kind, detail, dropped) for kind in view.owners),
        first=view.first[: detail.get("high")],
        sections=tuple(_section(section, detail, dropped) for section in view.sections),
        waived=_Rows(detail.get(WAIVED), dropped).of("Waived", view.waived),
        candidates=_candidates(view.candidates, detail, dropped),
    )


def cut_standard(view: StandardView, detail: Detail, dropped: Dropped) -> StandardView:
    """Return the view with as many lines as the detail says; the counts of the facilities stay."""
    rows = _Rows(detail.get(TABLES), dropped)
    facilities = rows.of("Facilities", view.facilities)
    return replace(view, facilities=tuple(_facility(one, detail.get(ACCOUNTS), dropped) for one in facilities))


def _candidates(codes: tuple[CandidatesView, ...], detail: Detail, dropped: Dropped) -> tuple[CandidatesView, ...]:
    told = _Rows(detail.get("deleted"), dropped).of("Candidates for deleted codes", codes, "codes")
    cut = tuple(replace(one, lines=one.lines[: detail.get(CANDIDATES)]) for one in told)
    for before, after in zip(told, cut, strict=True):
        if len(after.lines) < len(before.lines):
            dropped.count(*CANDIDATE_WORDS)
    return cut


class _Rows:
    """Cuts lists to a number of rows."""

    def __init__(self, most: int | None, dropped: Dropped) -> None:
        self._most = most
        self._dropped = dropped

    def of(self, title: str, rows: tuple[Row, ...], what: str = "rows") -> tuple[Row, ...]:
        told = rows[: kept(len(rows), self._most)]
        self._dropped.row(title, len(rows) - len(told), len(rows), what)
        return told


def _section(section: LinesSection, detail: Detail, dropped: Dropped) -> LinesSection:
    lines = section.lines[: kept(len(section.lines), detail.get(section.severity))]
    if len(lines) == len(section.lines):
        return section
    dropped.row(section.title, _count(section) - len(lines), _count(section), "findings")
    return replace(section, lines=lines, rest=_shown(len(lines), section.count))


def _owners(kind: OwnersView, detail: Detail, dropped: Dropped) -> OwnersView:
    owners = _Rows(detail.get(TABLES), dropped).of(f"{kind.title}, the table", kind.owners)
    cut = tuple(_owner(one, detail.get(WORKLISTS)) for one in owners)
    count = sum(map(_count, kind.owners))
    dropped.row(kind.title, count - sum(len(one.lines) for one in cut), count, "findings")
    return replace(kind, owners=cut)


def _owner(owner: OwnerView, most: int | None) -> OwnerView:
    lines = owner.lines[: kept(len(owner.lines), most)]
    if len(lines) == len(owner.lines):
        return owner
    # without an id an owner has a row in the table, and no list
    return replace(owner, id=owner.id if lines else "", lines=lines, rest=_shown(len(lines), owner.count))


def _facility(one: FacilityStandard, most: int | None, dropped: Dropped) -> FacilityStandard:
    return replace(one, sections=tuple(_standard_section(section, most, dropped) for section in one.sections))


def _standard_section(section: StandardSection, most: int | None, dropped: Dropped) -> StandardSection:
    lines = section.lines[: kept(len(section.lines), most)]
    if len(lines) == len(section.lines):
        return section
    dropped.row(section.title, _count(section) - len(lines), _count(section), "lines")
    return replace(section, lines=lines, rest=_shown(len(lines), section.count))


def _count(told: LinesSection | OwnerView | StandardSection) -> int:
    """Return how many there are, those that the view leaves out too."""
    return int(told.count.replace(",", ""))


def _shown(shown: int, count: str) -> str:
    return f"Only the first {shown} of {count} are shown here." if shown else "They are left out here."
