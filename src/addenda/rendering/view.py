"""The view of a report: finished sentences, numbers and tables, so that a template neither counts nor sorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.findings import Effect, Impact
from addenda.model.money import dollars
from addenda.rendering.bar_chart import BarChart, sections_chart, trend_chart
from addenda.rendering.changes_view import ChangesView, build_changes
from addenda.rendering.glossary import TermView, Use, glossary
from addenda.rendering.impact_view import MOST, ImpactView, build_impact
from addenda.rendering.payment_view import payment_total
from addenda.rendering.reconciliation_view import ReconciliationView, build_reconciliation
from addenda.rendering.sides import compared
from addenda.rendering.treemap import Treemap, build_treemap
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import ConceptKey
    from addenda.model.family import Family
    from addenda.model.reconciliation import Reconciliation
    from addenda.model.release import Source
    from addenda.model.trend import ReleasePair

RULES = (
    "A code is in force on a day when it has begun by then and has not ended before it.",
    "Revised means that a descriptor changed; white space alone never makes a revision.",
    "Gross charges are price times volume of the charge master. What is not known is never counted as zero.",
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report was made: the tool's version, the files that the releases were read from, what was assumed.

    The charge master is not among `inputs`; an impact names its own file.
    """

    version: str
    inputs: tuple[Source, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One number that stands out."""

    label: str
    """What is counted."""
    value: str
    """The number, or `unknown`."""
    note: str
    """What it means, in a few words."""
    tone: str
    """`add`, `delete`, `change`, `money` or `plain`."""
    target: str
    """The id on the page that it leads to; "" for none."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that a report says."""

    title: str
    """The code set, and what is compared."""
    tiles: tuple[Tile, ...]
    """The numbers of the change."""
    impact_tiles: tuple[Tile, ...]
    """The numbers of the charge master; none without one."""
    chart: BarChart | None
    """The changes by section; None where there is too little to show."""
    treemap: Treemap | None
    """Where the money at stake is; None likewise."""
    trend: BarChart | None
    """The changes of other years; None likewise."""
    changes: ChangesView
    """What changed."""
    impact: ImpactView | None
    """What that does to a charge master; None where none was given."""
    reconciliation: ReconciliationView | None
    """The publisher's own list beside it; None where it gave none."""
    version: str
    """The version of Addenda."""
    inputs: tuple[tuple[str, str], ...]
    """Name and sha256 of each file that the releases were read from."""
    rules: tuple[str, ...]
    """The words and assumptions that the numbers rest on, as sentences."""
    glossary: tuple[TermView, ...]
    """The terms of the trade that the report uses, in the order of the alphabet."""


def build_report(
    changes: ChangeSet,
    impact: Impact | None,
    made: Provenance,
    reconciliation: Reconciliation | None = None,
    suggestions: Suggestions | None = None,
    trend: Sequence[ReleasePair] = (),
    families: Mapping[ConceptKey, Family] | None = None,
) -> ReportView:
    """Return the view of a report, made safe to show but not yet escaped for any format.

    `trend` are the pairs of adjacent releases in the store, the oldest first; `families` those of the revised codes.
    """
    told = build_changes(changes, suggestions=suggestions, families=families)
    return ReportView(
        title=visible(f"{changes.codeset.title}: {compared(changes)}"),
        tiles=_tiles(changes),
        impact_tiles=_impact_tiles(impact) if impact else (),
        chart=sections_chart(changes, told.book),
        treemap=build_treemap(impact) if impact else None,
        trend=trend_chart(trend),
        changes=told,
        impact=build_impact(impact, MOST) if impact else None,
        reconciliation=build_reconciliation(reconciliation) if reconciliation else None,
        version=visible(made.version),
        inputs=tuple((visible(source.name), visible(source.sha256)) for source in made.inputs),
        rules=RULES + tuple(visible(assumption) for assumption in made.assumptions),
        glossary=_glossary(changes, impact),
    )


def _glossary(changes: ChangeSet, impact: Impact | None) -> tuple[TermView, ...]:
    uses = [Use.BOOK] if changes.book else []
    if impact:
        uses += [Use.LINES, Use.FEES] if impact.at_stake.payment else [Use.LINES]
    return glossary(*uses)


def _tiles(changes: ChangeSet) -> tuple[Tile, ...]:
    counts = changes.counts
    tiles = (
        ("Deleted", counts.deleted, "not in force any more", "delete"),
        ("Added", counts.added, "in force now", "add"),
        ("Revised", counts.revised, "another text", "change"),
        ("Updated", counts.updated, "same text, other fields", "change"),
        ("Reused", counts.reused, "same number, other meaning", "delete"),
    )
    return tuple(
        Tile(label, number(count), note, tone if count else "plain", label.lower() if count else "")
        for label, count, note, tone in tiles
    )


def _impact_tiles(impact: Impact) -> tuple[Tile, ...]:
    target = "lines" if impact.findings else ""
    tiles = []
    if deleted := impact.totals.get(Effect.DELETED):
        gross = "unknown" if deleted.gross is None else dollars(deleted.gross)
        tiles.append(Tile("Gross at stake", gross, "on lines with a deleted code", "money", target))
    lines = number(len(impact.chargemaster.lines))
    tiles.append(Tile("Lines touched", number(impact.at_stake.lines), f"of {lines}", "plain", target))
    if deleted:
        unknown = number(deleted.lines_without_gross)
        tiles.append(Tile("Unknown", unknown, "lines with a deleted code lack volume or price", "plain", target))
    if impact.at_stake.payment:
        paid = payment_total(impact.at_stake.payment)
        note = "a year, new less old, on all lines touched"
        if impact.at_stake.payment.lines_unknown:
            note += f" but {paid.note}, whose payment is not known"
        tiles.append(Tile("Payment", paid.difference or "unknown", note, "plain", target))
    return tuple(tiles)
