"""Gross charges of lines in a few words, for the summary of a part that is folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.model.money import dollars

if TYPE_CHECKING:
    from addenda.model.findings import Total


def gross_words(total: Total) -> str:
    """Return the sum, and of how many lines it is not known, as a clause."""
    if total.gross is None:
        return "gross charges not known"
    unknown = total.lines_without_gross
    return f"{dollars(total.gross)} gross charges" + (f", not known of {counted(unknown, 'line')}" if unknown else "")
