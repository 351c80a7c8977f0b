"""Export a release, or the difference between two, to a file for other programs."""

from __future__ import annotations

from enum import StrEnum

from addenda.app.comparing import compare_releases, open_snapshot
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


def exported_release(store: Store, reference: str) -> tuple[CodeSet, Table]:
    """Return a release as a table, and its code set.

    Raises:
        UsageError: when the text is no reference.
        NotFoundError: when the store has no such release.
        StoreError: when the store is damaged.

    """
    snapshot = open_snapshot(store, reference)
    return snapshot.codeset, release_table(snapshot)


def exported_changes(store: Store, old: str, new: str) -> tuple[CodeSet, Table]:
    """Return what changed between two releases as a table, and their code set.

    Raises:
        UsageError: when a text is no reference, or the code sets differ.
        NotFoundError: when the store lacks one of them.
        StoreError: when the store is damaged.

    """
    changes = compare_releases(store, old, new)
    return changes.codeset, changes_table(changes)


def rendered_table(table: Table, table_format: TableFormat) -> bytes:
    """Return the bytes of a table's file; each format is imported here for start-up time alone.

    Raises:
        InputError: when the table is too large for a workbook.

    """
    if table_format is TableFormat.CSV:
        from addenda.rendering.tables.csv_text import table_csv

        return table_csv(table)
    if table_format is TableFormat.XLSX:
        from addenda.rendering.tables.xlsx_workbook import table_xlsx

        return table_xlsx(table)
    from addenda.rendering.tables.parquet_file import table_parquet

    return table_parquet(table)
