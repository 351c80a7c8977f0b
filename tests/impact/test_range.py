"""From nothing replaced to everything: what stays of the lines on deleted codes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.range import replacement_range
from addenda.impact.rules import OF_CHANGES
from addenda.model.candidates import Candidate, CandidateList, Evidence
from addenda.model.changes import Change, ChangeKind, Reason
from addenda.model.chargemaster import ChargeLine, ChargeMaster
from addenda.model.concept import ConceptKey
from addenda.model.findings import Finding, Impact
from addenda.model.range import Kept, MoneyRange, Scenario
from tests.impact.fees.schedules import change, change_set, line, outpatient, table
from tests.support.build import concept

CODES = ("C0001", "C0002", "C0003", "C0004")
TABLE = table(
    (
        outpatient(*((code, "S", "1", "10") for code in CODES)),
        outpatient(("C0011", "S", "1", "12"), ("C0012", "S", "1", "7"), ("C0013", "A", "", "")),
    )
)
CHANGES = change_set(
    *(change(ChangeKind.DELETED, code, Reason.ABSENT) for code in CODES),
    change(ChangeKind.DELETED, "C0005", Reason.REUSED),
    change(ChangeKind.DELETED, "LT", Reason.ABSENT),
)
CANDIDATES = {"C0001": ("C0011", "C0012"), "C0002": ("C0013",), "C0004": ("C0012",)}


def impact(lines: Sequence[ChargeLine], candidates: Mapping[str, Sequence[str]] = CANDIDATES) -> Impact:
    found = assess(Facts(CHANGES, ChargeMaster("f", "", (), (), {}, tuple(lines))), checks=OF_CHANGES)
    return replace(found, findings=tuple(_suggested(one, candidates) for one in found.findings))


def _suggested(found: Finding, candidates: Mapping[str, Sequence[str]]) -> Finding:
    assert isinstance(found.change, Change)
    codes = candidates.get(found.line.code, ("C0012",))
    strong = found.line.code in candidates
    listed = tuple(Candidate(concept(code), Evidence.WORDS, strong, 0.5) for code in codes)
    return replace(found, candidates=CandidateList(found.change, None, listed))


def kept(low: str, high: str, lines: int, unknown: int = 0) -> Kept:
    return Kept(Decimal(low), Decimal(high), lines, unknown)


LINES = [
    line("C0001", volume="2", price="100"),  # two candidates
    line("C0002", volume="3", price="50"),  # a candidate without an amount
    line("C0003", volume="1", price="30"),  # only near candidates
    line("C0004", volume=None, price="70"),  # no volume
    line("C0005", volume="1", price="1"),  # reused: it goes on
    line("C0009", "LT", volume="1", price="1"),  # a deleted modifier
]


def test_gross_charges() -> None:
    found = replacement_range(impact(LINES)).together
    assert (found.key, found.lines, found.payment) == (None, 4, None)
    assert found.gross == MoneyRange(
        Decimal("380.00"), kept("0.00", "0.00", 0), kept("350.00", "350.00", 2), kept("380.00", "380.00", 3), 1
    )
    assert found.gross.lost(Scenario.NOTHING) == (Decimal(380), Decimal(380))
    assert found.gross.lost(Scenario.BEST) == (Decimal(30), Decimal(30))


def test_payments() -> None:
    """Before 20 + 30 + 10. Of the first line 14 to 24 stay, of the second what it is paid is not known."""
    found = replacement_range(impact(LINES), TABLE).together.payment
    assert found == MoneyRange(
        Decimal("60.00"), kept("0.00", "0.00", 0), kept("14.00", "24.00", 1, 1), kept("54.00", "64.00", 3), 1
    )
    assert found.lost(Scenario.ALL) == (Decimal(-4), Decimal(6))


def test_each_code_by_itself_most_gross_first() -> None:
    found = replacement_range(impact(LINES), TABLE)
    assert [one.key for one in found.by_code] == [ConceptKey(code) for code in CODES]
    assert [one.gross.before for one in found.by_code] == [Decimal(n) for n in (200, 150, 30, 0)]
    assert [scenario for scenario, _ in found.assumptions] == list(Scenario)


def test_nothing_deleted() -> None:
    found = replacement_range(impact([line("C0099")]), TABLE)
    assert (found.together.lines, found.together.gross.before, found.by_code) == (0, Decimal("0.00"), ())


amounts = st.none() | st.decimals(0, 1000, places=2).map(str)
lines = st.builds(line, st.sampled_from(CODES), st.just(""), amounts, amounts)
suggestions = st.dictionaries(
    st.sampled_from(CODES), st.lists(st.sampled_from(["C0011", "C0012", "C0013"]), min_size=1, max_size=3, unique=True)
)


@given(st.lists(lines, max_size=20), suggestions)
def test_more_replaced_is_more_kept(charged: list[ChargeLine], candidates: dict[str, list[str]]) -> None:
    found = replacement_range(impact(charged, candidates), TABLE)
    gross, payment = found.together.gross, found.together.payment
    assert payment is not None
    assert (
        gross.nothing.high == 0 <= gross.best.low == gross.best.high <= gross.all.low == gross.all.high == gross.before
    )
    assert payment.nothing.high == 0 <= payment.best.low <= payment.best.high
    assert payment.best.low <= payment.all.low <= payment.all.high
    assert payment.best.high <= payment.all.high


@given(st.lists(lines, max_size=20), suggestions)
def test_the_codes_add_up_to_the_whole(charged: list[ChargeLine], candidates: dict[str, list[str]]) -> None:
    found = replacement_range(impact(charged, candidates), TABLE)
    assert found.together.lines == sum(one.lines for one in found.by_code)
    for name in ("gross", "payment"):
        whole, parts = getattr(found.together, name), [getattr(one, name) for one in found.by_code]
        assert whole.before == sum(one.before for one in parts)
        assert whole.lines_unknown == sum(one.lines_unknown for one in parts)
        for scenario in ("nothing", "best", "all"):
            kept_parts = [getattr(one, scenario) for one in parts]
            assert getattr(whole, scenario) == tuple(map(sum, zip(*kept_parts, strict=True))) or not parts


def test_a_line_counts_once_whatever_rules_it_breaks() -> None:
    found = impact([line("C0001")])
    twice = replace(found, findings=found.findings * 2)
    assert replacement_range(twice).together == replacement_range(found).together
