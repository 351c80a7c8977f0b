"""Which column of a source is which of ours: by its name, or as the user says; and whether its type can be one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

from addenda.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narwhals.dtypes import DType

    from addenda.impact.frames.engine import Frame

LINES = ("facility", "charge_code", "code", "modifier", "department", "revenue_code", "price", "volume")
"""Our columns of a charge line."""
USAGE = (
    "facility",
    "charge_code",
    "code",
    "modifier",
    "department",
    "revenue_code",
    "payer",
    "units",
    "charges",
)
"""Our columns of a usage row."""
GROUPS = ("facility", "department", "revenue_code", "payer")
"""Our columns that lines and usage can be grouped by."""
_AMOUNTS = frozenset({"price", "volume", "units", "charges"})


class Part(StrEnum):
    """The two sources."""

    LINES = "lines"
    USAGE = "usage"


_OURS = {Part.LINES: LINES, Part.USAGE: USAGE}
_REQUIRED: Mapping[Part, tuple[str, ...]] = {Part.LINES: ("code", "price"), Part.USAGE: ("units",)}


class Source(NamedTuple):
    """A source under our names: its frame, the type of each column, and what the source calls it."""

    frame: Frame
    types: Mapping[str, DType]
    names: Mapping[str, str]

    def has(self, *columns: str) -> bool:
        """Say whether it has all of these columns."""
        return all(column in self.types for column in columns)

    def text(self, column: str) -> nw.Expr:
        """Return a column as text, "" where it says nothing."""
        return self.key(column).fill_null("")

    def key(self, column: str) -> nw.Expr:
        """Return a column as text, null where it says nothing: such a row finds no other in a join."""
        return nw.col(column) if self.types[column] == nw.String else nw.col(column).cast(nw.String)


def choose_columns(part: Part, frame: Frame, named: Mapping[str, str], file: str) -> Source:
    """Return a source with the columns that are ours; `named` are those that the user named, ours to theirs.

    A name is ours in any case, with a blank or a hyphen for the underscore.

    Raises:
        InputError: naming every column that is missing, stands twice, or has a type that cannot be one.

    """
    schema = frame.collect_schema()
    names, problems = _names(part, tuple(schema), named, file)
    problems += [
        Problem(f"the {part} have no column {column!r}", file, advice=_advice(part, column, schema))
        for column in _REQUIRED[part]
        if column not in names and column not in named
    ]
    types = {column: schema[name] for column, name in names.items()}
    problems += [
        Problem(f"the column {names[column]!r} of the {part} {reason}", file)
        for column, dtype in types.items()
        if (reason := _reason(column, dtype))
    ]
    if problems:
        raise InputError(problems)
    return Source(frame.select(nw.col(theirs).alias(ours) for ours, theirs in names.items()), types, names)


def _names(
    part: Part, there: tuple[str, ...], named: Mapping[str, str], file: str
) -> tuple[dict[str, str], list[Problem]]:
    names: dict[str, str] = {}
    problems: list[Problem] = []
    for column in _OURS[part]:
        wanted = named.get(column)
        found = [name for name in there if (name == wanted if wanted else _same(name) == column)]
        if len(found) == 1:
            names[column] = found[0]
        elif found:
            several = " and ".join(map(repr, found))
            advice = f"Say which: --map {part}.{column}=NAME."
            problems.append(Problem(f"the columns {several} of the {part} may both be {column!r}", file, advice=advice))
        elif wanted:
            advice = f"It has {', '.join(there)}."
            problems.append(Problem(f"the {part} have no column {wanted!r} for {column!r}", file, advice=advice))
    return names, problems


def _same(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _advice(part: Part, column: str, there: Iterable[str]) -> str:
    return f"Say which one it is: --map {part}.{column}=NAME; there are {', '.join(there)}."


def _reason(column: str, dtype: DType) -> str:
    """Say why a type cannot be that of a column; "" when it can."""
    if column in _AMOUNTS:
        if dtype == nw.Float32:
            return "holds 4-byte floats, which are too short for exact money; write decimals"
        known = dtype.is_integer() or dtype.is_decimal() or dtype in {nw.Float64, nw.String}
        return "" if known else f"is {dtype}, and no amount"
    known = dtype.is_integer() or dtype in {nw.String, nw.Categorical} or isinstance(dtype, nw.Enum)
    return "" if known else f"is {dtype}; write it as text"
