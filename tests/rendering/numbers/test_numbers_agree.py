"""The page, the Markdown, the workbook and the JSON of one report say the same numbers, which are the model's."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.impact.range import replacement_range
from addenda.model.findings import Effect, Impact
from addenda.model.worklist import OwnerKind
from tests.rendering.full_scenario import LINES, MASTER, WHOLE
from tests.rendering.numbers.drawn import impacts
from tests.rendering.numbers.figures import Figures, Share
from tests.rendering.numbers.made import read_back, report_of
from tests.rendering.numbers.of_model import of_model
from tests.rendering.numbers.of_tables import amount, count, tile
from tests.rendering.numbers.of_workbook import worklist_shares
from tests.rendering.scenario import CHANGES, IMPACT
from tests.rendering.test_correction import corrected

_ALL = [field.name for field in fields(Figures)]


def of_the_worklist(figures: Figures) -> dict[tuple[str, str], Share]:
    """Return what the worklist of a workbook can be summed to: no payments, and no payers."""
    return {owner: share._replace(difference=None) for owner, share in figures.shares.items() if owner[0] != "payer"}


def assert_agree(impact: Impact) -> None:
    expected = of_model(impact.changes, impact)
    report = report_of(impact)
    for name, found in read_back(report, impact).items():
        for part in _ALL:
            assert getattr(found, part) == getattr(expected, part), f"{part} in {name}"
    assert worklist_shares(report.workbook) == of_the_worklist(expected)


def test_all_that_can_be_told_of_two_hospitals() -> None:
    assert_agree(WHOLE)


def test_the_numbers_that_are_compared_are_there() -> None:
    """What is read back of nothing is equal, too."""
    expected = of_model(CHANGES, WHOLE)
    assert [part for part in _ALL if not getattr(expected, part)] == []
    assert expected.counts == {"deleted": 4, "added": 3, "revised": 2, "updated": 2, "reused": 1, "transient": 1}
    assert len(expected.lines) == len(WHOLE.findings) == 13
    assert any(line.payment for line in expected.lines)
    assert any(line.volume is None for line in expected.lines)


def test_a_correction_of_one_release() -> None:
    impact = replace(WHOLE, changes=corrected(CHANGES))
    assert of_model(impact.changes, impact).in_force == {
        "test/2026, before the correction": 1009,
        "test/2026, after the correction": 1008,
    }
    assert_agree(impact)


def test_lines_that_bring_in_nothing_have_no_range_of_what_is_lost() -> None:
    lines = tuple(replace(line, volume=Decimal(0)) for line in MASTER.lines)
    impact = assess(Facts(CHANGES, replace(MASTER, lines=lines)))
    impact = replace(impact, range=replacement_range(impact, None))
    assert impact.totals[Effect.DELETED].lines
    assert impact.totals[Effect.DELETED].gross == 0
    assert "What deleted codes may cost" not in report_of(impact).html
    assert_agree(with_owners(impact, OwnerKind))


def test_one_hospital_without_fees() -> None:
    assert_agree(with_owners(assess(Facts(CHANGES, IMPACT.chargemaster)), OwnerKind))


def test_amounts_of_many_digits() -> None:
    price, volume = Decimal("12345678901.25"), Decimal(90_000)  # their product has more digits than a cell keeps
    lines = (replace(LINES[0], price=price, volume=volume), *LINES[1:])
    impact = with_owners(assess(Facts(CHANGES, replace(MASTER, lines=lines))), OwnerKind)
    assert impact.totals[Effect.DELETED].gross == price * volume + 2520 + 30
    assert_agree(impact)


@given(impacts())
@settings(max_examples=25)
def test_any_small_charge_master(impact: Impact) -> None:
    assert_agree(impact)


def test_what_stands_large_on_top_of_the_page_is_what_the_tables_say() -> None:
    page, expected = report_of(WHOLE).html, of_model(CHANGES, WHOLE)
    for kind in ("Deleted", "Added", "Revised", "Updated", "Reused"):
        assert count(tile(page, kind)) == expected.counts[kind.lower()]
    assert count(tile(page, "Lines touched")) == expected.sums["Lines with a finding"].lines
    assert amount(tile(page, "Gross at stake")) == expected.sums["Lines on deleted codes"].gross
    paid = expected.paid["Lines with a finding"]
    assert amount(tile(page, "Payment")) == paid.difference


@pytest.mark.parametrize("number", ["125,970.00", "2,520.00", "116.00", "1,009", "80,000.00"])
def test_a_number_that_differs_in_one_format_is_noticed(number: str) -> None:
    report, wrong, plain = report_of(WHOLE), number[:-1] + "5", number.replace(",", "")
    told = read_back(report, WHOLE)
    altered = report._replace(
        html=report.html.replace(number, wrong),
        markdown=report.markdown.replace(number, wrong),
        json=report.json.replace(plain.encode(), wrong.replace(",", "").encode()),
    )
    found = read_back(altered, WHOLE)
    assert [name for name in ("html", "markdown", "json") if found[name] == told[name]] == []
