"""The whole way: which codes are touched, which lines have them, what was used of those, and what that sums to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from addenda.impact.frames.checks import check_amounts, check_groups, unreadable
from addenda.impact.frames.codes import Touched, touched
from addenda.impact.frames.lines import touched_lines
from addenda.impact.frames.sums import Row, added, line_counts, sums, sums_by_usage, sums_by_volume, units_of
from addenda.impact.frames.usage import Keys, amounts_of, keys_of, unmatched, used
from addenda.model.estimates import Estimate, Group, Unmatched
from addenda.model.findings import Effect

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from addenda.impact.frames.codes import Understand
    from addenda.impact.frames.columns import Source
    from addenda.impact.frames.engine import Engine, Frame
    from addenda.model.changes import ChangeSet

_WORST_FIRST = tuple(Effect)


def estimate(
    engine: Engine, changes: ChangeSet, lines: Source, usage: Source | None, by: Sequence[str], understand: Understand
) -> Estimate:
    """Return what the changes do to the charge lines of a system.

    Raises:
        InputError: naming each group that neither source has, and each column of amounts that holds something else;
            when usage names no line, a source cannot be read, or a sum is too large.

    """
    check_groups(by, lines, usage)
    keys = keys_of(lines, usage) if usage else None
    found = touched(engine, lines, changes, understand)
    kept = _lines(engine, lines, found, with_volume=usage is None)
    missing = None
    if usage and keys:
        codes = touched(engine, usage, changes, understand) if usage.has("code") else None
        rows = engine.rows(line_counts(kept, by, keys.own)) + _usage(engine, usage, kept, keys, codes, by)
        missing = _unmatched(engine, usage, kept, keys, codes) if codes else None
    else:
        rows = engine.rows(sums_by_volume(kept, by))
    groups = sums(rows, by)
    totals = {effect: added(one.stake for one in groups if one.effect is effect) for effect in Effect}
    return Estimate(
        codeset=changes.codeset,
        old=changes.old,
        new=changes.new,
        engine=engine.name,
        by=tuple(by),
        codes=found.read,
        groups=tuple(sorted(groups, key=_order)) if by else (),
        totals=totals,
        everything=added(totals.values()),
        line_columns=lines.names,
        usage_columns=usage.names if usage else None,
        unmatched=missing,
    )


def _lines(engine: Engine, source: Source, found: Touched, *, with_volume: bool) -> Frame:
    amounts = ("price", "volume") if with_volume and source.has("volume") else ("price",)
    kept = engine.keep(touched_lines(source, found, amounts))
    check_amounts(engine.rows(kept.select(*unreadable(amounts))), source, amounts)
    return kept if "volume" in amounts else kept.with_columns(nw.lit(None).cast(nw.Int64).alias("volume"))


def _usage(
    engine: Engine, usage: Source, lines: Frame, keys: Keys, codes: Touched | None, by: Sequence[str]
) -> list[Row]:
    frame = used(usage, lines, keys, codes if keys.by_code else None, by)
    rows = engine.rows(sums_by_usage(frame, by, amounts_of(usage)))
    check_amounts(rows, usage, amounts_of(usage))
    return rows


def _unmatched(engine: Engine, usage: Source, lines: Frame, keys: Keys, codes: Touched) -> Unmatched:
    frame = unmatched(usage, lines, keys, codes)
    row = engine.rows(frame.select(nw.len().alias("rows"), nw.col("units").sum().cast(nw.Int64)))[0]
    return Unmatched(row["rows"], units_of(row["units"] or 0))


def _order(group: Group) -> tuple[bool, Decimal | int, tuple[str, ...], int]:
    known = group.stake.gross
    return known is None, -(known or 0), group.values, _WORST_FIRST.index(group.effect)
