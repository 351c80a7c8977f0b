"""A family of codes, as the new release's book has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addenda.model.concept import ConceptKey


class Family(NamedTuple):
    """The text that codes share before the semicolon, and each code with its own part, sorted by code."""

    common: str
    members: tuple[tuple[ConceptKey, str], ...]
