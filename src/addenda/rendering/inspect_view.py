"""The view of a charge master as it was understood: columns with their reasons, and what stands in the code column."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from addenda.model.chargemaster import CodeStatus, OtherCode
from addenda.model.money import plain
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addenda.errors import Problem
    from addenda.model.chargemaster import ChargeLine, ChargeMaster

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class InspectedColumn:
    """One of our columns: the file's header, why it was taken, and its first values."""

    column: str
    header: str
    reason: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherPrices:
    """A column of amounts beside the price, and of how many lines it has one; `payer` is "" where it has none."""

    header: str
    kind: str
    payer: str
    lines: int


@dataclass(frozen=True, slots=True)
class InspectedTotal:
    """A filed sum, what the lines come to ("" where that is not known), and whether the two are the same."""

    row: int
    header: str
    filed: str
    read: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class InspectionView:
    """A charge master as it was understood. `counts` say how many lines there are of each kind, in words."""

    columns: tuple[InspectedColumn, ...]
    prices: tuple[OtherPrices, ...]
    counts: tuple[tuple[str, int], ...]
    ambiguous: tuple[tuple[str, int, str], ...]
    totals: tuple[InspectedTotal, ...]
    questions: tuple[str, ...]


def build_inspection(
    master: ChargeMaster, problems: Sequence[Problem], examples: Mapping[str, tuple[str, ...]]
) -> InspectionView:
    """Return the view; `examples` are values by header where no lines were read."""
    ambiguous = (line for line in master.lines if line.status is CodeStatus.AMBIGUOUS)
    return InspectionView(
        columns=tuple(
            InspectedColumn(column, header, reason, examples.get(header) or _values(master, column, header))
            for column, header, reason in master.choices
        ),
        prices=_prices(master.lines),
        counts=_counts(master) if master.lines else (),
        ambiguous=tuple((line.sheet, line.row, line.raw_code) for line in ambiguous),
        totals=tuple(
            InspectedTotal(
                total.row,
                total.header,
                plain(total.filed),
                "" if total.read is None else plain(total.read),
                total.read == total.filed,
            )
            for total in master.filed_totals
        ),
        questions=tuple(str(problem) for problem in problems),
    )


def _values(master: ChargeMaster, column: str, header: str) -> tuple[str, ...]:
    """Return the first different values of a column, none of a second column of the same name."""
    if master.columns.get(column) != header:
        return ()
    attribute = "raw_code" if column == "code" else column
    texts = (_text(getattr(line, attribute)) for line in master.lines)
    seen: dict[str, None] = {}
    for text in texts:
        if text:
            seen[text] = None
        if len(seen) == _EXAMPLES:
            break
    return tuple(seen)


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _prices(lines: Iterable[ChargeLine]) -> tuple[OtherPrices, ...]:
    found = Counter((price.header, price.kind, price.payer) for line in lines for price in line.prices)
    return tuple(OtherPrices(header, kind, payer, count) for (header, kind, payer), count in found.items())


def _counts(master: ChargeMaster) -> tuple[tuple[str, int], ...]:
    lines = master.lines
    status = Counter(line.status for line in lines)
    other = Counter(line.other for line in lines)
    return (
        ("lines", len(lines)),
        ("with a CPT or HCPCS code", status[CodeStatus.CODE]),
        ("without a code", status[CodeStatus.NONE]),
        ("with a drug's number (NDC)", other[OtherCode.NDC]),
        ("with an MS-DRG", other[OtherCode.MS_DRG]),
        ("with a local code", other[OtherCode.LOCAL]),
        ("with an ambiguous value", status[CodeStatus.AMBIGUOUS]),
        ("without a known price", sum(line.price is None for line in lines)),
        ("without a known volume", sum(line.volume is None for line in lines)),
        ("rows that are no lines", master.rows_skipped),
    )


def first(values: Iterable[str], limit: int) -> tuple[list[str], str]:
    """Return the first values, and how many more there are in words ("" where there are none)."""
    listed = list(values)
    more = len(listed) - limit
    return list(islice(listed, limit)), f"and {number(more)} more" if more > 0 else ""
