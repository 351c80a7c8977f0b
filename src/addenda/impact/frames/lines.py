"""The charge lines that a change touches, and what those agree on that a row of usage means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from addenda.impact.frames.amounts import amount
from addenda.impact.frames.codes import only_touched
from addenda.impact.frames.columns import GROUPS
from addenda.model.estimates import SEVERAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from addenda.impact.frames.codes import Touched
    from addenda.impact.frames.columns import Source
    from addenda.impact.frames.engine import Frame


def touched_lines(source: Source, found: Touched, amounts: Iterable[str]) -> Frame:
    """Return the touched lines: our texts, `effect`, and the amounts in ten-thousandths.

    What cannot be read of an amount stands in `price_unreadable`, or `volume_unreadable`; null where all is well.
    """
    texts = [source.text(column).alias(column) for column in ("charge_code", *GROUPS) if source.has(column)]
    return only_touched(source, found).select("code", "modifier", "effect", *texts, *read_amounts(source, amounts))


def read_amounts(source: Source, columns: Iterable[str]) -> list[nw.Expr]:
    """Return columns of amounts in ten-thousandths, and beside each the text of what cannot be read."""
    read = {column: amount(column, source.types[column]) for column in columns}
    return [
        expression
        for column, one in read.items()
        for expression in (
            one.value.alias(column),
            nw.when(one.unreadable).then(nw.col(column).cast(nw.String)).alias(f"{column}_unreadable"),
        )
    ]


def agreed(lines: Frame, key: Sequence[str], groups: Iterable[str]) -> Frame:
    """Return one row a key: the price and the groups of its lines, and the worst effect on any of them.

    A row of usage names a key, and must not count once for each line that has it. So where the lines of a key have
    different prices, or one has none, the price is not known; where they stand in different groups, it is several.
    """
    groups = [group for group in groups if group not in key]
    lowest = [nw.col(column).min().alias(f"{column}_low") for column in ("price", *groups)]
    highest = [nw.col(column).max().alias(f"{column}_high") for column in ("price", *groups)]
    priced = (nw.col("price").count() == nw.len()).alias("priced")
    found = lines.filter(nw.col(key[0]) != "").group_by(*key).agg(nw.col("effect").min(), priced, *lowest, *highest)
    low, high = nw.col("price_low"), nw.col("price_high")
    return found.select(
        *key,
        "effect",
        nw.when(nw.col("priced") & (low == high)).then(low).alias("price"),
        *(_agreed_group(group) for group in groups),
    )


def _agreed_group(group: str) -> nw.Expr:
    low = nw.col(f"{group}_low")
    return nw.when(low == nw.col(f"{group}_high")).then(low).otherwise(nw.lit(SEVERAL)).alias(group)
