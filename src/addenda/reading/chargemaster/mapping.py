"""Columns that the user names: `--map column=Header`, and mapping files.

A mapping file is TOML:

    sheet = "Price list"            # optional: the only sheet to read

    [columns]
    price = "June 2018 Prices"      # our column = the file's header
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


@dataclass(frozen=True)
class ColumnMapping:
    """The file's header for each of our columns that the user named, and the sheet if they named one."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None

    def overridden_by(self, other: ColumnMapping) -> ColumnMapping:
        """Return this mapping with what the other one names put over it (the command line over the file)."""
        return ColumnMapping({**self.columns, **other.columns}, other.sheet or self.sheet)


def parse_options(options: Iterable[str]) -> ColumnMapping:
    """Read the values of `--map`, each `column=Header`; the last one for a column counts.

    Raises:
        UsageError: naming each value that has no column or header, or whose column is none of ours.

    """
    pairs = [(option, *(part.strip() for part in option.partition("=")[::2])) for option in options]
    problems = [
        Problem(f"--map {option!r} {reason}") for option, column, header in pairs if (reason := _reason(column, header))
    ]
    if problems:
        raise UsageError(problems)
    return ColumnMapping({column: header for _, column, header in pairs})


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
    return ColumnMapping(content.get("columns", {}), content.get("sheet"))


def _mistakes(content: dict[str, object]) -> list[str]:
    unknown = [name for name in content if name not in {"columns", "sheet"}]
    mistakes = [f"{name!r} is no entry of a mapping file (columns, sheet)" for name in unknown]
    if not isinstance(content.get("sheet", ""), str):
        mistakes.append("sheet is no text")
    columns = content.get("columns", {})
    if not isinstance(columns, dict):
        return [*mistakes, "columns is no table: write [columns] and, under it, column = header"]
    reasons = ((column, _reason(column, header)) for column, header in columns.items())
    return mistakes + [f"columns.{column} {reason}" for column, reason in reasons if reason]


def _reason(column: str, header: object) -> str:
    """Say what is wrong with a pair; "" when nothing is."""
    if column not in MEANINGS:
        nearest = get_close_matches(column, MEANINGS, n=2)
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        return f"names no column of ours ({', '.join(MEANINGS)}){hint}"
    if not isinstance(header, str) or not header.strip():
        return 'names no header: write column=Header, such as price="Gross charges"'
    return ""
