"""A hospital's charge master, from its file, folder or database to its lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from addenda.reading.chargemaster.address import is_address, parse_address
from addenda.reading.chargemaster.folder import read_folder
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.opening import Opened, open_file
from addenda.reading.chargemaster.tables import read_tables
from addenda.reading.chargemaster.transparency.reader import (
    is_transparency_document,
    is_transparency_table,
    read_document,
    read_table,
)
from addenda.reading.chargemaster.understanding import understand
from addenda.reading.chargemaster.workbooks import understand_workbook
from addenda.reading.delivery import Member
from addenda.reading.encoding import decode
from addenda.reading.workbook import SPREADSHEET_STARTS

if TYPE_CHECKING:
    from addenda.model.chargemaster import ChargeMaster

_NOT_MAPPED = "The columns of a price transparency file are those of the rule: what was mapped is not used."


def read_charge_master(source: Path | str, mapping: ColumnMapping | None = None) -> ChargeMaster:
    """Read a charge master from a file, a folder of files, or a table of a database; what it is, its content says.

    A file is a workbook (xlsx, xls, XML), delimited text, parquet, a web page or JSON that is a table, a price
    transparency file (csv, json), or a zip of one of them. A database is a text such as
    `sqlite:///file.db?table=charges`. The columns are those that the mapping names, and else those that can be told; a
    price transparency file needs none.

    Raises:
        NotFoundError: when there is no such file.
        UsageError: when an address names no table, or a query that does more than read.
        ConfigurationError: when a package that reads the database is not installed.
        InputError: naming all that is wrong with the content, of all files.

    """
    mapping = mapping or ColumnMapping()
    if isinstance(source, str) and is_address(source):
        return _from_database(source, mapping)
    path = Path(source)
    if path.is_dir():
        return read_folder(path, lambda file, name: _from_file(file, name, mapping))
    return _from_file(path, path.name, mapping)


def _from_file(path: Path, name: str, mapping: ColumnMapping) -> ChargeMaster:
    opened = open_file(path, name)
    master = _read(opened, mapping)
    inside = opened.place.removeprefix(name).removeprefix("/")
    remarks = (f"The zip holds {inside}.", *master.remarks) if inside else master.remarks
    return replace(master, file=name, remarks=remarks)


def _read(opened: Opened, mapping: ColumnMapping) -> ChargeMaster:
    place, content, sha256 = opened
    if is_transparency_document(content):
        text = decode(Member(place, content, place))
        return _unmapped(read_document(text, place, sha256), mapping)
    sheets = read_tables(content, place)
    if is_transparency_table(sheets):
        return _unmapped(read_table(sheets[0], place, sha256), mapping)
    if content.startswith(SPREADSHEET_STARTS):
        return understand_workbook(opened, sheets, mapping)
    return understand(sheets, mapping, place, sha256)


def _unmapped(master: ChargeMaster, mapping: ColumnMapping) -> ChargeMaster:
    mapped = bool(mapping.columns or mapping.sheet)
    return replace(master, remarks=(*master.remarks, _NOT_MAPPED)) if mapped else master


def _from_database(text: str, mapping: ColumnMapping) -> ChargeMaster:
    from addenda.reading.chargemaster.database import digest, read_database  # a file needs none of it

    address = parse_address(text)
    sheet = read_database(address)
    return replace(understand([sheet], mapping, address.shown, digest(sheet)), layout="database table")
