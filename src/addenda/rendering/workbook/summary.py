"""What the first sheet says: the headline, the numbers, the money by rule, and how all of it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.rendering.field_counts import field_counts
from addenda.rendering.headline import changes_headline, impact_headline
from addenda.rendering.licence import notice_of
from addenda.rendering.not_compared import not_compared
from addenda.rendering.range_view import build_range
from addenda.rendering.reading_view import reading_sentences
from addenda.rendering.reconciliation_view import build_reconciliation
from addenda.rendering.shelving import shelving_of
from addenda.rendering.sides import compared, titles, unit
from addenda.rendering.view import RULES
from addenda.rendering.workbook.cells import Column, Shown, Table
from addenda.rendering.workbook.owners import facilities_table
from addenda.rendering.workbook.range import range_table
from addenda.rendering.workbook.totals import totals_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.model.changes import ChangeSet, Side
    from addenda.model.findings import Impact
    from addenda.model.reconciliation import Reconciliation
    from addenda.rendering.field_counts import FieldCount
    from addenda.rendering.view import Provenance
    from addenda.rendering.workbook.cells import Row

WIDTHS = (46, 14, 16, 16, 14, 14, 14, 16, 16, 16, 16, 16, 14)
"""Of the columns of the sheet, on which tables of several kinds stand."""


class Block(NamedTuple):
    """A part of the sheet: a title, then sentences, then a table."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None


def title_of(changes: ChangeSet) -> str:
    """Return what the report is about."""
    return f"{changes.codeset.title}: {compared(changes)}"


def summary(
    changes: ChangeSet, impact: Impact | None, made: Provenance, reconciliation: Reconciliation | None
) -> Iterator[Block]:
    """Yield the parts in reading order; the first one has the title of the report and its headline."""
    yield Block(title_of(changes), changes_headline(changes) + (impact_headline(impact) if impact else ()))
    yield Block("Codes", not_compared(changes), _counts(changes))
    if fields := field_counts(changes):
        yield Block("Fields that changed", table=_fields(fields, unit(changes.codeset)))
    if sections := shelving_of(changes).counts():
        yield Block("Sections of the book", table=_sections(sections))
    if impact:
        yield from _charge_master(impact)
    if reconciliation:
        headline = build_reconciliation(reconciliation).headline
        yield Block("What the publisher declares", headline, _declared(reconciliation))
    yield Block("Releases", table=_releases(changes))
    yield Block("Files", table=_files(impact, made))
    assumed = (*made.assumptions, *(impact.assumptions if impact else ()))
    yield Block("How to read this", (*RULES, *assumed, f"Made by addenda {made.version}."))
    if notice := notice_of(changes.codeset):
        yield Block("Notice of the publisher", (notice,))


def _charge_master(impact: Impact) -> Iterator[Block]:
    yield Block("Charge master", reading_sentences(impact), totals_table(impact))
    if impact.range and (told := build_range(impact.range)):
        table = range_table(impact.range.together)
        yield Block("What deleted codes may cost a year", (*told.before, *told.assumptions), table)
    if impact.facilities:
        yield Block("Facilities", table=facilities_table(impact))


def _counts(changes: ChangeSet) -> Table:
    counts = {"deleted": 0, "added": 0} | changes.counts._asdict()
    rows: list[Row] = [(name.capitalize(), count) for name, count in counts.items()]
    rows += [("In force before", changes.old.in_force), ("In force now", changes.new.in_force)]
    return Table((Column("What happened", 0), Column(f"{unit(changes.codeset).capitalize()}s", 0, Shown.COUNT)), rows)


def _fields(fields: Sequence[FieldCount], counted: str) -> Table:
    columns = (
        Column("Field", 0),
        Column(f"{counted.capitalize()}s", 0, Shown.COUNT),
        Column("Up", 0, Shown.COUNT, kept=False),
        Column("Down", 0, Shown.COUNT, kept=False),
        Column("All alike", 0, kept=False),
    )
    return Table(columns, fields)


def _sections(sections: list[tuple[str, tuple[int, ...]]]) -> Table:
    titles = ("Added", "Deleted", "Revised", "Of these through the parent")
    columns = (Column("Section", 0), *(Column(title, 0, Shown.COUNT) for title in titles))
    return Table(columns, [(section, *figures) for section, figures in sections])


def _declared(found: Reconciliation) -> Table:
    columns = (Column("Change", 0), *(Column(title, 0, Shown.COUNT) for title in ("Computed", "Declared", "Published")))
    rows = [(one.kind.value.capitalize(), one.computed, one.declared, one.published) for one in found.totals]
    return Table(columns, rows)


def _releases(changes: ChangeSet) -> Table:
    columns = (
        Column("Release", 0),
        Column("In force from", 0, Shown.DAY),
        Column(f"{unit(changes.codeset).capitalize()}s in force", 0, Shown.COUNT),
        Column("Known on", 0, Shown.DAY),
        Column("Commit", 0, Shown.WHOLE),
    )
    return Table(columns, [_release(*told) for told in zip(titles(changes), (changes.old, changes.new), strict=True)])


def _release(title: str, side: Side) -> Row:
    return (title, side.effective, side.in_force, side.known, side.commit)


def _files(impact: Impact | None, made: Provenance) -> Table:
    """Return the files that the report rests on; an impact names its own."""
    columns = (Column("File", 0), Column("Bytes", 0, Shown.COUNT), Column("SHA-256", 0, Shown.WHOLE))
    rows: list[Row] = [(source.name, source.size, source.sha256) for source in made.inputs]
    if impact:
        master = impact.chargemaster
        rows.append((master.file, None, master.sha256))
        rows += [(one.name, None, one.sha256) for one in master.files if len(master.files) > 1]
    return Table(columns, rows)
