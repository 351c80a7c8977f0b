"""Laws: what is written in CMS's layouts and read again is the same, in text and workbook alike."""

import string
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from addenda.model.canonical import to_shards
from addenda.model.concept import Concept
from addenda.reading.hcpcs.codeset import FIELDS, hcpcs_codeset
from addenda.reading.hcpcs.layout import LAYOUT
from tests.reading.hcpcs.give import read
from tests.support.hcpcs_files import COLUMNS, HEADERS, hcpcs_concept, hcpcs_text, hcpcs_xlsx

CODESET = hcpcs_codeset("hcpcs")

letters = string.ascii_letters + string.digits + "(),;<>=&|*'\"-./%"
codes = st.from_regex(r"[A-Z][0-9]{4}|[A-Z0-9]{2}", fullmatch=True)
days = st.dates(date(1982, 1, 1), date(2030, 12, 31)).map(date.isoformat)
words = st.text(letters, min_size=1, max_size=20)


def sentence(limit: int) -> st.SearchStrategy[str]:
    return st.lists(words, min_size=1, max_size=40).map(lambda parts: " ".join(parts)[:limit].strip())


def part(width: int) -> st.SearchStrategy[str]:
    return st.text(string.ascii_uppercase + string.digits, min_size=1, max_size=width)


def field(name: str) -> st.SearchStrategy[str] | st.SearchStrategy[list[str]]:
    headers, _, width = COLUMNS[name]
    return st.lists(part(width), min_size=1, max_size=len(headers)) if len(headers) > 1 else part(width)


usual = {name: field(name) for name in COLUMNS}
dates = dict.fromkeys(("asc_date", "opps_date", "terminated"), days)
descriptors = {"long": sentence(2000), "short": sentence(28)}
acted = st.fixed_dictionaries({"action": st.sampled_from("ABCDFPRST"), "action_effective": days})
always = {"added", "action", "action_effective"}
optional = {name: values for name, values in (usual | dates | descriptors).items() if name not in always}
fields = st.builds(dict.__or__, st.fixed_dictionaries({"added": days}, optional=optional), st.just({}) | acted)
concepts = st.dictionaries(codes, fields, min_size=1, max_size=8).map(
    lambda found: [hcpcs_concept(code, **given) for code, given in found.items()]
)


@given(concepts, st.booleans())
def test_text(written: list[Concept], trimmed: bool) -> None:
    assert list(read(codes_txt=hcpcs_text(written, trimmed=trimmed)).concepts) == written


@settings(max_examples=40)
@given(concepts)
def test_workbook(written: list[Concept]) -> None:
    assert list(read(codes_xlsx=hcpcs_xlsx(written)).concepts) == written


@given(concepts, st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_no_byte(written: list[Concept], random: Random) -> None:
    before = to_shards(read(codes_txt=hcpcs_text(written)).concepts, CODESET)
    random.shuffle(written)
    assert to_shards(read(codes_txt=hcpcs_text(written)).concepts, CODESET) == before


def test_every_column_of_the_record_has_a_declared_field_and_every_field_a_column() -> None:
    assert [slot.field for slot in LAYOUT if not slot.field.startswith("action")] == [
        field.name for field in FIELDS if field.name != "kind" and not field.name.startswith("action")
    ]
    assert {slot.field for slot in LAYOUT} == set(CODESET.roles) - {"kind"}
    assert {header for slot in LAYOUT for header in slot.headers} == set(HEADERS) - {"HCPC", "SEQNUM", "RECID"}
    assert len(HEADERS) == 48
