"""Reads workbooks back: values as calamine has them, and what only the XML says."""

import re
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Return the values of every sheet by its name, row by row."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names}


def records(content: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet that is a table, by the titles of its columns."""
    titles, *rows = sheets(content)[sheet]
    return [dict(zip(titles, row, strict=True)) for row in rows]


def block(content: bytes, title: str) -> list[list[Any]]:
    """Return the rows of a part of the summary, without its title."""
    rows = sheets(content)["Summary"]
    start = next(place for place, row in enumerate(rows) if row[0] == title) + 1
    end = next((place for place in range(start, len(rows)) if not any(rows[place])), len(rows))
    return rows[start:end]


def parts(content: bytes) -> dict[str, str]:
    """Return the XML of every part by its name; each is well-formed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    for text in found.values():
        ET.fromstring(text)  # noqa: S314 - we wrote it
    return found


def sheet_xml(content: bytes, name: str) -> str:
    """Return the XML of a sheet."""
    number = list(sheets(content)).index(name) + 1
    return parts(content)[f"xl/worksheets/sheet{number}.xml"]


def runs(content: bytes, cell: str, sheet: str = "Changes") -> list[tuple[str, str]]:
    """Return the pieces of a cell of rich text: struck through, underlined or plain, and their texts."""
    match = re.search(rf'<c r="{cell}"[^>]*t="s"[^>]*><v>(\d+)</v>', sheet_xml(content, sheet))
    assert match, f"{cell} holds no text"
    strings = ET.fromstring(parts(content)["xl/sharedStrings.xml"])  # noqa: S314 - we wrote it
    shared = strings.findall(f"{_MAIN}si")[int(match[1])]
    return [(_looks(run), run.findtext(f"{_MAIN}t") or "") for run in shared.findall(f"{_MAIN}r")]


def dump(content: bytes) -> str:
    """Return every value of a workbook as text that a person can read."""
    lines = []
    for name, rows in sheets(content).items():
        lines += [f"== {name}", *(" | ".join(map(_shown, row)).rstrip(" |") for row in rows), ""]
    return "\n".join(lines)


def _looks(run: ET.Element) -> str:
    properties = run.find(f"{_MAIN}rPr")
    if properties is None:
        return "plain"
    marks = {"struck": properties.find(f"{_MAIN}strike"), "underlined": properties.find(f"{_MAIN}u")}
    return next((name for name, mark in marks.items() if mark is not None), "plain")


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:g}" if value == int(value) and abs(value) < 1e6 else repr(value)
    return str(value).replace("\n", " ⏎ ")
