"""Laws: what is written in CMS's layouts and read again is the same, in text and workbook alike."""

import string
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from addenda.model.canonical import to_shards
from addenda.model.concept import Concept, Value
from addenda.reading.hcpcs.codeset import FIELDS, hcpcs_codeset
from addenda.reading.hcpcs.layout import LAYOUT
from tests.reading.hcpcs.give import read
from tests.support.hcpcs_files import COLUMNS, DATES, HEADERS, hcpcs_concept, hcpcs_text, hcpcs_xlsx
from tests.support.laws import LAW

CODESET = hcpcs_codeset("hcpcs")
CAPITALS = string.ascii_uppercase + string.digits
SIGNS = string.ascii_letters + string.digits + "(),;<>=&|*'\"-./%"
OTHER_COLUMNS = [name for name in COLUMNS if name not in ("short", "added", "action", "action_effective")]


class Dice(Random):
    """Makes a record from a seed: one number for Hypothesis to choose, where its texts would be hundreds of choices."""

    def word(self, characters: str, longest: int) -> str:
        return "".join(self.choices(characters, k=self.randint(1, longest)))

    def sentence(self, longest: int) -> str:
        return " ".join(self.word(SIGNS, 20) for _ in range(self.randint(1, 30)))[:longest].strip()

    def day(self) -> str:
        return (date(1982, 1, 1) + timedelta(self.randrange(18_000))).isoformat()

    def cell(self, name: str) -> Value:
        headers, _, width = COLUMNS[name]
        if name in DATES:
            return self.day()
        parts: list[Value] = [self.word(CAPITALS, width) for _ in headers]
        return parts[self.randrange(len(parts)) :] if len(parts) > 1 else parts[0]

    def concept(self) -> Concept:
        code = (
            f"{self.choice('ABGQ')}{self.randrange(10_000):04}"
            if self.randrange(4)
            else "".join(self.choices(CAPITALS, k=2))
        )
        fields = {name: self.cell(name) for name in OTHER_COLUMNS if self.randrange(2)}
        if self.randrange(2):
            fields |= {"action": self.choice("ABCDFPRST"), "action_effective": self.day()}
        return hcpcs_concept(code, long=self.sentence(2000), short=self.sentence(28), added=self.day(), **fields)


seeds = st.binary(min_size=4, max_size=4)
concepts = st.lists(seeds, min_size=1, max_size=4).map(
    lambda drawn: list({one.code: one for one in (Dice(seed).concept() for seed in drawn)}.values())
)


@LAW
@given(concepts, st.booleans())
def test_text(written: list[Concept], trimmed: bool) -> None:
    assert list(read(codes_txt=hcpcs_text(written, trimmed=trimmed)).concepts) == written


@settings(max_examples=40)
@given(concepts)
def test_workbook(written: list[Concept]) -> None:
    assert list(read(codes_xlsx=hcpcs_xlsx(written)).concepts) == written


@LAW
@given(concepts, seeds)
def test_the_order_of_the_file_changes_no_byte(written: list[Concept], seed: bytes) -> None:
    before = to_shards(read(codes_txt=hcpcs_text(written)).concepts, CODESET)
    shuffled = Random(seed).sample(written, len(written))
    assert to_shards(read(codes_txt=hcpcs_text(shuffled)).concepts, CODESET) == before


def test_every_column_of_the_record_has_a_declared_field_and_every_field_a_column() -> None:
    assert [slot.field for slot in LAYOUT if not slot.field.startswith("action")] == [
        field.name for field in FIELDS if field.name != "kind" and not field.name.startswith("action")
    ]
    assert {slot.field for slot in LAYOUT} == set(CODESET.roles) - {"kind"}
    assert {header for slot in LAYOUT for header in slot.headers} == set(HEADERS) - {"HCPC", "SEQNUM", "RECID"}
    assert len(HEADERS) == 48
