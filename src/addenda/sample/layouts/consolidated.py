"""The Consolidated Code List: every text of a code in one row, and since when its descriptor reads as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.layouts.listed import listed
from addenda.sample.layouts.tables import digits, tab_table

if TYPE_CHECKING:
    from addenda.sample.generator import SyntheticRelease

_HEADER = (
    "Concept Id",
    "CPT Code",
    "Long",
    "Medium",
    "Short",
    "Consumer",
    "Spanish Consumer",
    "Current Descriptor Effective Date",
)
_TEXTS = ("long", "medium", "short", "consumer", "spanish_consumer")


def consolidated_list(release: SyntheticRelease) -> bytes:
    """Return one row a code; dates as eight digits, empty where the publisher does not know it."""
    rows = (
        (one.text("concept_id"), one.code, *map(one.text, _TEXTS), digits(one.text("revised_on")))
        for one in listed(release)
    )
    return tab_table(_HEADER, rows)
