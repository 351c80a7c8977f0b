"""The reader of Medicare's fee files: one for each kind of file, the same but for its `Schedule`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.codeset import Absence, CodeSet, Kind
from addenda.reading.content import Origin, reading_of
from addenda.reading.delimited.sheets import may_hold, sheets_of
from addenda.reading.delimited.table import Layout, Table, assemble
from addenda.reading.delimited.values import Column
from addenda.reading.delivery import WHICH_FILE
from addenda.reading.fees.codes import LICENCE_NOTICE, holds_licensed_text
from addenda.reading.fees.header import Header, find_header, positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from addenda.model.concept import Concept
    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Reading
    from addenda.reading.delivery import Delivery, Member
    from addenda.reading.fees.schedule import Schedule, Slot

_NOTHING = frozenset({"", ".", "NA", "\x1a"})  # the last is the end-of-file mark of DOS


@dataclass(frozen=True)
class FeeReader:
    """Reads CMS's zip as published, or one file in it. Where a release stands there as text and as workbook, the text.

    A zip of relative values holds several kinds of files; the name of the code set then says which is meant.
    """

    schedule: Schedule

    @property
    def name(self) -> str:
        """What `--reader` calls it."""
        return self.schedule.id

    @property
    def title(self) -> str:
        """What it reads, for people."""
        return self.schedule.title

    @property
    def codeset_id(self) -> str:
        """The id that its code set usually has in a store."""
        return self.schedule.id

    @property
    def looks_for(self) -> str:
        """By which content it recognises a delivery."""
        return self.schedule.looks_for

    def recognises(self, delivery: Delivery) -> bool:
        """Say whether a file of a delivery has a header of this kind.

        Raises:
            InputError: when a file that may have one cannot be read.

        """
        return bool(self._tables(delivery))

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        """Return the release of the one fee file of this kind in a delivery.

        Raises:
            InputError: when there is no such file, or more than one; naming every column that is missing or has moved;
                or with everything that is wrong in its rows.

        """
        member, header = self._only_table(delivery)
        layout = self._layout(positions(header, self.schedule, member.place))
        content = assemble(Table(header.sheet.rows, header.first, header.last, member.place), layout)
        codeset = self._codeset(release_id.codeset, content.concepts)
        origin = Origin(self.name, delivery.sources([member]), Absence.DELETED)
        return reading_of(content, codeset, release_id, effective, origin)

    def _only_table(self, delivery: Delivery) -> tuple[Member, Header]:
        tables = self._tables(delivery)
        if len({PurePath(member.name).stem.casefold() for member, _ in tables}) == 1:
            return tables[0]
        place = str(delivery.path)
        if tables:
            names = ", ".join(member.name for member, _ in tables)
            raise InputError(Problem("this holds more than one such file", place, value=names, advice=WHICH_FILE))
        message = f"this holds no such file; it holds {delivery.listing()}"
        raise InputError(Problem(message, place, advice=f"The reader looks for {self.looks_for}."))

    def _tables(self, delivery: Delivery) -> list[tuple[Member, Header]]:
        """Return the files of this kind: text where there is text, else workbooks."""
        texts = self._headed(member for member in delivery.members if not member.is_workbook)
        return texts or self._headed(member for member in delivery.members if member.is_workbook)

    def _headed(self, members: Iterable[Member]) -> list[tuple[Member, Header]]:
        return [
            (member, header)
            for member in members
            if may_hold(member, *self.schedule.words)
            for sheet in sheets_of(member)
            if (header := find_header(sheet, self.schedule))
        ]

    def _layout(self, places: Mapping[Slot, int]) -> Layout:
        def column(slot: Slot, field: str) -> Column:
            return Column(field, slot.header, places[slot], slot.form, slot.digits)

        schedule = self.schedule
        modifier = schedule.modifier
        return Layout(
            code=tuple(column(slot, "code") for slot in schedule.code),
            modifier=column(modifier, "modifier") if modifier else None,
            fields=tuple(column(slot, field.name) for field, slot in schedule.fields if slot in places),
            code_pattern=re.compile(schedule.code_pattern),
            nothing=_NOTHING,
        )

    def _codeset(self, codeset_id: str, concepts: tuple[Concept, ...]) -> CodeSet:
        codeset = CodeSet(
            id=codeset_id,
            title=self.schedule.codeset_title,
            publisher="Centers for Medicare & Medicaid Services",
            kind=Kind.FEE_SCHEDULE,
            code_pattern=self.schedule.code_pattern,
            shard=self.schedule.shard,
            fields=tuple(field for field, _ in self.schedule.fields),
            redistributable=True,
        )
        licensed = holds_licensed_text(concepts, codeset)
        return replace(codeset, redistributable=False, notice=LICENCE_NOTICE) if licensed else codeset
