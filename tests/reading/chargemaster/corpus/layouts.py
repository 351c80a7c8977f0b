"""The layouts: the rows down to the header, what each column holds, and which columns are right.

A layout is written as text: rows of header cells with bars between them, then a row of kinds (`cells.KINDS`), then
what is right: our columns and the 0-based place of each (or `none`), or `asks` and the columns that are asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Layout(NamedTuple):
    """One invented layout.

    `right` holds the place of each column that must be chosen, None where none may be; `asks` what must be asked.
    """

    name: str
    header: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    right: dict[str, int | None]
    asks: frozenset[str]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _layout(block: str) -> Layout:
    name, *lines = (line.strip() for line in block.strip().splitlines())
    *header, kinds, expected = lines
    words = expected.split()
    pairs = (word.partition("=") for word in words if "=" in word)
    right = {column: None if place == "none" else int(place) for column, _, place in pairs}
    asks = frozenset(words[1:]) if words[0] == "asks" else frozenset()
    return Layout(name, tuple(map(_cells, header)), _cells(kinds), right, asks)


def layouts(name: str) -> list[Layout]:
    """Return the layouts of a file beside this one, in which blank lines stand between them.

    `first` was written before the recognition; `second`, `third` and `fourth` later, and measured before anything was
    changed for them: 59 of 63, 30 of 31 and 7 of 36 were right. `fourth` has kinds that a measurement had shown to be
    misread.
    """
    text = Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
    return [_layout(block) for block in text.strip().split("\n\n")]
