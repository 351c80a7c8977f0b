"""`addenda readers`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.cli.options import DataFormat, DataFormatOption
from addenda.cli.output import emit, terminal_width
from addenda.reading.readers import known_readers
from addenda.rendering.json_text import json_text
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from addenda.reading.readers import Reader

READERS_FORMAT = "addenda.readers/1"


def command(*, output_format: DataFormatOption = DataFormat.TEXT) -> None:
    """List the readers: what each reads, and by which content it recognises a file."""
    readers = known_readers().values()
    emit(_json(readers) if output_format is DataFormat.JSON else _text(readers, terminal_width()))


def _text(readers: Iterable[Reader], terminal: int | None) -> str:
    return "\n".join(_paragraph(reader, terminal) for reader in readers)


def _paragraph(reader: Reader, terminal: int | None) -> str:
    lines = wrapped(f"{reader.name}  {visible(reader.title)}", terminal=terminal)
    lines += [f"  code set: {reader.codeset_id}"]
    lines += wrapped(f"looks for: {visible(reader.looks_for)}", "  ", terminal=terminal)
    return "\n".join(lines) + "\n"


def _json(readers: Iterable[Reader]) -> bytes:
    entries = [
        {"name": reader.name, "title": reader.title, "codeset": reader.codeset_id, "looks_for": reader.looks_for}
        for reader in readers
    ]
    return json_text({"format": READERS_FORMAT, "readers": entries})
