"""The figures of a report out of its workbook, as a spreadsheet program has them."""

from collections import defaultdict
from decimal import Decimal
from itertools import product
from typing import Any

from addenda.model.concept import ConceptKey
from tests.rendering.numbers.figures import (
    KINDS,
    Figures,
    Line,
    Money,
    Paid,
    Payment,
    Share,
    Sum,
    cents,
    in_order,
    share_of,
)
from tests.rendering.numbers.figures import owner_name as named
from tests.rendering.workbook.reading import block, records, sheets

_SEVERITIES = ("high", "medium", "low", "note")
_OF_LINES = {"department": "Department", "revenue-code": "Revenue code", "facility": "Facility"}
_PAID = ("Payment a year, old", "Payment a year, new", "Difference")


def of_workbook(content: bytes, rules: dict[str, str]) -> Figures:
    """Return the figures; `rules` are the titles by the names of the rules."""
    counts = {row[0].lower(): int(row[1]) for row in block(content, "Codes")[1:]}
    titles, *releases = block(content, "Releases")
    totals = [row for row in _totals(content) if row["Lines"]]
    return Figures(
        counts={kind: counts[kind] for kind in KINDS},
        in_force={row[0]: int(row[titles.index("Codes in force")]) for row in releases},
        listed=_listed(content),
        sums={row["Lines on"]: _sum(row) for row in totals},
        paid={row["Lines on"]: paid for row in totals if (paid := _paid(row))},
        lines=in_order([_line(row, rules) for row in _rows(content, "Lines")]),
        waived=sorted(int(row["Row"]) for row in _waived(content)),
        shares={_owner(row): _share(row) for row in _owners(content)},
        findings_of={_owner(row): int(row["Findings"]) for row in _owners(content) if row["Findings"]},
        facilities={row["Facility"]: _share(row) for row in _table(content, "Facilities", "Facility")},
        lost=_lost(content),
    )


def known(cell: Any) -> Decimal | None:
    """Return a number; an amount with more digits than a cell keeps is a text."""
    return None if cell in {"unknown", ""} else Decimal(str(cell))


def _rows(content: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet; the sentence that stands in the place of none is no row."""
    return [row for row in records(content, sheet) if sum(cell != "" for cell in row.values()) > 1]


def _totals(content: bytes) -> list[dict[str, Any]]:
    return _table(content, "Charge master", "Lines on")


def _table(content: bytes, title: str, column: str) -> list[dict[str, Any]]:
    """Return the rows of a table of the summary by its title and its first column; none where there is none."""
    if all(row[0] != title for row in sheets(content)["Summary"]):
        return []
    rows = block(content, title)
    starts = [place for place, row in enumerate(rows) if row[0] == column]
    return [dict(zip(rows[start], row, strict=True)) for start in starts for row in rows[start + 1 :]]


def _listed(content: bytes) -> dict[str, list[str]]:
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(content, "Changes"):
        listed[row["Change"]].append(_code(row))
        if (row["Change"], row["Reason"]) == ("added", "reused"):
            listed["reused"].append(_code(row))
    return {kind: sorted(codes) for kind, codes in listed.items()}


def _code(row: dict[str, Any]) -> str:
    return str(ConceptKey(row["Code"], row.get("Modifier", "")))


def _sum(row: dict[str, Any]) -> Sum:
    return Sum(int(row["Lines"]), known(row["Gross charges"]), int(row["Without volume"]), int(row["Without price"]))


def _paid(row: dict[str, Any]) -> Paid | None:
    paid = _payment(row)
    return Paid(*paid, int(row["Lines without payment"])) if paid else None


def _payment(row: dict[str, Any]) -> Payment | None:
    paid = Payment(*(known(row.get(title, "")) for title in _PAID))
    return None if paid.difference is None else paid


def _line(row: dict[str, Any], rules: dict[str, str]) -> Line:
    return Line(
        rules[row["Rule"]],
        int(row["Row"]),
        _code(row),
        cents(known(row["Price"])),
        known(row["Volume"]),
        known(row["Gross charges"]),
        _payment(row),
    )


def _waived(content: bytes) -> list[dict[str, Any]]:
    return _rows(content, "Waived") if "Waived" in sheets(content) else []


def worklist_shares(content: bytes) -> dict[tuple[str, str], Share]:
    """Return what the lines of the worklist sum to by owner; it has no payments, and no payers."""
    worklist = _rows(content, "Worklist")
    lines: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for (kind, column), row in product(_OF_LINES.items(), worklist):
        facility = row.get("Facility", "") if kind == "department" else ""
        lines[kind, named(kind, row.get(column, ""), facility)].append(row)
    return {owner: _sum_of(rows) for owner, rows in lines.items()}


def _sum_of(rows: list[dict[str, Any]]) -> Share:
    effort = tuple(sum(row["Severity"] == severity for row in rows) for severity in _SEVERITIES)
    amounts = [amount for row in rows if (amount := known(row["Gross charges"])) is not None]
    return Share(len(rows), effort, sum(amounts, Decimal(0)) if amounts else None, None)


def _owners(content: bytes) -> list[dict[str, Any]]:
    return _rows(content, "Owners") if "Owners" in sheets(content) else []


def _owner(row: dict[str, Any]) -> tuple[str, str]:
    kind = row["By"].replace(" ", "-")
    return kind, named(kind, row["Owner"], row.get("Facility", ""))


def _share(row: dict[str, Any]) -> Share:
    return share_of(
        int(row["To touch"]),
        tuple(int(row[severity.capitalize()]) for severity in _SEVERITIES),
        known(row["Gross at stake"]),
        known(row.get("Difference", "")),
    )


def _lost(content: bytes) -> dict[tuple[str, str], tuple[Money, ...]]:
    return {
        (what.lower(), row["If"].lower()): tuple(
            dict.fromkeys(known(row[f"{what} lost, at {bound}"]) for bound in ("least", "most"))
        )
        for row in _table(content, "What deleted codes may cost a year", "If")
        for what in ("Gross", "Payment")
        if row.get(f"{what} lost, at least", "") != ""
    }
