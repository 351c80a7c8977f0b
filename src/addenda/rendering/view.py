"""The view of a report: finished sentences, numbers and tables, so that a template neither counts nor sorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.model.findings import Effect, Impact
from addenda.model.money import dollars
from addenda.rendering.changes_view import ChangesView, build_changes
from addenda.rendering.impact_view import MOST, ImpactView, build_impact
from addenda.rendering.payment_view import payment_total
from addenda.rendering.reconciliation_view import ReconciliationView, build_reconciliation
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from addenda.model.candidates import Suggestions
    from addenda.model.changes import ChangeSet
    from addenda.model.reconciliation import Reconciliation
    from addenda.model.release import Source

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
    """One number that stands out. `tone` is `add`, `delete`, `change` or `plain`; `target` is the id it leads to."""

    label: str
    value: str
    note: str
    tone: str
    target: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that a report says.

    `impact` is None where no charge master was given, `reconciliation` where the publisher gave no list of changes.
    `inputs` are names and sha256; `rules` are the words and assumptions that the numbers rest on.
    """

    title: str
    tiles: tuple[Tile, ...]
    impact_tiles: tuple[Tile, ...]
    changes: ChangesView
    impact: ImpactView | None
    reconciliation: ReconciliationView | None
    version: str
    inputs: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]


def build_report(
    changes: ChangeSet,
    impact: Impact | None,
    made: Provenance,
    reconciliation: Reconciliation | None = None,
    suggestions: Suggestions | None = None,
) -> ReportView:
    """Return the view of a report, made safe to show but not yet escaped for any format."""
    return ReportView(
        title=visible(f"{changes.codeset.title}: {changes.old.id} to {changes.new.id}"),
        tiles=_tiles(changes),
        impact_tiles=_impact_tiles(impact) if impact else (),
        changes=build_changes(changes, suggestions=suggestions),
        impact=build_impact(impact, MOST) if impact else None,
        reconciliation=build_reconciliation(reconciliation) if reconciliation else None,
        version=visible(made.version),
        inputs=tuple((visible(source.name), visible(source.sha256)) for source in made.inputs),
        rules=RULES + tuple(visible(assumption) for assumption in made.assumptions),
    )


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
    touched, target = impact.at_stake.lines, "lines" if impact.findings else ""
    tiles = [Tile("Lines touched", number(touched), f"of {number(len(impact.chargemaster.lines))}", "plain", target)]
    if deleted := impact.totals.get(Effect.DELETED):
        gross = "unknown" if deleted.gross is None else dollars(deleted.gross)
        unknown = number(deleted.lines_without_gross)
        tiles += [
            Tile("Gross at stake", gross, "on lines with a deleted code", "plain", target),
            Tile("Unknown", unknown, "of those lines lack volume or price", "plain", target),
        ]
    if impact.at_stake.payment:
        paid = payment_total(impact.at_stake.payment)
        note = "a year, new less old, on all lines touched"
        tiles.append(Tile("Payment", paid.difference or "unknown", note, "plain", target))
    return tuple(tiles)
