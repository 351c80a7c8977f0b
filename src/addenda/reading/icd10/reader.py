"""The readers of the two order files, told apart by their codes: ICD-10-PCS begins with a digit, ICD-10-CM never."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from addenda.errors import InputError, Problem
from addenda.model.codeset import Absence
from addenda.reading.content import Origin, reading_of
from addenda.reading.delivery import WHICH_FILE
from addenda.reading.icd10.codeset import CM, PCS, System, icd10_codeset
from addenda.reading.icd10.order import first_character, read_order

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.release import ReleaseId
    from addenda.model.snapshot import Reading
    from addenda.reading.delivery import Delivery, Member


@dataclass(frozen=True)
class Icd10Reader:
    """Reads CMS's zip as published, or the order file in it alone. The other files of the zip are left aside."""

    system: System

    @property
    def name(self) -> str:
        """What `--reader` calls it."""
        return self.system.id

    @property
    def title(self) -> str:
        """What it reads, for people."""
        return f"{self.system.title} order file (CMS)"

    @property
    def codeset_id(self) -> str:
        """The id that its code set usually has in a store."""
        return self.system.id

    @property
    def looks_for(self) -> str:
        """By which content it recognises a delivery."""
        begins = "a digit" if self.system is PCS else "a letter"
        return (
            "an order file: text with an order number in columns 1 to 5, a code in 7 to 13, 0 or 1 in 15 and "
            f"descriptions from 17 and 78, whose first code begins with {begins}"
        )

    def recognises(self, delivery: Delivery) -> bool:
        """Say whether a delivery holds an order file of this code set; lists of changes to one are none."""
        return bool(self._order_files(delivery))

    def read(self, delivery: Delivery, release_id: ReleaseId, effective: date) -> Reading:
        """Return the release of the one order file in a delivery.

        Raises:
            InputError: when there is no order file, or more than one, or with everything that is wrong in it.

        """
        member = self._only_order_file(delivery)
        codeset = icd10_codeset(self.system, release_id.codeset)
        content = read_order(member, codeset.matches)
        origin = Origin(self.name, delivery.sources([member]), Absence.DELETED)
        return reading_of(content, codeset, release_id, effective, origin)

    def _only_order_file(self, delivery: Delivery) -> Member:
        members = self._order_files(delivery)
        if len(members) == 1:
            return members[0]
        place = str(delivery.path)
        if members:
            names = ", ".join(member.name for member in members)
            raise InputError(Problem("this holds more than one order file", place, value=names, advice=WHICH_FILE))
        message = f"this holds no order file of {self.system.title}; it holds {delivery.listing()}"
        raise InputError(Problem(message, place, advice=f"The reader looks for {self.looks_for}."))

    def _order_files(self, delivery: Delivery) -> list[Member]:
        first = {member.name: first_character(member.content) for member in delivery.members}
        return [m for m in delivery.members if first[m.name] and first[m.name].isdigit() == (self.system is PCS)]


CM_READER = Icd10Reader(CM)
PCS_READER = Icd10Reader(PCS)
