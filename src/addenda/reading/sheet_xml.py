"""What the XML of an xlsx says that its reader does not: how far a sheet reaches, and formulas without values.

The sheets are the members `xl/worksheets/*.xml` (ECMA-376 part 1, 12.3.24). A file that is no zip, or a damaged one,
says nothing here: the reader of the workbook names what is wrong with it.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import IO, TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.reading.delivery import LIMIT, ZIP_DAMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 60_000_000
"""Cells, empty ones counted, that a sheet may span: its reader holds some 40 bytes for each."""
_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]+\d+:)?([A-Z]+)(\d+)"')
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"(?:[^>]*[^/>])?>')
_NO_VALUE = re.compile(rb"(?:</f>|<f\b[^>]*/>)(?:<v\s*/>|<v></v>)?</c>")
_CHUNK = 1 << 20
_OVERLAP = 400  # bytes: longer than the start tag of a cell, and than the end of a formula


def refuse_too_far(content: bytes, name: str) -> None:
    """Refuse a workbook with a sheet that spans too many cells: one stray value in its last row may need 100 GB.

    One that is too large unpacked is refused too: 1.5 MB of a single letter, again and again, are 1.5 GB of texts.

    Raises:
        InputError: naming the sheet's part and how far it reaches, or the size.

    """
    size = _unpacked_size(content)
    if size > LIMIT:
        message = f"the workbook is {size:,} bytes unpacked, more than {LIMIT:,}"
        raise InputError(Problem(message, name, advice="Save the sheet that is needed alone."))
    for part, stream in _parts(content):
        rows, columns = _extent(stream)
        if rows * columns > _LARGEST:
            message = f"a sheet ({part}) reaches over {rows:,} rows and {columns:,} columns, nearly all empty"
            advice = "Delete the stray cells in its last rows or columns and save it."
            raise InputError(Problem(message, name, advice=advice))


def formulas_without_values(content: bytes) -> int:
    """Return how many formulas hold no value: programs that write a workbook without reckoning leave them so."""
    return sum(1 for _, stream in _parts(content) for _ in _found(_NO_VALUE, stream))


def _unpacked_size(content: bytes) -> int:
    """Return how many bytes the members state that they hold."""
    with suppress(*ZIP_DAMAGE), zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())
    return 0


def _parts(content: bytes) -> Iterator[tuple[str, IO[bytes]]]:
    with suppress(*ZIP_DAMAGE), zipfile.ZipFile(BytesIO(content)) as archive:
        for entry in archive.namelist():
            if entry.startswith("xl/worksheets/") and entry.endswith(".xml"):
                with archive.open(entry) as stream:
                    yield entry.rpartition("/")[2], stream


def _extent(stream: IO[bytes]) -> tuple[int, int]:
    """Return the last row and column: as the sheet states them, or those of its filled cells if that is too far."""
    stated = _DIMENSION.search(stream.read(2000))
    if stated and int(stated[2]) * _column(stated[1]) <= _LARGEST:
        return int(stated[2]), _column(stated[1])
    stream.seek(0)
    rows = columns = 0
    for cell in _found(_FILLED, stream):
        rows, columns = max(rows, int(cell[2])), max(columns, _column(cell[1]))
    return rows, columns


def _found(pattern: re.Pattern[bytes], stream: IO[bytes]) -> Iterator[re.Match[bytes]]:
    """Find a pattern in a stream, chunk by chunk."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        end = 0
        for match in pattern.finditer(text):
            yield match
            end = match.end()
        rest = text[max(end, len(text) - _OVERLAP) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
