"""A file's bytes become sheets of cells; what the file is, its content says, never its name."""

from __future__ import annotations

import re
from pathlib import PurePath

from addenda.errors import InputError, Problem
from addenda.reading.chargemaster.delimited_text import split_text
from addenda.reading.chargemaster.html_table import html_tables
from addenda.reading.chargemaster.json_table import read_json_table
from addenda.reading.chargemaster.spreadsheet_xml import is_spreadsheet_xml, read_spreadsheet_xml
from addenda.reading.delivery import Member
from addenda.reading.encoding import UTF_16, decode
from addenda.reading.workbook import SPREADSHEET_STARTS, Sheet, as_text, read_workbook

_PARQUET_STARTS = (b"PAR1", b"PARE")  # the second is one whose footer is encrypted
_PDF = "%PDF"
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")  # signs that no text has
_SIGNS_LOOKED_AT = 4096
_MARKUP = "<"
_JSON = re.compile(r"\{|\[\s*\{")
_SAVE_AS = "Open it in a spreadsheet program and save it as xlsx or csv."


def read_tables(content: bytes, name: str) -> list[Sheet]:
    """Return the tables of a file: the sheets of a workbook (xlsx, xls, XML), or one that is called after the file.

    That one is delimited text, a parquet file, JSON that is one list of flat objects, or a web page whose tables are
    plain ones, whatever it is called.

    Raises:
        InputError: when the file is empty, is no table, is damaged, or is protected by a password; naming the lines
            of a text that cannot be decoded (`addenda.reading.encoding`) or not be split into cells.

    """
    sheets = _sheets(content, name)
    if not any(as_text(cell).strip() for sheet in sheets for row in sheet.rows for cell in row):
        raise InputError(Problem("the file is empty: no cell of it holds anything", name))
    return sheets


def _sheets(content: bytes, name: str) -> list[Sheet]:
    if content.startswith(SPREADSHEET_STARTS):
        return read_workbook(content, name)
    if content.startswith(_PARQUET_STARTS):
        from addenda.reading.chargemaster.parquet import read_parquet  # polars takes a quarter of a second to load

        return [read_parquet(content, name)]
    if _is_binary(content):
        message = "the file is neither a text nor a spreadsheet, whatever its name says"
        raise InputError(Problem(message, name, advice="Fetch or export it anew, as xlsx or csv."))
    text = decode(Member(name, content, name)).replace("\0", "")
    start = text[:10_000].lstrip()
    if start.startswith(_MARKUP) and is_spreadsheet_xml(start):
        return read_spreadsheet_xml(text, name)
    if start.startswith(_MARKUP):
        return _web_page(text, name)
    if start.startswith(_PDF):
        raise InputError(Problem("the file is a PDF", name, advice=_SAVE_AS))
    if _JSON.match(start):
        return [read_json_table(text, name, PurePath(name).stem)]
    return [Sheet(PurePath(name).stem, split_text(text, name))]


def _is_binary(content: bytes) -> bool:
    """Say whether the bytes are no text in any encoding: one in a hundred and more is a sign that no text has."""
    start = content[:_SIGNS_LOOKED_AT]
    return not start.startswith(UTF_16) and len(_BINARY.findall(start)) * 100 > len(start)


def _web_page(text: str, name: str) -> list[Sheet]:
    sheets = html_tables(text, PurePath(name).stem)
    if not sheets:
        message = "the file is a web page or XML without a plain table, whatever its name says"
        raise InputError(Problem(message, name, advice=_SAVE_AS))
    return sheets
