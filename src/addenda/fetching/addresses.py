"""The addresses of sources: filled with the parts of a date, and never one that may not be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from addenda.model.addresses import may_be_asked

if TYPE_CHECKING:
    from collections.abc import Mapping


def fill(pattern: str, parts: Mapping[str, str]) -> str:
    """Return an address with its places filled.

    Raises:
        ValueError: when the pattern names a place that there is not, or is not well formed.

    """
    try:
        return pattern.format_map(parts)
    except (KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"there is no {error} to fill in") from None


def refusal(address: str) -> str:
    """Say why an address may not be asked, "" when it may."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        return f"the address is none ({error})"
    return "" if may_be_asked(url) else "the address is not https"


def site_of(address: str) -> str:
    """Return the host of an address, with its port where it names one."""
    return httpx.URL(address).netloc.decode("ascii")
