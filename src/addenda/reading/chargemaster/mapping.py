"""Columns that the user names: `--map column=Header`, and mapping files.

A mapping file is TOML:

    sheet = "Price list"            # optional: the only sheet to read

    [columns]
    price = "June 2018 Prices"      # our column = the file's header

    [payers]
    "Blue Plan" = "BP 2018 Rate"    # payer = the header of the amounts negotiated with it
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from addenda.errors import ConfigurationError, NotFoundError, Problem, UsageError
from addenda.reading.chargemaster.words import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PAYER = "payer:"


@dataclass(frozen=True)
class ColumnMapping:
    """The file's header for each of our columns that the user named, and the sheet if they named one.

    `payers` holds the header of the amounts of each payer that the user named.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    payers: Mapping[str, str] = field(default_factory=dict)

    def headers(self) -> list[str]:
        """Return all headers that the user named."""
        return [*self.columns.values(), *self.payers.values()]

    def overridden_by(self, other: ColumnMapping) -> ColumnMapping:
        """Return this mapping with what the other one names put over it (the command line over the file)."""
        columns, payers = {**self.columns, **other.columns}, {**self.payers, **other.payers}
        return ColumnMapping(columns, other.sheet or self.sheet, payers)


def parse_options(options: Iterable[str]) -> ColumnMapping:
    """Read the values of `--map`, each `column=Header` or `payer:Name=Header`; the last one for a column counts.

    Raises:
        UsageError: naming each value that has no column or header, or whose column is none of ours.

    """
    pairs = [(option, *(part.strip() for part in option.partition("=")[::2])) for option in options]
    problems = [
        Problem(f"--map {option!r} {reason}") for option, column, header in pairs if (reason := _reason(column, header))
    ]
    if problems:
        raise UsageError(problems)
    return ColumnMapping(
        {column: header for _, column, header in pairs if not column.startswith(_PAYER)},
        payers={
            column.removeprefix(_PAYER).strip(): header for _, column, header in pairs if column.startswith(_PAYER)
        },
    )


def load_mapping(path: Path) -> ColumnMapping:
    """Read a mapping file.

    Raises:
        NotFoundError: when there is no such file.
        ConfigurationError: when it is no TOML, or naming every entry that is not one of a mapping file.

    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise NotFoundError(Problem("the mapping file does not exist", str(path))) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(Problem(f"the mapping file cannot be read ({error})", path.name)) from None
    problems = [Problem(message, path.name) for message in _mistakes(content)]
    if problems:
        raise ConfigurationError(problems)
    return ColumnMapping(content.get("columns", {}), content.get("sheet"), content.get("payers", {}))


def _mistakes(content: dict[str, object]) -> list[str]:
    unknown = [name for name in content if name not in {"columns", "payers", "sheet"}]
    mistakes = [f"{name!r} is no entry of a mapping file (columns, payers, sheet)" for name in unknown]
    if not isinstance(content.get("sheet", ""), str):
        mistakes.append("sheet is no text")
    for table, prefix in (("columns", ""), ("payers", _PAYER)):
        named = content.get(table, {})
        if isinstance(named, dict):
            reasons = ((name, _reason(prefix + name, header)) for name, header in named.items())
            mistakes += [f"{table}.{name} {reason}" for name, reason in reasons if reason]
        else:
            mistakes.append(f"{table} is no table: write [{table}] and, under it, {table.removesuffix('s')} = header")
    return mistakes


def _reason(column: str, header: object) -> str:
    """Say what is wrong with a pair; "" when nothing is."""
    if column not in MEANINGS and not column.startswith(_PAYER):
        nearest = get_close_matches(column, MEANINGS, n=2)
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        return f"names no column of ours ({', '.join(MEANINGS)}){hint}"
    if not isinstance(header, str) or not header.strip():
        return 'names no header: write column=Header, such as price="Gross charges"'
    return ""
