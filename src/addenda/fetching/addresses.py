"""Which addresses may be asked: https, and plain http on this machine alone; never a place that no source names."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

import httpx

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
    if url.scheme == "https" and url.host:
        return ""
    if url.scheme == "http" and _is_this_machine(url.host):
        return ""
    return "the address is not https"


def site_of(address: str) -> str:
    """Return the host of an address, with its port where it names one."""
    return httpx.URL(address).netloc.decode("ascii")


def same_place(one: httpx.URL, other: httpx.URL) -> bool:
    """Say whether two addresses have the same scheme, host and port."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
