"""Typed values, of a parquet file or a database, as the text that a cell holds."""

from __future__ import annotations

from decimal import Decimal
from math import isnan

from addenda.reading.workbook import as_text


def cell_text(value: object) -> str:
    """Return a value as text, exactly: a decimal with all its digits, a float with the 15 that a spreadsheet keeps.

    What is not there (null, or a float that is no number) is the empty string.
    """
    if value is None or (isinstance(value, float) and isnan(value)):
        return ""
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() else ""
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", errors="replace")
    return as_text(value) if isinstance(value, float) else str(value)
