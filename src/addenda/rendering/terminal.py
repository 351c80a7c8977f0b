"""Plain text for a terminal: no colour codes, lines of 100 columns where words allow it."""

from __future__ import annotations

import textwrap

WIDTH = 100


def wrapped(text: str, indent: str = "", hanging: str = "    ") -> list[str]:
    """Return text in lines: the first after `indent`, the others further in; a long word stands alone, uncut."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Return rows in columns: the first aligned left, the others right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            _cell(cell, index, width) for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _cell(cell: str, index: int, width: int) -> str:
    return cell.rjust(width) if index else cell.ljust(width)
