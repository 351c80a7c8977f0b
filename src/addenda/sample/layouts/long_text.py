"""LONGULT, LONGUT, LONGULF and LONGUF: full descriptors, mixed (UL) or upper case (U), by tabs (T) or fixed (F)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.layouts.listed import listed
from addenda.sample.layouts.notice import with_notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.sample.generator import SyntheticRelease

_ENCODING = "cp1252"
_TEXT = 72
"""The width of the text in an older issue's record, whose first 8 columns are code, sequence and a blank."""


def longult(release: SyntheticRelease) -> bytes:
    """Return code, tab, descriptor."""
    return with_notice([f"{one.code}\t{one.text('long')}" for one in listed(release)], _ENCODING)


def longut(release: SyntheticRelease) -> bytes:
    """Return code, tab, descriptor in upper case."""
    return with_notice([f"{one.code}\t{one.text('long').upper()}" for one in listed(release)], _ENCODING)


def longulf(release: SyntheticRelease) -> bytes:
    """Return the code in columns 1 to 8, the descriptor behind it."""
    return with_notice([f"{one.code:8}{one.text('long')}" for one in listed(release)], _ENCODING)


def longuf(release: SyntheticRelease) -> bytes:
    """Return what older issues have: records of 80 columns with code in 1 to 5, sequence in 6 to 7, text from 9 on."""
    pairs = ((one.code, one.text("long").upper()) for one in listed(release))
    return with_notice([record for code, text in pairs for record in _records(code, text)], _ENCODING)


def _records(code: str, text: str) -> Iterator[str]:
    """Yield the records of a descriptor; no word of it is longer than a record's text."""
    sequence = 1
    while text:
        cut = text.rindex(" ", 0, _TEXT + 1) if len(text) > _TEXT else len(text)
        yield f"{code}{sequence:02} {text[:cut]:{_TEXT}}"
        text, sequence = text[cut + 1 :], sequence + 1
