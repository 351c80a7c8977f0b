"""What the tables share: a header row, cells without quotes, dates as eight digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.layouts.notice import with_notice

if TYPE_CHECKING:
    from collections.abc import Iterable


def tab_table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]], encoding: str = "utf-8") -> bytes:
    """Return a tab-separated table with the notice before its header."""
    return with_notice(["\t".join(cells) for cells in (header, *rows)], encoding)


def pipe_table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return a table of CPT Link, separated by pipes; these begin with their header."""
    return "".join(f"{'|'.join(cells)}\r\n" for cells in (header, *rows)).encode()


def digits(day: str) -> str:
    """Return an ISO date as YYYYMMDD; "" stays."""
    return day.replace("-", "")
