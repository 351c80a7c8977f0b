"""What stands in the columns of an invented charge master: numbers out of arithmetic, words that mean nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 40

_NUMERIC = ("99213", "36415", "80053", "71046", "85025", "93005", "97110", "70450", "00100", "20610")
_LETTERED = ("J1885", "A4550", "C1713", "G0463", "Q9967", "J2405", "P9016", "L3908")
_REVENUE = (250, 258, 270, 278, 300, 301, 320, 360, 450, 636)
_WORDS = ("VISIT", "ASSAY", "KIT", "TRAY", "VIAL", "SCAN", "GRAFT", "LINER", "PUMP", "CAST")
_DEPARTMENTS = ("LABORATORY", "PHARMACY", "SURGERY", "EMERGENCY ROOM")
_FACILITIES = ("NORTH CAMPUS", "SOUTH CAMPUS")


def _cents(row: int) -> int:
    return (row * 7919 + 1234) % 250_000 + 105


def _money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def _code(row: int) -> str:
    return _LETTERED[row % 8] if row % 4 == 1 else _NUMERIC[row * 3 % 10]


KINDS: dict[str, Callable[[int], str]] = {
    "id": lambda row: str(40_100_000 + row * 37),
    "id5": lambda row: str(41_000 + row * 37),
    "id4": lambda row: str(1_000 + row * 7),
    "letter id": lambda row: f"{'ABCDE'[row % 5]}{1_000 + row * 7}",
    "id letter": lambda row: f"{1_000 + row * 7}A",
    "mixed id": lambda row: f"S{1_000 + row}" if row % 6 == 0 else str(41_000 + row * 37),
    "mnem": lambda row: f"LB{row * 13 + 100}X",
    "text": lambda row: f"INVENTED {_WORDS[row % 10]} NO {row} SIZE {row % 7}",
    "short": lambda row: f"INV {_WORDS[row % 10]} {row}",
    "code": lambda row: _code(row) if row % 3 else "",
    "codes": _code,
    "code+mod": lambda row: f"{_code(row)}59" if row % 2 else _code(row),
    "cpt": lambda row: _NUMERIC[row * 3 % 10] if row % 4 != 1 else "",
    "hcpcs": lambda row: _LETTERED[row % 8] if row % 4 == 1 else "",
    "few codes": lambda row: _code(row) if row % 13 == 1 else "",
    "local": lambda row: f"Z7{row % 10}10" if row % 3 else "X4304",
    "blank code": lambda row: _code(row) if row % 3 else "(blank)",
    "rev": lambda row: str(_REVENUE[row % 10]),
    "rev4": lambda row: f"0{_REVENUE[row % 10]}",
    "mod": lambda row: "59" if row % 9 == 0 else "",
    "money": lambda row: _money(_cents(row)),
    "money same": lambda row: _money(_cents(row)),
    "money more": lambda row: _money(_cents(row) * 106 // 100),
    "money less": lambda row: _money(_cents(row) * 94 // 100),
    "money some": lambda row: _money(_cents(row)) if row % 8 == 0 else "",
    "cash": lambda row: _money(_cents(row) * 35 // 100),
    "dollars": lambda row: f"${_cents(row) // 100:,}.{_cents(row) % 100:02} ",
    "whole": lambda row: str(_cents(row) // 100 + 1),
    "money words": lambda row: "VARIES" if row % 10 == 3 else "10.00 - 25.00" if row % 10 == 7 else _money(_cents(row)),
    "money and text": lambda row: f"PACK OF {row} VIALS" if row % 2 else _money(_cents(row)),
    "mostly whole": lambda row: _money(_cents(row)) if row % 8 == 0 else str(_cents(row) // 100 + 1),
    "diff": lambda row: _money(_cents(row) * 6 // 100),
    "pct": lambda row: "0.06",
    "volume": lambda row: str(row * 17 % 300),
    "sum": lambda row: _money(_cents(row) * (row * 17 % 300)),
    "dept": lambda row: _DEPARTMENTS[row * 4 // ROWS],
    "deptno": lambda row: str(4100 + row * 4 // ROWS * 10),
    "facility": lambda row: _FACILITIES[row * 2 // ROWS],
    "ndc": lambda row: f"5041901{row:04}",
    "status": lambda row: "I" if row % 10 == 9 else "A",
    "date": lambda row: "6/1/2018",
    "start": lambda row: f"{row % 12 + 1}/1/2015",
    "end": lambda row: f"{row % 12 + 1}/28/2018" if row % 10 == 9 else "",
    "stamp": lambda row: f"06/01/2018 08:05:{row:02}",
    "user": lambda row: f"INVENTED_USER 0{row % 9 + 1}/01/2018",
    "row": lambda row: str(row + 1),
    "setting": lambda row: "IP" if row % 3 == 0 else "OP",
    "unit": lambda row: "EACH",
    "one": lambda row: "1",
    "kind": lambda row: "CDM",
    "drg": lambda row: "",
    "empty": lambda row: "",
}
"""What a column holds in each row, counted from 0, as a csv has it."""


def as_number(text: str) -> str | float:
    """Return a cell as a workbook has it: plain numbers are numbers, which costs codes their leading zeros."""
    try:
        return float(text)
    except ValueError:
        return text
