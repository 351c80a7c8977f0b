"""What several documents are made of."""

from __future__ import annotations

from typing import Annotated, Any, NotRequired, TypeAlias, TypedDict

from addenda.rendering.documents.constraint import Constraint

Amount: TypeAlias = Annotated[str, Constraint(pattern=r"^-?[0-9]+\.[0-9]{2}$")]
"""Dollars, exact."""
Quantity: TypeAlias = Annotated[str, Constraint(pattern=r"^-?[0-9]+(\.[0-9]+)?$")]
"""Units, exact."""
Count: TypeAlias = Annotated[int, Constraint(minimum=0)]
Day: TypeAlias = Annotated[str, Constraint(format="date")]
Moment: TypeAlias = Annotated[str, Constraint(format="date-time")]
FieldValue: TypeAlias = Annotated[Any, Constraint(type=["string", "array", "object"])]
"""The value of a field of a concept: text (dates and amounts too), a list, or nested values by name."""


class Key(TypedDict):
    """A code."""

    code: str
    """The code, without a modifier."""
    modifier: NotRequired[str]
    """The modifier, in a fee schedule that has a row for each; absent where there is none."""


class Side(TypedDict):
    """One of the two releases that are compared."""

    release: str
    """Code set and release, such as `hcpcs/2019`."""
    effective: Day
    """The day on which the release takes effect."""
    commit: str | None
    """The commit of the store that it was read from; null for a file that was never imported."""
    known: Day | None
    """The day of that commit; null with it."""
    in_force: Count
    """How many codes are in force on the effective day."""


class Only(TypedDict):
    """The selection of codes that a document is narrowed down to."""

    asked: str
    """What was asked for, in the words of who asked."""
    codes: list[str]
    """Codes and ranges of codes, such as `99202-99215`."""
    sections: list[str]
    """Sections of the book."""


class Compared(TypedDict):
    """What every document on two releases begins with."""

    codeset: str
    """The id of the code set, such as `hcpcs`."""
    old: Side
    """The old release."""
    new: Side
    """The new release."""
    only: NotRequired[Only]
    """The codes that the document is about; absent where it is about all."""
    notice: NotRequired[str]
    """What the publisher lets be done with its text; absent where it says nothing."""


class SourceFile(TypedDict):
    """A file that a release was read from."""

    name: str
    """Its name, without a folder."""
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    size: Count
    """How many bytes it has."""


class ConceptEntry(Key):
    """A code and all that a release says of it."""

    in_force: bool
    """Whether it is in force on the day that the document is about."""
    fields: dict[str, FieldValue]
    """The values of its fields by their canonical names; a field that the source does not give is absent."""
