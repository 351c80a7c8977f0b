"""The reader of any code set that is a table: delimited text or a workbook, with a mapping file or a plain header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.codeset import CodeSet
from addenda.reading.content import Content, Origin, reading_of
from addenda.reading.delimited.guessing import guess
from addenda.reading.delimited.header import Header, headers_of, lay_out, wanted_by
from addenda.reading.delimited.sheets import may_hold, sheets_of
from addenda.reading.delimited.table import assemble
from addenda.reading.delivery import WHICH_FILE
from addenda.reading.problems import capped

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Reading
    from addenda.reading.delimited.mapping import CodeMapping
    from addenda.reading.delivery import Delivery, Member

_FEW, _MANY = 20, 200  # files that a release should have
_FILE_NAME = re.compile(r"[0-9A-Za-z_-][0-9A-Za-z._-]*")


@dataclass(frozen=True)
class DelimitedReader:
    """Reads one table of codes. With a mapping, its headers are looked for and nothing is guessed."""

    mapping: CodeMapping | None = None
    name: str = "delimited"
    title: str = "Any table of codes (csv, other delimited text, xlsx, xls)"
    codeset_id: str = "any"
    looks_for: str = (
        "a header with one code column and a description column; `--mapping` names the columns of any other table"
    )

    def recognises(self, delivery: Delivery) -> bool:
        """Say whether one file of a delivery has a header that plainly names a code and a description.

        Raises:
            InputError: when a file that may have one cannot be read.

        """
        return any(_best_guess(member) for member in delivery.members)

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        """Return the release that the one table of a delivery holds.

        Raises:
            InputError: when there is no such table, or more than one; naming every column that is missing; or with
                everything that is wrong in its rows.

        """
        member, header, mapping = self._only_table(delivery)
        layout = lay_out(header, mapping, re.compile(mapping.code_pattern), member.place)
        content = assemble(header.table(member.place), layout)
        codeset = _codeset(mapping, release_id.codeset, content)
        _refuse_bad_file_names(content, codeset.shard, member.place)
        origin = Origin(self.name, delivery.sources([member]), mapping.absence)
        return reading_of(content, codeset, release_id, effective, origin)

    def _only_table(self, delivery: Delivery) -> tuple[Member, Header, CodeMapping]:
        found = [(member, *best) for member in delivery.members if (best := self._best(member, delivery))]
        if len(found) == 1:
            return found[0]
        place = str(delivery.path)
        if found:
            names = ", ".join(member.name for member, _, _ in found)
            raise InputError(Problem("this holds more than one table of codes", place, value=names, advice=WHICH_FILE))
        message = f"no row near the start of a file is such a header; it holds {delivery.listing()}"
        raise InputError(Problem(message, place, advice=f"The reader looks for {self._wanted()}."))

    def _best(self, member: Member, delivery: Delivery) -> tuple[Header, CodeMapping] | None:
        if self.mapping is None:
            return _best_guess(member)
        header = _best_match(member, self.mapping, only=len(delivery.members) == 1)
        return (header, self.mapping) if header else None

    def _wanted(self) -> str:
        if self.mapping is None:
            return self.looks_for
        sheet = f" in the sheet {self.mapping.sheet!r}" if self.mapping.sheet else ""
        return "the headers " + ", ".join(map(repr, wanted_by(self.mapping))) + sheet


READER = DelimitedReader()


def _best_guess(member: Member) -> tuple[Header, CodeMapping] | None:
    """Return the first header that says what its columns are."""
    if not may_hold(member, "CODE"):
        return None
    headers = (header for sheet in sheets_of(member) for header in headers_of(sheet))
    return next(((header, mapping) for header in headers if (mapping := guess(header))), None)


def _best_match(member: Member, mapping: CodeMapping, *, only: bool) -> Header | None:
    """Return the header that has the most of a mapping's columns.

    Where it has none, None; but the widest one of the only file, so that the nearest headers can be named.
    """
    sheets = [s for s in sheets_of(member) if mapping.sheet is None or s.name.casefold() == mapping.sheet.casefold()]
    wanted = wanted_by(mapping)
    headers = [header for sheet in sheets for header in headers_of(sheet) if only or header.matches(wanted)]
    return max(headers, key=lambda header: (header.matches(wanted), sum(map(bool, header.titles))), default=None)


def _codeset(mapping: CodeMapping, codeset_id: str, content: Content) -> CodeSet:
    return CodeSet(
        id=codeset_id,
        title=mapping.title or codeset_id,
        publisher=mapping.publisher or "publisher not stated",
        kind=mapping.kind,
        code_pattern=mapping.code_pattern,
        shard=mapping.shard or _shard(content),
        fields=tuple(mapped.field for mapped in mapping.fields),
        redistributable=mapping.redistributable,
        notice=mapping.notice,
    )


def _shard(content: Content) -> int:
    """Return the fewest first characters that give a release some 20 files, and not more than 200."""
    codes = {concept.code for concept in content.concepts}
    width = 1
    while width < max(map(len, codes)) and len({code[:width] for code in codes}) < _FEW:
        width += 1
    return width - 1 if width > 1 and len({code[:width] for code in codes}) > _MANY else width


def _refuse_bad_file_names(content: Content, shard: int, place: str) -> None:
    """Refuse codes whose first characters cannot name a file on every system."""
    bad = [concept.code for concept in content.concepts if not _FILE_NAME.fullmatch(concept.code[:shard])]
    if bad:
        message = "the code begins with a character that cannot stand in a file's name"
        raise InputError(capped([Problem(message, place, value=code) for code in bad]))
