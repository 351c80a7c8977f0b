"""Releases in CMS's layout: positions as in the record layout, and the differences that were asked for."""

from datetime import date

import pytest

from addenda.errors import UsageError
from addenda.sample.hcpcs import HcpcsPair, hcpcs_pair
from addenda.sample.hcpcs_layout import TABLE_COLUMNS, HcpcsRecord, anweb_text, table_row

DAY = date(2026, 1, 1)
RECORD = HcpcsRecord(
    code="A1234",
    long="Fensation " * 12,
    short="Fensation",
    pricing="51",
    multiple_pricing="A",
    coverage="C",
    betos="Z2",
    type_of_service="9",
    anesthesia_units="0",
    added=date(2010, 1, 1),
    action="N",
    action_effective=date(2011, 2, 3),
)


@pytest.fixture(scope="module")
def pair() -> HcpcsPair:
    return hcpcs_pair(1, 3_000, DAY)


def test_columns_are_those_of_the_layout() -> None:
    first, second, end = anweb_text([RECORD]).decode("ascii").split("\r\n")
    assert end == ""
    assert (len(first), len(second)) == (320, 320)
    assert (first[:5], first[5:10], first[10]) == ("A1234", "00100", "3")
    assert first[11:91].rstrip() == " ".join(["Fensation"] * 8)
    assert first[91:119] == f"{'Fensation':28}"
    assert (first[119:121], first[229], first[256:259], first[260]) == ("51", "C", "Z2 ", "9")
    assert (first[127], first[265:268]) == ("A", "  0")
    assert (first[268:276], first[276:284], first[284:292], first[292]) == ("20100101", "20110203", " " * 8, "N")
    assert (second[:11], second[11:91].rstrip()) == ("A1234002004", " ".join(["Fensation"] * 4))
    assert second[91:].strip() == ""


def test_the_table_has_the_columns_of_the_workbook() -> None:
    row = table_row(RECORD)
    assert tuple(row) == TABLE_COLUMNS
    assert len(row) == 48
    assert (row["HCPC"], row["RECID"], row["COV"], row["ADD_DT"], row["TERM_DT"]) == ("A1234", "3", "C", "20100101", "")


def test_modifiers_stand_to_the_right_and_have_their_own_record_ids() -> None:
    record = HcpcsRecord("A1", *[getattr(RECORD, name) for name in RECORD.__slots__[1:]])
    first, second, _ = anweb_text([record]).decode("ascii").split("\r\n")
    assert (first[:11], second[:11]) == ("   A1001007", "   A1002008")


def test_pair_differs_as_it_says(pair: HcpcsPair) -> None:
    old = {record.code: record for record in pair.old}
    new = {record.code: record for record in pair.new}
    assert (len(old), len(new)) == (3_000, 3_030)
    assert len(new.keys() - old.keys()) == pair.added == 60
    assert len(old.keys() - new.keys()) == pair.deleted == 30
    differ = [code for code in old.keys() & new.keys() if old[code] != new[code]]
    assert len(differ) == pair.revised == 90
    assert all(old[code].long != new[code].long for code in differ)
    assert {new[code].added for code in new.keys() - old.keys()} == {DAY}


def test_codes_are_sorted_and_of_both_kinds(pair: HcpcsPair) -> None:
    codes = [record.code for record in pair.old]
    assert codes == sorted(codes)
    assert {len(code) for code in codes} == {2, 5}
    assert all(len(record.short) <= 28 for record in pair.old)
    assert not any(code.startswith("D") for code in codes)


def test_same_seed_gives_the_same_text(pair: HcpcsPair) -> None:
    assert hcpcs_pair(1, 3_000, DAY) == pair
    assert hcpcs_pair(2, 3_000, DAY) != pair


@pytest.mark.parametrize("concepts", [99, 150_001])
def test_too_few_or_too_many_concepts_are_refused(concepts: int) -> None:
    with pytest.raises(UsageError, match=f"not {concepts:,}"):
        hcpcs_pair(1, concepts, DAY)
