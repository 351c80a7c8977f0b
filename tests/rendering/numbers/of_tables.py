"""The figures of a report out of the tables that people read, on a page and in Markdown."""

import re
from collections.abc import Iterable
from decimal import Decimal

from tests.rendering.numbers.figures import KINDS, Figures, Line, Money, Paid, Payment, Share, Sum, in_order, share_of
from tests.support.tables import Table, html_tables, markdown_tables, with_columns

_UNKNOWN = "unknown"
_AMOUNT = r"[+-]?\$[\d,]+\.\d\d"
_OWNERS = {"Department": "department", "Revenue code": "revenue-code", "Facility": "facility", "Payer": "payer"}
_EFFORT = ("High", "Medium", "Low", "Note")


def of_html(page: str, rules: Iterable[str]) -> Figures:
    """Return the figures of a page; `rules` are the titles that its tables of findings may have."""
    tables = html_tables(page)
    found = _of(tables, rules)
    found.counts = {kind: _headed(tables, kind) for kind in KINDS}
    return found


def of_markdown(text: str, rules: Iterable[str]) -> Figures:
    """Return the figures of a document."""
    tables = markdown_tables(text)
    found = _of(tables, rules)
    (counts,) = with_columns(tables, "Codes", "Count")
    told = {row["Codes"].lower(): count(row["Count"]) for row in counts.records()}
    found.counts = {kind: told[kind] for kind in KINDS}
    return found


def tile(page: str, label: str) -> str:
    """Return what stands large on top of a page under a label."""
    header = page[page.index("<header") : page.index("</header>")]
    text = " ".join(re.sub(r"<[^>]*>", " ", header).split())
    match = re.search(rf"\b{label} ({_AMOUNT}|[\d,]+|{_UNKNOWN})", text)
    assert match, f"nothing stands under {label}"
    return match[1]


def amount(text: str) -> Money:
    """Return the first amount of a cell, which says more behind it or in a second line."""
    text = text.replace("\N{MINUS SIGN}", "-")
    if text.startswith(_UNKNOWN):
        return None
    match = re.match(_AMOUNT, text)
    assert match, f"{text!r} is no amount"
    return Decimal(re.sub(r"[$,+]", "", match[0]))


def count(text: str) -> int:
    """Return a count, such as `1,234`."""
    return int(text.replace(",", ""))


def _of(tables: list[Table], rules: Iterable[str]) -> Figures:
    releases = with_columns(tables, "Release", "Codes in force")[0].records()
    sums = _sums(tables)
    return Figures(
        in_force={row["Release"]: count(row["Codes in force"]) for row in releases},
        listed=_listed(tables),
        sums=sums,
        paid={title: paid for title, paid in _paid(tables).items() if title in sums},
        lines=in_order(_lines(tables, list(rules))),
        waived=sorted(_row(row) for one in with_columns(tables, "Reason", "Until") for row in one.records()),
        shares=_shares(tables),
        findings_of=_findings_of(tables),
        facilities=_facilities(tables),
        lost=_lost(tables),
    )


def _headed(tables: list[Table], kind: str) -> int:
    """Return the count that stands in the heading over the codes of a kind; 0 where there is none."""
    over = rf"{kind} \D?([\d,]+)"
    told = {match[1] for one in tables for text in one.about if (match := re.match(over, text, re.IGNORECASE))}
    assert len(told) <= 1
    return count(told.pop()) if told else 0


def _listed(tables: list[Table]) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = {}
    for one in with_columns(tables, "Code", but="Gross charges"):
        kinds = [kind for kind in KINDS for text in one.about if re.match(rf"{kind}\b", text, re.IGNORECASE)]
        if kinds:
            listed.setdefault(kinds[0], []).extend(row["Code"] for row in one.records())
    return {kind: sorted(codes) for kind, codes in listed.items()}


def _sums(tables: list[Table]) -> dict[str, Sum]:
    (table,) = with_columns(tables, "Lines", "Gross charges", "Without volume", "Without price")
    told = {
        row[table.columns[0]]: Sum(
            count(row["Lines"]),
            amount(row["Gross charges"]),
            count(row["Without volume"]),
            count(row["Without price"]),
        )
        for row in table.records()
    }
    return {title: one for title, one in told.items() if one.lines}


def _paid(tables: list[Table]) -> dict[str, Paid]:
    told = {
        row[table.columns[0]]: Paid(
            amount(row["Old schedule"]),
            amount(row["New schedule"]),
            amount(row["Difference"]),
            count(row["Lines not known"]),
        )
        for table in with_columns(tables, "Old schedule", "New schedule", "Difference")
        for row in table.records()
    }
    return {title: one for title, one in told.items() if one.difference is not None}


def _lines(tables: list[Table], rules: list[str]) -> list[Line]:
    return [
        _line(row, _rule(table, rules))
        for table in with_columns(tables, "Code", "Price", "Volume", "Gross charges")
        for row in table.records()
    ]


def _rule(table: Table, rules: list[str]) -> str:
    """Return the rule that the innermost heading begins with."""
    innermost = next(text for text in reversed(table.about) if any(_begins(text, rule) for rule in rules))
    return max((rule for rule in rules if _begins(innermost, rule)), key=len)


def _begins(text: str, rule: str) -> bool:
    return re.match(rf"{re.escape(rule)}(?!\w)", text) is not None


def _line(row: dict[str, str], rule: str) -> Line:
    volume = row["Volume"]
    return Line(
        rule,
        _row(row),
        row["Code"],
        amount(row["Price"]),
        None if volume == _UNKNOWN else Decimal(volume.replace(",", "")),
        amount(row["Gross charges"]),
        _payment(row.get("Payment a year", _UNKNOWN)),
    )


def _row(row: dict[str, str]) -> int:
    match = re.search(r"\brow (\d+)", row.get("Line") or row["Charge code"])
    assert match, f"{row} does not say where the line stands"
    return int(match[1])


def _payment(cell: str) -> Payment | None:
    difference = amount(cell)
    if difference is None:
        return None
    match = re.search(rf"({_AMOUNT}) before, ({_AMOUNT}) now", cell)
    assert match, f"{cell!r} does not say what was paid and is"
    return Payment(amount(match[1]), amount(match[2]), difference)


def _shares(tables: list[Table]) -> dict[tuple[str, str], Share]:
    return {
        (_OWNERS[table.columns[0]], row[table.columns[0]]): _share(row)
        for table in with_columns(tables, "To touch", *_EFFORT, but="All lines")
        for row in table.records()
    }


def _facilities(tables: list[Table]) -> dict[str, Share]:
    found = with_columns(tables, "To touch", *_EFFORT, "All lines")
    return {row["Facility"]: _share(row) for table in found for row in table.records()}


def _share(row: dict[str, str]) -> Share:
    return share_of(
        count(row["To touch"]),
        tuple(count(row[title]) for title in _EFFORT),
        amount(row["Gross at stake"]),
        amount(row.get("Payment", _UNKNOWN)),
    )


def _findings_of(tables: list[Table]) -> dict[tuple[str, str], int]:
    """Return how many findings the list of each owner has."""
    lists: dict[tuple[str, str], int] = {}
    for table in with_columns(tables, "Finding", "Gross charges", but="Price"):
        kind = next(_OWNERS[text[3:].capitalize()] for text in table.about if text.startswith("By "))
        owners = [match[1] for text in table.about if (match := re.fullmatch(r"(.*) \(?[\d,]+\)?", text))]
        lists[kind, owners[-1]] = len(table.records())
    return lists


def _lost(tables: list[Table]) -> dict[tuple[str, str], tuple[Money, ...]]:
    return {
        (what, row["If"].lower()): tuple(map(amount, row[title].split(" to ")))
        for table in with_columns(tables, "If", "Gross lost")
        for row in table.records()
        for what, title in (("gross", "Gross lost"), ("payment", "Payment lost"))
        if title in row
    }
