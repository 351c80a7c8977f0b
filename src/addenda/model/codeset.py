"""A code set: who publishes it, what its concepts look like, what may be done with its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

CODESET_FORMAT = "addenda.codeset/1"

# Three fields mean something to the program, in every code set that has them.
ADDED = "added"
"""Name of the lifecycle field that holds the first day on which a code may be used (ISO date)."""
TERMINATED = "terminated"
"""Name of the lifecycle field that holds the last day on which a code may be used (ISO date)."""
CROSS_REFERENCES = "cross_references"
"""Name of the field in which a publisher lists the codes to use instead (a list of codes)."""


class Role(StrEnum):
    """What a field says of a concept; it decides what a change of the field is called.

    A changed descriptor makes a code *revised*; a changed lifecycle, payment or administrative field makes it
    *updated*; a provenance field (what the publisher notes about its own file) makes neither.
    """

    DESCRIPTOR = "descriptor"
    LIFECYCLE = "lifecycle"
    PAYMENT = "payment"
    ADMINISTRATIVE = "administrative"
    PROVENANCE = "provenance"


class Kind(StrEnum):
    """What a code set is: names for things, or amounts for codes."""

    NOMENCLATURE = "nomenclature"
    FEE_SCHEDULE = "fee schedule"


class Absence(StrEnum):
    """What it means that a code does not stand in a release's source."""

    DELETED = "deleted"
    """The source lists what is in force: a code that is not there is not valid (CPT)."""
    PURGED = "purged"
    """The source keeps ended codes with a termination date, and drops them years later (HCPCS Level II)."""


class Field(NamedTuple):
    """One field of a concept: its name in the canonical text, its title for people, and its role."""

    name: str
    title: str
    role: Role


@dataclass(frozen=True)
class CodeSet:
    """The identity of a code set, as `codeset.toml` keeps it.

    `code_pattern` is a regular expression that a whole code matches. `shard` is the number of first characters of
    a code that name the file its concept stands in. `fields` stand in the order of the canonical text.
    """

    id: str
    title: str
    publisher: str
    kind: Kind
    code_pattern: str
    shard: int
    fields: tuple[Field, ...]
    redistributable: bool
    notice: str = ""

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The role of each field, by name."""
        return {field.name: field.role for field in self.fields}

    @cached_property
    def describing(self) -> frozenset[str]:
        """The names of the fields that describe a concept."""
        return frozenset(self.descriptors)

    @cached_property
    def provenance(self) -> frozenset[str]:
        """The names of the fields that tell of the publisher's file alone."""
        return frozenset(name for name, role in self.roles.items() if role is Role.PROVENANCE)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each field in the canonical text, by name."""
        return {field.name: place for place, field in enumerate(self.fields)}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each field, by name."""
        return {field.name: field.title for field in self.fields}

    @cached_property
    def matches(self) -> re.Pattern[str]:
        """The compiled code pattern."""
        return re.compile(self.code_pattern)

    @cached_property
    def descriptors(self) -> tuple[str, ...]:
        """The names of the fields that describe a concept, the main one first."""
        return tuple(field.name for field in self.fields if field.role is Role.DESCRIPTOR)

    def without(self, names: Collection[str]) -> CodeSet:
        """Return the same code set without some of its fields."""
        if not names:
            return self
        return replace(self, fields=tuple(field for field in self.fields if field.name not in names))
