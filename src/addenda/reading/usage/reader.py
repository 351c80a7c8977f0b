"""A usage file, from its cells to the units of a year."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from addenda.errors import InputError, NotFoundError, Problem
from addenda.model.canonical import collapse
from addenda.model.chargemaster import CodeStatus
from addenda.model.usage import Usage, UsageKey, YearUnits
from addenda.reading.chargemaster.amounts import read_amount
from addenda.reading.chargemaster.codes import clean_code, clean_modifier
from addenda.reading.chargemaster.tables import read_tables
from addenda.reading.problems import capped
from addenda.reading.usage.columns import HEADER_ROWS, MEANINGS, choose_columns, find_header
from addenda.reading.usage.periods import Period, is_complete, read_period
from addenda.reading.workbook import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from addenda.reading.workbook import Cell, Sheet

_TOTAL = re.compile(r"((grand|sub)[ -]?)?totals?\b.*", re.IGNORECASE)
_COLUMNS = ", ".join(MEANINGS.values())
_PARTS = {"m": "months", "q": "quarters"}


def read_usage(path: Path) -> Usage:
    """Read a usage file: a table with units by charge code, or by CPT or HCPCS code (and modifier).

    A row is counted under its charge code, and under its code where it has none. Where rows have a period, the units
    are those of the latest year that the file has the whole of.

    Raises:
        NotFoundError: when there is no such file.
        InputError: when the file is no table; naming each column that is missing or that several headers may be;
            naming the units and periods that cannot be read.

    """
    content = _read_bytes(path)
    found = find_header(read_tables(content, path.name))
    if found is None:
        message = f"no header row was found: none of the first {HEADER_ROWS} rows names units and what they are of"
        raise InputError(Problem(message, path.name, advice=f"The columns of a usage file are {_COLUMNS}."))
    sheet, header = found
    positions = choose_columns(header, path.name)
    rows = _Rows(path.name, positions)
    rows.read(sheet, header.position + 1)
    titles = {column: header.titles[position] for column, position in positions.items()}
    return rows.usage(sha256(content).hexdigest(), titles)


class _Rows:
    """Gathers the rows of one file, and what is wrong with them, to say all at once."""

    def __init__(self, file: str, positions: Mapping[str, int]) -> None:
        self._file = file
        self._positions = positions
        self._units: defaultdict[int | None, defaultdict[UsageKey, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self._parts: defaultdict[int, set[str]] = defaultdict(set)
        self._left_out: Counter[str] = Counter()
        self._rows = 0
        self._problems: list[Problem] = []

    def read(self, sheet: Sheet, first: int) -> None:
        for number, cells in enumerate(sheet.rows[first:], first + 1):
            row = {column: cells[place] if place < len(cells) else "" for column, place in self._positions.items()}
            key = self._key(row)
            if key is not None:
                self._count(number, row, key)

    def usage(self, sha: str, columns: Mapping[str, str]) -> Usage:
        """Return what was read.

        Raises:
            InputError: naming what could not be read, or saying that there is no row.

        """
        if self._problems:
            raise InputError(capped(self._problems))
        if not self._rows:
            raise InputError(Problem("there is no row with units under the headers", self._file))
        trend = tuple(
            YearUnits(year, sum(self._units[year].values(), Decimal()), is_complete(parts))
            for year, parts in sorted(self._parts.items())
        )
        year = _year_to_use(trend)
        remarks = (*self._remarks_on_rows(columns), *self._remarks_on_years(trend, year))
        return Usage(self._file, sha, columns, self._rows, dict(self._units[year]), year, trend, remarks)

    def _count(self, number: int, row: Mapping[str, Cell], key: UsageKey) -> None:
        try:
            units = read_amount(row["units"])
        except ValueError:
            advice = "Correct the cell, or leave it empty where the units are not known."
            self._problems.append(Problem("the units are no number", self._file, number, as_text(row["units"]), advice))
            return
        period = self._period(number, row)
        if units is None:
            self._left_out["have no units"] += 1
            return
        if "period" in self._positions and period is None:
            self._left_out["have no period"] += 1
            return
        if period:
            self._parts[period.year].add(period.part)
        self._units[period.year if period else None][key] += units
        self._rows += 1

    def _period(self, number: int, row: Mapping[str, Cell]) -> Period | None:
        try:
            return read_period(row.get("period", ""))
        except ValueError:
            text = as_text(row["period"])
            advice = "Write a year (2025), a quarter (2025 Q1), a month (2025-03) or a date."
            self._problems.append(Problem("the period is none that is understood", self._file, number, text, advice))
            return None

    def _key(self, row: Mapping[str, Cell]) -> UsageKey | None:
        """Return what a row is of; None for a row of nothing, and for a total."""
        charge_code, facility = (collapse(as_text(row.get(column, ""))) for column in ("charge_code", "facility"))
        raw = collapse(as_text(row.get("code", "")))
        if _TOTAL.fullmatch(charge_code or raw):
            return None
        if charge_code:
            return UsageKey(charge_code=charge_code, facility=facility)
        clean = clean_code(row.get("code", ""))
        if clean.status is CodeStatus.CODE:
            both = f"{clean.modifier} {clean_modifier(row.get('modifier', ''))}"
            return UsageKey(code=clean.code, modifier=" ".join(dict.fromkeys(both.split())), facility=facility)
        if clean.status is not CodeStatus.NONE:
            return UsageKey(raw=raw, facility=facility)
        if as_text(row["units"]).strip():
            self._left_out["do not say what was billed"] += 1
        return None

    def _remarks_on_rows(self, columns: Mapping[str, str]) -> list[str]:
        remarks = [f"Rows of the usage file left out, for they {why}: {n:,}." for why, n in self._left_out.items()]
        if "payer" in columns:
            remarks.append("The units of all payers are added up.")
        return remarks

    def _remarks_on_years(self, trend: tuple[YearUnits, ...], year: int | None) -> list[str]:
        used = next((one for one in trend if one.year == year), None)
        if used is None:
            return ["The usage file names no period: its units are taken as those of one year."]
        parts = self._parts[used.year]
        if used.complete is False:
            kind = _PARTS[min(parts)[0]]
            return [f"No year in the usage file is complete: the units are those of {year}, {kind}: {len(parts)}."]
        if used.complete is None and len(trend) > 1:
            return [f"The units are those of {year}, the latest year in the usage file; it is taken as complete."]
        return [f"The units are those of {year}."]


def _year_to_use(trend: tuple[YearUnits, ...]) -> int | None:
    """Return the latest year that is complete or may be; where none is, the latest."""
    usable = [one.year for one in trend if one.complete is not False] or [one.year for one in trend]
    return max(usable, default=None)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(Problem("the usage file does not exist", str(path))) from None
    except OSError as error:
        raise InputError(Problem(f"the usage file cannot be read ({error.strerror})", str(path))) from None
