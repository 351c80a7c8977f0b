"""Which addresses on the web may be asked, and which are one place."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx


def may_be_asked(url: httpx.URL) -> bool:
    """Say whether an address is https, or plain http on this machine, where nobody listens in."""
    return bool(url.host) and (url.scheme == "https" or (url.scheme == "http" and _is_this_machine(url.host)))


def same_place(one: httpx.URL, other: httpx.URL) -> bool:
    """Say whether two addresses have the same scheme, host and port."""
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
