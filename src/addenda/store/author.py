"""Who makes the commits of a store, where that is not for git's own configuration to say."""

from __future__ import annotations

from typing import NamedTuple


class Author(NamedTuple):
    """A name and an address, as git writes them into a commit."""

    name: str
    address: str
