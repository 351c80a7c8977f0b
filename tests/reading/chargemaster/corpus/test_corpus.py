"""Every layout as a csv and as a workbook has it: the right columns or the right question, never a wrong guess."""

from __future__ import annotations

import pytest

from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.questions import UnclearError
from addenda.reading.chargemaster.sheets import choose_tables
from addenda.reading.chargemaster.understanding import understand
from addenda.reading.workbook import Cell, Sheet
from tests.reading.chargemaster.corpus.cells import KINDS, ROWS, as_number
from tests.reading.chargemaster.corpus.layouts import Layout, layouts

ALL = [*layouts("first"), *layouts("second"), *layouts("third"), *layouts("fourth")]


def sheet(layout: Layout, *, numbers: bool) -> Sheet:
    header: list[list[Cell]] = [list(row) for row in layout.header]
    rows = [[KINDS[kind](row) for kind in layout.kinds] for row in range(ROWS)]
    return Sheet("Prices", header + [[as_number(cell) if numbers else cell for cell in row] for row in rows])


def verdict(layout: Layout, *, numbers: bool) -> str:
    """Return "right", or what is wrong; a question where an answer was due starts with "asks"."""
    one = sheet(layout, numbers=numbers)
    columns = choose_tables([one], ColumnMapping(), "f.csv").tables[0].columns
    found = {column: places[0] for column, places in columns.positions.items()}
    if columns.problems:
        with pytest.raises(UnclearError):
            understand([one], ColumnMapping(), "f.csv", "")
        return "right" if columns.unclear == layout.asks else f"asks {sorted(columns.unclear)}: {columns.problems}"
    if layout.asks:
        return f"guesses {found} instead of asking for {sorted(layout.asks)}"
    wrong = {column: found.get(column) for column, place in layout.right.items() if found.get(column) != place}
    return f"wrong {wrong} of {layout.right}" if wrong else "right"


@pytest.mark.parametrize("numbers", [False, True], ids=["text", "numbers"])
@pytest.mark.parametrize("layout", ALL, ids=lambda layout: layout.name)
def test_a_layout_is_understood(layout: Layout, *, numbers: bool) -> None:
    assert verdict(layout, numbers=numbers) == "right"
