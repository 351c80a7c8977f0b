"""Columns are recognised by their headers, named by the user, and never guessed."""

import pytest

from addenda.errors import InputError
from addenda.model.chargemaster import PriceKind
from addenda.reading.chargemaster.headers import named_columns
from addenda.reading.chargemaster.words import STRONG, same
from addenda.reading.workbook import Cell
from tests.reading.chargemaster.chosen import columns_of


def choose(*rows: list[Cell], **mapped: str) -> dict[str, str]:
    """Return the columns of a table, or raise its questions as the reader does."""
    columns = columns_of(*rows, **mapped)
    if columns.problems:
        raise InputError(columns.problems)
    return dict(columns.titles)


@pytest.mark.parametrize(
    ("column", "headers"),
    [
        ("charge_code", ["2017 Charge Codes", "CHG CODE", "Charge #", "CHARGE CODE/ PACKAGE", "CDM", "Item Number"]),
        ("description", ["Charge Codes Description", "BILLING DESC", "Product Name", "Description"]),
        ("code", ["HCPCS Codes", "CPT /HCPC", "CPT®/HCPC", "CPT", "CPT4", "CPT-4 Code", "Procedure Code (CPT)"]),
        ("modifier", ["MODIFIER", "Mod 1", "HCPCS Modifier"]),
        ("revenue_code", ["REV CODE", "Revenue Code", "UB Code", "Rev. Cd", "Rev"]),
        (
            "price",
            ["June 2018 Prices", "Inpatient \nPrice", "Price per Unit", "Price ($)", "GROSS CHARGES", "Charge", "Fee"],
        ),
        ("price", ["2018 Charge", "Charge Amt", "Unit Charge", "standard_charge|gross"]),
        ("volume", ["Volume from JUN 2017-MAY 2018", "Annual Volume", "Annual Units", "Units Sold", "Utilization"]),
        ("department", ["DEPT", "Department", "Cost Center", "Charge Dept ID", "Chrg Dept Name"]),
        ("price", ["INPAT_FEE", "OP/ Default Price", "Base Price/ Markup", "Charge Price or Average Charge Price"]),
        ("charge_code", ["CDMCHRG#", "chg_cod_ext_id", "Px Code", "Charge Identifier"]),
        ("active", ["Status", "Inactive Date", "Exp Dt", "Terminated Date"]),
    ],
)
def test_headers_are_recognised(column: str, headers: list[str]) -> None:
    named = {header: [name for name, how in named_columns([header]).items() if how == STRONG] for header in headers}
    assert named == {header: [column] for header in headers}


@pytest.mark.parametrize(
    "header",
    [
        "JUN 2017-MAY 2018 Volume Applied to 2017 Prices",
        "Aggregate Affect \non Gross Revenue",
        "Price Difference",
        "Infusion Price Change",
        "% change",
        "Price Increase %",
        "SELF PAY CASH PRICE",
        "MIN NEGOTIATED RATE",
        "MAX NEGOTIATED RATE",
        "standard_charge|discounted_cash",
        "AWP",
        "Price Category",
        "Average Charge",
        "Charge Increment",
        "Rev Code Description",
        "DRG",
        "NDC",
        "LINE TYPE",
        "CHG CAT",
        "Charge Ctgy",
        "Charge Class",
        "Charge Group",
        "Cost/Charge Ratio",
        "Price/Cost %",
        "active_dt",
        "Effective Date",
        "lst_mod_id",
        "lst_mod_ts",
        "Dept Charge",
        "The price data is as of June",
        "",
    ],
)
def test_headers_that_name_none_of_our_columns(header: str) -> None:
    assert STRONG not in named_columns([header]).values()


@pytest.mark.parametrize("titles", [0, 1, 15, 29])
def test_the_header_is_found_wherever_it_stands(titles: int) -> None:
    above: list[list[Cell]] = [["Prices and CPT codes of an invented hospital", ""] for _ in range(titles)]
    assert choose(*above, ["CPT", "Price"], ["99213", 1.0]) == {"code": "CPT", "price": "Price"}


def test_two_possible_prices_are_asked_about() -> None:
    with pytest.raises(InputError) as caught:
        choose(["title", ""], ["CPT", "Price\nA", "Price B"], ["99213", 1.5, 2.5])
    (problem,) = caught.value.problems
    assert problem.row == 2
    assert problem.message == "2 columns could be the price: 'Price A', 'Price B'"
    assert problem.advice == 'Say which one: --map price="Price A" or --map price="Price B".'


def test_of_inpatient_and_outpatient_prices_that_differ_the_outpatient_one_is_taken_and_the_other_kept() -> None:
    columns = columns_of(["CPT", "Inpatient Price", "Outpatient Price"], ["99213", 1.5, 2.5])
    assert columns.titles["price"] == "Outpatient Price"
    assert columns.why_price == "of outpatients, whose claims are what carries the codes, unlike 'Inpatient Price'"
    assert [price.header for price in columns.prices] == ["Inpatient Price"]


def test_two_prices_that_never_differ_are_no_question() -> None:
    columns = columns_of(["CPT", "Inpatient Price", "Outpatient Price"], ["99213", 1.5, 1.5], ["99214", 2.5, ""])
    assert columns.titles["price"] == "Inpatient Price"
    assert columns.why_price == "never another amount than under 'Outpatient Price'"


def test_of_prices_of_two_dates_the_newer_is_taken_and_the_other_kept() -> None:
    columns = columns_of(["CPT", "June 2018 Prices", "June 2017 Prices"], ["99213", 1.5, 1.25])
    assert columns.titles["price"] == "June 2018 Prices"
    assert columns.why_price == "newer than 'June 2017 Prices'"
    assert [(price.header, price.kind) for price in columns.prices] == [("June 2017 Prices", PriceKind.OTHER)]


def test_amounts_beside_the_price_have_their_kind_and_payer() -> None:
    headers: list[Cell] = ["CPT", "Gross Charge", "Cash Price", "Min Rate", "Max Rate", "Aetna HMO Rate", "% of charge"]
    columns = columns_of(headers, ["99213", 9.5, 3.5, 2.5, 8.5, 4.5, 0.5])
    assert columns.titles["price"] == "Gross Charge"
    assert [(price.kind, price.payer) for price in columns.prices] == [
        (PriceKind.CASH, ""),
        (PriceKind.MINIMUM, ""),
        (PriceKind.MAXIMUM, ""),
        (PriceKind.NEGOTIATED, "Aetna HMO"),
    ]
    assert columns.left == ("% of charge",)


def test_each_choice_has_its_reason() -> None:
    rows: list[list[Cell]] = [["99213", 1.5], ["J1885", 2.5], ["", 3.5], ["Z7610", 4.5]]
    reasons = {choice.column: choice.reason for choice in columns_of(["HCPCS", "Price"], *rows).choices}
    assert reasons == {
        "code": 'its header says "hcpcs"; 50% of the 4 cells looked at are CPT or HCPCS codes',
        "price": 'its header says "price"; 100% of its filled cells are amounts',
    }
    mapped = columns_of(["HCPCS", "Price"], *rows, price="Price")
    assert [choice.reason for choice in mapped.choices if choice.column == "price"] == ["you named it"]


def test_a_column_that_is_mapped_to_the_price_must_hold_amounts() -> None:
    with pytest.raises(InputError, match="the column that price is mapped to holds no amounts: 'Code'"):
        choose(["CPT", "Code", "Price"], ["99213", "x9", 1.5], price="Code")


def test_the_advice_is_quoted_for_a_shell() -> None:
    with pytest.raises(InputError, match=r"""--map price='Price "A" \$5' or --map price="Price B"\."""):
        choose(["CPT", 'Price "A" $5', "Price B"])


def test_missing_columns_are_named_all_at_once_with_the_headers_that_were_seen() -> None:
    with pytest.raises(InputError) as caught:
        choose(["Charge Code", "Cash price", ""])
    code, price = caught.value.problems
    assert code.message == (
        "no column was recognised as the CPT or HCPCS code; the headers are 'Charge Code', 'Cash price'"
    )
    assert code.advice == 'Say which one it is: --map code="HEADER".'
    assert "recognised as the price" in price.message


def test_a_long_list_of_headers_is_cut() -> None:
    with pytest.raises(InputError, match=r"'H29' and 12 more\."):
        choose(["CPT", *(f"H{number}" for number in range(1, 42))])


def test_two_columns_with_one_header_cannot_be_told_apart() -> None:
    with pytest.raises(InputError, match=r"2 columns have the header 'Price'\. Give the columns different headers"):
        choose(["CPT", "Price", "PRICE "])
    with pytest.raises(InputError, match="2 columns have the header 'Amount X'"):
        choose(["CPT", "Amount X", "amount x"], price="Amount X")


def test_the_mapping_goes_before_the_words() -> None:
    row: list[Cell] = ["CPT", "June 2017 Prices", "June  2018\nPrices", 2018.0]
    assert choose(row)["price"] == "June 2018 Prices"
    assert choose(row, price="june 2018 PRICES") == {"code": "CPT", "price": "June 2018 Prices"}
    assert choose(row, price="2018") == {"code": "CPT", "price": "2018"}


def test_a_mapped_header_that_is_missing_gets_the_nearest_ones() -> None:
    with pytest.raises(InputError) as caught:
        choose(["CPT", "June 2017 Prices", "Volume"], price="June 2018 Price", volume="Units")
    price, volume = caught.value.problems
    assert price.value == "June 2018 Price"
    assert price.advice == 'Did you mean --map price="June 2017 Prices"?'
    assert "the headers are 'CPT', 'June 2017 Prices', 'Volume'" in price.message
    assert (volume.value, volume.advice) == ("Units", None)


def test_an_optional_column_that_several_headers_may_name_is_left_out_and_named() -> None:
    columns = columns_of(["CPT", "Price", "Inpatient Volume", "Outpatient Volume", "Description"])
    assert set(columns.positions) == {"code", "price", "description"}
    assert columns.not_used == {"volume": ("Inpatient Volume", "Outpatient Volume")}


def test_no_control_character_of_a_header_is_kept() -> None:
    assert choose(["CPT", "Price\x1b[31m"])["price"] == "Price[31m"
    assert same("Price\x1b \n X") == "price x"
