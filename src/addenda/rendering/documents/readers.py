"""The readers."""

from __future__ import annotations

from typing import Literal, TypedDict


class ReaderEntry(TypedDict):
    """A reader of one layout."""

    name: str
    """Its name."""
    title: str
    """What it reads."""
    codeset: str
    """The id of the code set that it reads; empty where the user names it."""
    looks_for: str
    """The content by which it recognises a file."""


class ReadersDocument(TypedDict):
    """The readers that there are."""

    format: Literal["addenda.readers/1"]
    """The name and the version of this format."""
    readers: list[ReaderEntry]
    """The readers, by name."""
