"""Remarks: sentences for the person who imports, short however many codes they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import listed as first_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LISTED = 5


def listed(names: Iterable[str]) -> str:
    """Return the first names in their order, and how many more there are."""
    return first_of(sorted(names), _LISTED)
