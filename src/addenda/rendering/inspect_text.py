"""A charge master as it was understood, as plain text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.listing import counted
from addenda.rendering.inspect_view import InspectionView, build_inspection, first
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from addenda.errors import Problem
    from addenda.model.chargemaster import ChargeMaster

_LISTED = 20


def inspection_text(
    master: ChargeMaster,
    problems: Sequence[Problem],
    examples: Mapping[str, tuple[str, ...]],
    terminal: int | None = None,
) -> str:
    """Return what was understood, ending in a line feed; where columns are not clear, the questions at the end."""
    view = build_inspection(master, problems, examples)
    lines = wrapped(visible(f"{master.file}: {master.layout}"), terminal=terminal)
    lines += _sheets(master, terminal)
    lines += ["", "Columns", *_columns(view, terminal)]
    for column, headers in master.columns_not_used.items():
        named = " or ".join(repr(header) for header in headers)
        lines += wrapped(visible(f"{column}: not used, for it may be {named}"), "  ", terminal=terminal)
    lines += _prices(view, terminal) + _counts(view, terminal) + _ambiguous(view, terminal) + _totals(view, terminal)
    lines += _listed("Remarks", master.remarks, terminal)
    lines += _listed("Questions", view.questions, terminal)
    asked = [
        f"{header}: {', '.join(values)}"
        for header, values in examples.items()
        if any(repr(header) in question for question in view.questions)
    ]
    return "\n".join(lines + _listed("First values", asked, terminal)) + "\n"


def _sheets(master: ChargeMaster, terminal: int | None) -> list[str]:
    lines = wrapped(visible(f"Sheets read: {', '.join(master.sheets)}."), terminal=terminal) if master.sheets else []
    if master.sheets_not_read:
        lines += wrapped(visible(f"Sheets not read: {', '.join(master.sheets_not_read)}."), terminal=terminal)
    return lines


def _columns(view: InspectionView, terminal: int | None) -> list[str]:
    lines = []
    for one in view.columns:
        lines += wrapped(visible(f"{one.column}: {one.header!r} ({one.reason})"), "  ", terminal=terminal)
        if one.examples:
            lines += wrapped(visible(f"such as {' | '.join(one.examples)}"), "      ", terminal=terminal)
    return lines


def _prices(view: InspectionView, terminal: int | None) -> list[str]:
    texts = (
        f"{one.header!r}: {one.kind}{f', payer {one.payer}' if one.payer else ''}, on {counted(one.lines, 'line')}"
        for one in view.prices
    )
    return _listed("Amounts beside the price", list(texts), terminal)


def _counts(view: InspectionView, terminal: int | None) -> list[str]:
    if not view.counts:
        return []
    rows: list[tuple[str, ...]] = [(what, number(count)) for what, count in view.counts]
    return ["", "Lines", *columns([("", ""), *rows], "  ", terminal)[1:]]


def _ambiguous(view: InspectionView, terminal: int | None) -> list[str]:
    values = (f"{sheet}, row {row}: {value!r}" for sheet, row, value in view.ambiguous)
    shown, more = first(values, _LISTED)
    return _listed("Ambiguous values, matched to nothing", [*shown, *filter(None, [more])], terminal)


def _totals(view: InspectionView, terminal: int | None) -> list[str]:
    texts = [
        f"row {one.row}, {one.header!r}: filed {one.filed}, the lines come to {one.read or 'an unknown sum'}"
        f"{'' if one.agrees or not one.read else ', which is another amount'}"
        for one in view.totals
    ]
    return _listed("Totals in the file", texts, terminal)


def _listed(title: str, texts: Sequence[str], terminal: int | None) -> list[str]:
    if not texts:
        return []
    return ["", title, *(line for text in texts for line in wrapped(visible(text), "  ", terminal=terminal))]
