"""What cannot be estimated: groups that nobody has, usage that names no line, amounts that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from addenda.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addenda.impact.frames.columns import Source


def check_groups(by: Iterable[str], lines: Source, usage: Source | None) -> None:
    """Make sure that a source has each group.

    Raises:
        InputError: naming those that none has.

    """
    sources = "lines and the usage" if usage else "lines"
    absent = [column for column in by if not lines.has(column) and not (usage and usage.has(column))]
    if absent:
        advice = "Say which column it is with --map lines.COLUMN=NAME or --map usage.COLUMN=NAME."
        raise InputError(
            Problem(f"the {sources} have no column {column!r} to group by", advice=advice) for column in absent
        )


def unreadable(columns: Sequence[str]) -> list[nw.Expr]:
    """Return, for each column of amounts, how many cells hold something else, and one of them."""
    return [
        expression
        for column in columns
        for expression in (
            nw.col(f"{column}_unreadable").count().alias(f"{column}_bad"),
            nw.col(f"{column}_unreadable").min().alias(f"{column}_example"),
        )
    ]


def check_amounts(rows: Iterable[Mapping[str, Any]], source: Source, columns: Iterable[str]) -> None:
    """Make sure that every amount could be read; `rows` have the columns of `unreadable`.

    Raises:
        InputError: naming each column of which one could not.

    """
    rows = list(rows)
    problems = []
    for column in columns:
        if bad := sum(row[f"{column}_bad"] for row in rows):
            example = min(row[f"{column}_example"] for row in rows if row[f"{column}_bad"])
            where = f"of the column {source.names[column]!r} on lines that the change touches"
            problems.append(Problem(f"{bad:,} amounts {where} cannot be read, such as", value=example))
    if problems:
        raise InputError(problems)
