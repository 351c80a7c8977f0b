"""What was used of the lines that a change touches: rows of claims, or of yearly counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

from addenda.errors import InputError, Problem
from addenda.impact.frames.amounts import gross, to_cents, too_large
from addenda.impact.frames.codes import only_touched
from addenda.impact.frames.columns import GROUPS
from addenda.impact.frames.lines import agreed, read_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.impact.frames.codes import Touched
    from addenda.impact.frames.columns import Source
    from addenda.impact.frames.engine import Frame


class Keys(NamedTuple):
    """How a row of usage says which line it is of, and the groups that only usage has (payers)."""

    key: tuple[str, ...]
    own: tuple[str, ...]

    @property
    def by_code(self) -> bool:
        """Whether the code says it, since the two sources do not share charge codes."""
        return self.key[0] == "code"


def keys_of(lines: Source, usage: Source) -> Keys:
    """Return the charge code where both have it, else the code, and the facility where both have it.

    The modifier belongs to the code, unless only one of them has a column for it. A row of usage without a
    facility or a charge code names no line.

    Raises:
        InputError: when nothing in the usage says which line a row is of.

    """
    if not usage.has("code") and not (lines.has("charge_code") and usage.has("charge_code")):
        advice = "Say which column it is with --map usage.code=NAME, or with charge_code for both."
        raise InputError(Problem("the usage has no column that says which line it is of", advice=advice))
    key = ["charge_code"] if lines.has("charge_code") and usage.has("charge_code") else ["code"]
    if key == ["code"] and lines.has("modifier") == usage.has("modifier"):
        key.append("modifier")
    if lines.has("facility") and usage.has("facility"):
        key.append("facility")
    return Keys(tuple(key), tuple(group for group in GROUPS if usage.has(group) and not lines.has(group)))


def used(usage: Source, lines: Frame, keys: Keys, touched: Touched | None, groups: Sequence[str]) -> Frame:
    """Return the rows of usage of touched lines with the price, the effect and the groups of their line.

    `units` is in ten-thousandths, `gross` and `billed` in cents. `touched` are the usage's own codes, where they say
    which line a row is of.
    """
    of_lines = [group for group in groups if group not in (*keys.key, *keys.own)]
    known = agreed(lines, keys.key, of_lines)
    rows = _rows(usage, keys, touched, groups).join(known, on=list(keys.key), how="inner")
    rows = rows.with_columns(*read_amounts(usage, amounts_of(usage)))
    if usage.has("charges"):
        rows = rows.with_columns(to_cents(nw.col("charges")).alias("billed"))
    return with_gross(rows, "units")


def unmatched(usage: Source, lines: Frame, keys: Keys, touched: Touched) -> Frame:
    """Return the rows of usage with touched codes for which no touched line is there."""
    named = lines.select(*keys.key).filter(nw.col(keys.key[0]) != "")
    rows = _rows(usage, keys, touched, ()).join(named, on=list(keys.key), how="anti")
    return rows.select(*read_amounts(usage, ("units",)))


def with_gross(frame: Frame, units: str) -> Frame:
    """Return a frame with price times units, `gross`, in cents, and where that is `too_large`."""
    made = nw.col("price"), nw.col(units)
    return frame.with_columns(gross(*made).alias("gross"), too_large(*made).alias("too_large"))


def amounts_of(usage: Source) -> tuple[str, ...]:
    """Return the usage's columns of amounts."""
    return ("units", "charges") if usage.has("charges") else ("units",)


def _rows(usage: Source, keys: Keys, touched: Touched | None, groups: Sequence[str]) -> Frame:
    frame = only_touched(usage, touched) if touched else usage.frame
    own = [usage.text(column).alias(column) for column in keys.own if column in groups]
    key = [nw.col(column) if column in {"code", "modifier"} else usage.key(column) for column in keys.key]
    return frame.select(*key, *own, *amounts_of(usage))
