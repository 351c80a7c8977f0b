"""Price transparency files in csv, tall and wide, invented."""

from decimal import Decimal
from pathlib import Path

import pytest

from addenda.errors import InputError
from addenda.model.chargemaster import ChargeLine, CodeStatus, OtherCode, Price, PriceKind
from addenda.reading.chargemaster.mapping import ColumnMapping
from addenda.reading.chargemaster.reader import read_charge_master

FIELDS = ["hospital_name,last_updated_on,version", "Invented  Hospital,2026-01-01,2.2.1"]
TALL = (
    "description,code|1,code|1|type,code|2,code|2|type,modifiers,setting,standard_charge|gross,"
    "standard_charge|discounted_cash,payer_name,plan_name,standard_charge|negotiated_dollar,"
    "standard_charge|negotiated_percentage,standard_charge|min,standard_charge|max"
)
WIDE = (
    "description,code|1,code|1|type,code|2,code|2|type,modifiers,setting,standard_charge|gross,"
    "standard_charge|discounted_cash,standard_charge|Payer A|PPO|negotiated_dollar,"
    "standard_charge|Payer A|PPO|negotiated_percentage,standard_charge|Payer B|HMO|negotiated_dollar,"
    "standard_charge|min,standard_charge|max"
)
TALL_ROWS = [
    "INVENTED SCAN,611,RC,70551,CPT,TC,outpatient,1200,1080.10,Payer A,PPO,400.25,,250,400.25",
    "INVENTED PILL,C-17,CDM,00093-8739-01,NDC,,both,0.30,,Payer A,PPO,,80,,",
    "INVENTED SCAN,611,RC,70551,CPT,TC,outpatient,1200,1080.10,Payer B,HMO,250,,250,400.25",
]
WIDE_ROWS = [
    "INVENTED SCAN,611,RC,70551,CPT,TC,outpatient,1200,1080.10,400.25,,250,250,400.25",
    "INVENTED PILL,C-17,CDM,00093-8739-01,NDC,,both,0.30,,,80,,,",
]


def write(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(("\r\n".join([*FIELDS, *rows]) + "\r\n").encode(encoding))
    return path


@pytest.mark.parametrize(("kind", "header", "rows"), [("tall", TALL, TALL_ROWS), ("wide", WIDE, WIDE_ROWS)])
def test_an_item_is_a_line_with_its_payers_prices(tmp_path: Path, kind: str, header: str, rows: list[str]) -> None:
    master = read_charge_master(write(tmp_path / "mrf.csv", header, *rows))
    scan, pill = master.lines
    assert scan == ChargeLine(
        sheet="mrf",
        row=4,
        charge_code="",
        description="INVENTED SCAN",
        raw_code="70551",
        code="70551",
        modifier="TC",
        status=CodeStatus.CODE,
        price=Decimal(1200),
        volume=None,
        revenue_code="0611",
        facility="Invented Hospital",
        setting="outpatient",
        prices=scan.prices,
    )
    negotiated = "standard_charge|negotiated_dollar"
    headers = (negotiated,) * 2 if kind == "tall" else tuple(title for title in header.split(",") if "dollar" in title)
    assert set(scan.prices) == {
        Price(PriceKind.CASH, "standard_charge|discounted_cash", Decimal("1080.10")),
        Price(PriceKind.MINIMUM, "standard_charge|min", Decimal(250)),
        Price(PriceKind.MAXIMUM, "standard_charge|max", Decimal("400.25")),
        Price(PriceKind.NEGOTIATED, headers[0], Decimal("400.25"), "Payer A", "PPO"),
        Price(PriceKind.NEGOTIATED, headers[1], Decimal(250), "Payer B", "HMO"),
    }
    assert len(scan.prices) == 5
    assert (pill.charge_code, pill.raw_code, pill.status, pill.other) == (
        "C-17",
        "00093-8739-01",
        CodeStatus.OTHER,
        OtherCode.NDC,
    )
    assert (pill.row, pill.price, pill.setting, pill.prices) == (5, Decimal("0.30"), "both", ())
    assert master.layout == f"CMS price transparency 2.2.1, {kind}"
    assert master.remarks[0] == f"{len(rows)} rows make 2 lines: rows that only payers' terms tell apart are one line."
    assert master.columns["price"] == "standard_charge|gross"
    assert {choice.column for choice in master.choices} == {"description", "code", "modifier", "setting", "price"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_headers_in_other_case_and_with_blanks_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    header = TALL.replace("|", " | ").upper()
    row = TALL_ROWS[0].replace("INVENTED SCAN", "Scan — é")
    master = read_charge_master(write(tmp_path / "mrf.csv", header, row, encoding=encoding))
    (line,) = master.lines
    assert (line.description, line.code, line.price, len(line.prices)) == ("Scan — é", "70551", Decimal(1200), 4)
    assert master.columns["price"] == "STANDARD_CHARGE | GROSS"


def test_an_item_of_several_codes_has_a_line_for_each(tmp_path: Path) -> None:
    rows = [
        "INVENTED KIT,99213,CPT,J0131,HCPCS,25|50,both,10,,,,,,,",
        "INVENTED KIT 2,99213,CPT,99213,HCPCS,,both,10,,,,,,,",
    ]
    master = read_charge_master(write(tmp_path / "mrf.csv", TALL, *rows))
    assert [(line.row, line.code, line.modifier) for line in master.lines] == [
        (4, "99213", "25 50"),
        (4, "J0131", "25 50"),
        (5, "99213", ""),
    ]
    assert "1 item of several CPT or HCPCS codes, with a line for each: 2 lines." in master.remarks


@pytest.mark.parametrize(
    ("codes", "raw", "status", "other", "charge_code"),
    [
        ("470,MS-DRG,99,LOCAL", "470", CodeStatus.OTHER, OtherCode.MS_DRG, "99"),
        ("5072,APC,0093-1,NDC", "0093-1", CodeStatus.OTHER, OtherCode.NDC, ""),
        ("5072,APC,,", "5072", CodeStatus.OTHER, OtherCode.LOCAL, ""),
        ("99,LOCAL,C-1,cdm", "", CodeStatus.NONE, None, "C-1"),
        ("100,CPT,,", "100", CodeStatus.AMBIGUOUS, None, ""),
        ("LAB7,hcpcs,,", "LAB7", CodeStatus.OTHER, OtherCode.LOCAL, ""),
        (",,,", "", CodeStatus.NONE, None, ""),
    ],
)
def test_what_is_no_cpt_or_hcpcs_code_is_told(
    tmp_path: Path, codes: str, raw: str, status: CodeStatus, other: OtherCode | None, charge_code: str
) -> None:
    (line,) = read_charge_master(write(tmp_path / "mrf.csv", TALL, f"X,{codes},,both,5,,,,,,,")).lines
    assert (line.raw_code, line.code, line.status, line.other, line.charge_code) == (
        raw,
        "",
        status,
        other,
        charge_code,
    )


def test_rows_of_another_setting_or_gross_charge_are_lines_of_their_own(tmp_path: Path) -> None:
    rows = [
        f"X,99213,CPT,,,,{setting},{gross},,A,P,5,,," for setting in ("inpatient", "Outpatient") for gross in (1, 2)
    ]
    lines = read_charge_master(write(tmp_path / "mrf.csv", TALL, *rows)).lines
    assert [(line.setting, str(line.price)) for line in lines] == [
        ("inpatient", "1"),
        ("inpatient", "2"),
        ("outpatient", "1"),
        ("outpatient", "2"),
    ]


def test_terms_of_a_modifier_alone_and_blank_rows_are_no_lines(tmp_path: Path) -> None:
    rows = ["Invented terms,,,,,50,both,,,A,P,,150,,", ",,,,,,,,,,,,,,", TALL_ROWS[0]]
    master = read_charge_master(write(tmp_path / "mrf.csv", TALL, *rows))
    assert ([line.row for line in master.lines], master.rows_skipped) == ([6], 2)
    assert master.remarks[-1] == "Terms of modifiers alone, without an item, are no lines: 1 are left out."


def test_all_values_that_cannot_be_read_are_named_with_their_rows(tmp_path: Path) -> None:
    rows = [
        "A,99213,CPT,,,,both,n/a,,P,Q,5,,,",
        "B,99213,,,,,both,1,,P,Q,1 - 2,,,",
        "C,99213,CPT,,,,ER,1,x,P,Q,1,,y,z",
        "D,99213,CPT,,,,both,1,,P,Q,1,,2,3,,surplus",
    ]
    with pytest.raises(InputError) as caught:
        read_charge_master(write(tmp_path / "mrf.csv", TALL, *rows))
    assert {(problem.file, problem.row, problem.message, problem.value) for problem in caught.value.problems} == {
        ("mrf.csv", 4, "the gross charge is no amount", "n/a"),
        ("mrf.csv", 5, "the code has no type, so it is not known what it is", "99213"),
        ("mrf.csv", 5, "the negotiated charge in dollars is no amount", "1 - 2"),
        ("mrf.csv", 6, "the setting is none of inpatient, outpatient, both", "er"),
        ("mrf.csv", 6, "the discounted cash price is no amount", "x"),
        ("mrf.csv", 6, "the minimum negotiated charge is no amount", "y"),
        ("mrf.csv", 6, "the maximum negotiated charge is no amount", "z"),
        ("mrf.csv", 7, "the row has more cells than the 15 of the header", "surplus"),
    }


def test_columns_that_the_rule_requires_are_all_named(tmp_path: Path) -> None:
    header = "description,code|1,code|2,description,Standard_charge|Net"
    with pytest.raises(InputError) as caught:
        read_charge_master(write(tmp_path / "mrf.csv", header, "A,99213,CPT,both,1"))
    assert [(problem.row, problem.message) for problem in caught.value.problems] == [
        (3, "no column is called code|1|type"),
        (3, "no column is called setting"),
        (3, "no column is called standard_charge|gross"),
        (3, "two columns are called description"),
        (3, "no column says what type of code code|2 is (code|2|type)"),
    ]


def test_a_file_without_an_item_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"mrf\.csv: the price transparency file holds no item"):
        read_charge_master(write(tmp_path / "mrf.csv", TALL))


def test_a_mapping_is_not_used_and_that_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "mrf.csv", TALL, *TALL_ROWS)
    master = read_charge_master(path, ColumnMapping({"price": "standard_charge|min"}))
    assert master.lines == read_charge_master(path).lines
    assert master.remarks[-1].endswith("what was mapped is not used.")


def test_a_table_that_only_looks_alike_is_read_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("hospital_name,CPT,Price\nInvented,99213,5\nInvented,99214,6\n", encoding="utf-8")
    assert [line.row for line in read_charge_master(path).lines] == [2, 3]
