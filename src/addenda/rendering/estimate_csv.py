"""An estimate as a table for other programs: one row a group and effect, or an effect where nothing is grouped by."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from addenda.model.estimates import Stake
from addenda.rendering.estimate_json import stake_json
from addenda.rendering.tables.csv_text import harmless

if TYPE_CHECKING:
    from addenda.model.estimates import Estimate


def estimate_csv(estimate: Estimate) -> bytes:
    """Return the text of the file, in UTF-8 with a byte order mark; what is not known is empty."""
    rows = [((*group.values, group.effect.value), group.stake) for group in estimate.groups]
    if not estimate.by:
        rows = [((effect.value,), stake) for effect, stake in estimate.totals.items()]
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow((*estimate.by, "effect", *Stake._fields))
    for names, stake in rows:
        values = ("" if value is None else str(value) for value in stake_json(stake).values())
        writer.writerow((*map(harmless, names), *values))
    return stream.getvalue().encode("utf-8-sig")
