"""Families: codes in force whose descriptors share the text before the first semicolon.

CPT prints that text once, with the first code, and indents the codes that take it over (CPT, Introduction: Format of
the Terminology). A release holds every descriptor in full, so that a family is computed and never stored.
"""

from __future__ import annotations

from typing import NamedTuple

LONG = "long"
"""Name of the field that holds a code's full descriptor."""


class Parts(NamedTuple):
    """A descriptor in two: what a family has in common, and what is the code's own."""

    common: str
    own: str


def parts(long: str) -> Parts | None:
    """Return the two parts of a full descriptor; None where there is no semicolon, so no family."""
    common, semicolon, own = long.partition(";")
    return Parts(common.strip(), own.strip()) if semicolon else None
