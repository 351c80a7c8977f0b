"""What a change does to the lines of a whole system."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from addenda.model.findings import Effect
from addenda.rendering.documents.common import Amount, Count, Quantity, Side
from addenda.rendering.documents.constraint import Constraint


class Stake(TypedDict):
    """Lines, units and money; what is not known is counted apart and is in no sum."""

    lines: Count
    """How many lines."""
    lines_without_price: Count
    """How many have no price."""
    lines_without_units: Count | None
    """How many have no volume; null where usage is given apart."""
    units: Quantity
    """The units whose price is known."""
    units_without_price: Quantity
    """The units whose price is not known."""
    gross: Amount | None
    """Price times units; null where lines are there and nothing is known of any."""
    usage_rows: Count
    """How many rows of usage are of these lines."""
    usage_rows_without_units: Count
    """How many of them have no units."""
    billed: Amount | None
    """What the usage itself says was charged; null where it does not say."""


class Group(Stake):
    """What one effect does to one group; the columns that were grouped by stand beside these."""

    effect: Effect
    """The effect."""


class Columns(TypedDict):
    """Which of the source's columns is which of ours."""

    lines: dict[str, str]
    """Of the lines."""
    usage: dict[str, str] | None
    """Of the usage; null where none was given."""


class CodesRead(TypedDict):
    """What was made of the code column."""

    lines: Count
    """How many lines."""
    with_code: Count
    """How many have a CPT or HCPCS code."""
    ambiguous: Count
    """How many have a value that only a guess would make a code."""
    other: Count
    """How many have something else."""


class UnmatchedUsage(TypedDict):
    """Usage of changed codes for which there is no line."""

    usage_rows: Count
    """How many rows."""
    units: Quantity
    """How many units."""


class EstimateDocument(TypedDict):
    """What the change does to the lines of a whole system, by group."""

    format: Literal["addenda.estimate/1"]
    """The name and the version of this format."""
    codeset: str
    """The id of the code set."""
    old: Side
    """The old release."""
    new: Side
    """The new release."""
    engine: str
    """The engine that computed it."""
    columns: Columns
    """Which column is which."""
    codes: CodesRead
    """What was made of the code column."""
    by: list[str]
    """The columns that lines are grouped by."""
    totals: Annotated[dict[str, Stake], Constraint(required=["all", *Effect])]
    """All lines on changed codes (`all`), and those of each effect."""
    usage_without_line: UnmatchedUsage | None
    """Usage that no line gives a price; null where the usage names no codes."""
    groups: list[Annotated[Group, Constraint(additionalProperties={"type": "string"})]]
    """The groups, most gross charges first; each has a key for every column in `by`."""
