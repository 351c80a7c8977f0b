"""The code column: what is read as a code, and what never is."""

import pytest

from addenda.model.chargemaster import CodeStatus, OtherCode
from addenda.reading.chargemaster.codes import CleanCode, clean_code, clean_modifier, holds_drug_numbers
from addenda.reading.workbook import Cell


@pytest.mark.parametrize(
    ("cell", "code", "modifier"),
    [
        ("99213", "99213", ""),
        ("00100", "00100", ""),
        (37187.0, "37187", ""),
        (37187, "37187", ""),
        ("37187.0", "37187", ""),
        ("9392252.0", "93922", "52"),
        ("99213.00", "99213", ""),
        ("0042T", "0042T", ""),
        ("0240U", "0240U", ""),
        ("0012M", "0012M", ""),
        ("0001A", "0001A", ""),
        ("3044F", "3044F", ""),
        ("A4341\u00a0", "A4341", ""),
        ("j0131", "J0131", ""),
        ("V2797", "V2797", ""),
        ("HCPCS C1713", "C1713", ""),
        ("CPT 99213", "99213", ""),
        ("CPT® 99213", "99213", ""),
        ("0C1776    ", "C1776", ""),
        ("099213", "99213", ""),
        (9392252.0, "93922", "52"),
        (1175050, "11750", "50"),
        (731205250.0, "73120", "52 50"),
        ("90853  59", "90853", "59"),
        ("90853-59", "90853", "59"),
        ("90853-59-GP", "90853", "59 GP"),
        ("G8986CL", "G8986", "CL"),
        ("G046327", "G0463", "27"),
        ("87804QW59", "87804", "QW 59"),
        ("7314052LT", "73140", "52 LT"),
        ("3044F-1P", "3044F", "1P"),
    ],
)
def test_a_code_is_read_with_its_modifiers(cell: Cell, code: str, modifier: str) -> None:
    assert clean_code(cell) == CleanCode(code, modifier, CodeStatus.CODE)


@pytest.mark.parametrize(
    "cell", ["", "  ", "\u00a0", "-", "(blank)", "NA", "n/a", "#N/A", "none", "NULL", "0", 0.0, "00000"]
)
def test_an_empty_cell_is_none(cell: Cell) -> None:
    assert clean_code(cell) == CleanCode("", "", CodeStatus.NONE)


@pytest.mark.parametrize(
    "cell",
    [
        100.0,  # 00100 that lost its zeros, or a revenue code, or a DRG
        "100",
        "8",
        199659,  # 01996 with 59, or no code at all
        "99213-10",  # no modifier has this number
        "99213/99214",
        "99201 - 99205",
        "99213 X",
        "99213 TOTALS",
        "93922.52",
        "100.0",
    ],
)
def test_what_only_a_guess_would_read_is_ambiguous(cell: Cell) -> None:
    assert clean_code(cell) == CleanCode("", "", CodeStatus.AMBIGUOUS)


@pytest.mark.parametrize(
    ("cell", "other"),
    [
        ("50419-0188-02", OtherCode.NDC),
        ("NDC 50419-0188-02", OtherCode.NDC),
        ("00002-7624-59", OtherCode.NDC),  # a drug's number, though 76, 24 and 59 are modifiers
        (50419018802.0, OtherCode.NDC),
        ("63323016505", OtherCode.NDC),
        (65065435, OtherCode.NDC),
        ("MS-DRG 004", OtherCode.MS_DRG),
        ("DRG 470", OtherCode.MS_DRG),
        ("MSDRG470", OtherCode.MS_DRG),
        ("SE301", OtherCode.LOCAL),
        ("RMB01", OtherCode.LOCAL),
        ("Z7610", OtherCode.LOCAL),
        ("X4304", OtherCode.LOCAL),
        ("W1234", OtherCode.LOCAL),
        ("PFHIM", OtherCode.LOCAL),
        ("VERIFY", OtherCode.LOCAL),
        (123410, OtherCode.LOCAL),
        (9392210, OtherCode.LOCAL),  # 93922 and 10, which is no modifier
        (True, OtherCode.LOCAL),
    ],
)
def test_drugs_groups_and_local_codes_are_told_apart(cell: Cell, other: OtherCode) -> None:
    assert clean_code(cell) == CleanCode("", "", CodeStatus.OTHER, other)


def test_among_drug_numbers_a_number_that_is_no_code_is_a_drug_s() -> None:
    assert clean_code(9392210, among_drugs=True).other is OtherCode.NDC


@pytest.mark.parametrize("cell", ['="00100"', "'00100"])
def test_the_signs_that_keep_a_number_text_are_taken_off(cell: str) -> None:
    assert clean_code(cell).code == "00100"


@pytest.mark.parametrize("cell", [9392252.0, 731205250, "9392252"])
def test_among_drug_numbers_a_number_with_modifiers_is_ambiguous(cell: Cell) -> None:
    assert clean_code(cell, among_drugs=True).status is CodeStatus.AMBIGUOUS


@pytest.mark.parametrize(("cell", "code"), [("99213", "99213"), ("J0131JW", "J0131"), ("99213-59", "99213")])
def test_among_drug_numbers_other_codes_are_read(cell: Cell, code: str) -> None:
    assert clean_code(cell, among_drugs=True).code == code


def test_a_column_holds_drug_numbers_when_one_is_as_long() -> None:
    assert holds_drug_numbers(["", 9392252.0, 50419018802.0])
    assert holds_drug_numbers(["0002-7510-59"])
    assert not holds_drug_numbers(["", 9392252.0, 731205250, "99213", "G8986CL"])


@pytest.mark.parametrize(
    ("cell", "modifier"),
    [("", ""), ("N/A", ""), (59.0, "59"), ("rt", "RT"), ("59,RT", "59 RT"), ("SEE 59", "SEE 59")],
)
def test_a_modifier_column_is_read(cell: Cell, modifier: str) -> None:
    assert clean_modifier(cell) == modifier
