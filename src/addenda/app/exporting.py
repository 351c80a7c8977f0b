"""Export a release, or the difference between two, to a file for other programs."""

from __future__ import annotations

from enum import StrEnum

from addenda.app.codes_only import codes_only, snapshot_codes_only
from addenda.app.comparing import compare_snapshots, open_snapshot, open_snapshots
from addenda.app.publishing import Publication
from addenda.app.selecting import Wanted, choose
from addenda.model.codeset import CodeSet
from addenda.rendering.tables.changes_table import changes_table
from addenda.rendering.tables.release_table import release_table
from addenda.rendering.tables.table import Table
from addenda.store.store import Store


class TableFormat(StrEnum):
    """What a table is written as."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def exported_release(store: Store, reference: str, how: Publication) -> tuple[CodeSet, Table]:
    """Return a release as a table, and its code set.

    Raises:
        UsageError: when the text is no reference.
        ConflictError: when its texts may not be written there.
        NotFoundError: when the store has no such release.
        StoreError: when the store is damaged.

    """
    snapshot = open_snapshot(store, reference)
    how.permit(snapshot.codeset)
    return snapshot.codeset, release_table(snapshot_codes_only(snapshot) if how.codes_only else snapshot)


def exported_changes(
    store: Store, old: str, new: str, how: Publication, wanted: Wanted | None
) -> tuple[CodeSet, Table]:
    """Return what changed between two releases, or of it what is wanted, as a table, and their code set.

    Raises:
        UsageError: when a text is no reference, the code sets differ, or what is wanted is not understood.
        ConflictError: when their texts may not be written there.
        NotFoundError: when the store lacks one of them.
        StoreError: when the store is damaged.

    """
    before, after = open_snapshots(store, old, new)
    how.permit(after.codeset)
    changes = compare_snapshots(before, after)
    if wanted:
        changes = choose(store, wanted, new, before, after, how).narrow(changes)
    return changes.codeset, changes_table(codes_only(changes, changes.codeset) if how.codes_only else changes)


def rendered_table(table: Table, table_format: TableFormat, *, bom: bool = True) -> bytes:
    """Return the bytes of a table's file; a csv has a byte order mark or not.

    Each format is imported here for start-up time alone.

    Raises:
        InputError: when the table is too large for a workbook.

    """
    if table_format is TableFormat.CSV:
        from addenda.rendering.tables.csv_text import table_csv

        return table_csv(table, bom=bom)
    if table_format is TableFormat.XLSX:
        from addenda.rendering.tables.xlsx_workbook import table_xlsx

        return table_xlsx(table)
    from addenda.rendering.tables.parquet_file import table_parquet

    return table_parquet(table)
