"""Texts and redlines that are longer than a cell, cut so that a reader sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Edit
from addenda.rendering.field_view import Piece
from addenda.rendering.xlsx import LONGEST, units

if TYPE_CHECKING:
    from collections.abc import Sequence

CUT = " … (cut here: a cell holds no more, report.json has the whole)"
_SURELY_SHORT = LONGEST // 2
"""Characters; each takes two UTF-16 units at the most."""


def cut(text: str) -> str:
    """Return a text, or as much of it as a cell holds and the mark behind it."""
    if len(text) <= _SURELY_SHORT:
        return text
    return "".join(piece.text for piece in cut_pieces([Piece(Edit.EQUAL, text)]))


def cut_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a redline, or as many of them as a cell holds and the mark behind them."""
    if sum(units(piece.text) for piece in pieces) <= LONGEST:
        return list(pieces)
    kept, room = list[Piece](), LONGEST - units(CUT)
    for piece in pieces:
        beginning = _beginning(piece.text, room)
        kept.append(Piece(piece.edit, beginning))
        if beginning != piece.text:
            break
        room -= units(beginning)
    return [*(piece for piece in kept if piece.text), Piece(Edit.EQUAL, CUT)]


def _beginning(text: str, room: int) -> str:
    """Return as much of a text as fits into so many UTF-16 units, without half a character at its end."""
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
