"""Plain text for a terminal: no colour codes, lines of 100 columns, or of the terminal's where it is narrower.

`terminal` is how many columns the terminal has; None for a file or a pipe, whose bytes must not depend on one.
"""

from __future__ import annotations

import textwrap

_WIDTH = 100


def line_width(terminal: int | None) -> int:
    """Return how many columns a line may have."""
    return min(terminal or _WIDTH, _WIDTH)


def wrapped(text: str, indent: str = "", hanging: str = "    ", terminal: int | None = None) -> list[str]:
    """Return text in lines: the first after `indent`, the others further in; a long word stands alone, uncut."""
    return textwrap.wrap(
        text,
        line_width(terminal),
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def columns(rows: list[tuple[str, ...]], indent: str = "", terminal: int | None = None) -> list[str]:
    """Return rows in columns: the first aligned left, the others right; the first row holds the titles.

    Where a terminal is too narrow for them, each row is a sentence that names its cells by their titles.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if terminal and len(indent) + sum(widths) + 2 * (len(widths) - 1) > terminal:
        return [line for row in rows[1:] for line in wrapped(_sentence(rows[0], row), indent, terminal=terminal)]
    return [
        indent
        + "  ".join(
            _cell(cell, index, width) for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _sentence(titles: tuple[str, ...], row: tuple[str, ...]) -> str:
    named = (f"{title} {cell}" for title, cell in zip(titles[1:], row[1:], strict=True) if cell)
    return f"{row[0]}: {', '.join(named)}"


def _cell(cell: str, index: int, width: int) -> str:
    return cell.rjust(width) if index else cell.ljust(width)
