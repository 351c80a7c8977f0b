"""A letter says in plain words what changed, which lines, what to do by when and what is at stake."""

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.app.letters import render_letters
from addenda.errors import UsageError
from addenda.impact.owners import worklists
from addenda.impact.rules import CHECKS
from addenda.model.candidates import Candidate, CandidateList, Evidence
from addenda.model.findings import Effect, Finding
from addenda.model.rules import Severity
from addenda.model.worklist import OwnerKind
from addenda.rendering.letter.days import written
from addenda.rendering.letter.plain import plain
from addenda.rendering.letter.view import LetterView, build_letter
from addenda.rendering.visible import visible
from tests.rendering.candidates_scenario import IMPACT as SUGGESTED
from tests.rendering.full_scenario import WHOLE
from tests.rendering.markdown_form import problems
from tests.rendering.page import Page
from tests.rendering.scenario import (
    ABSENT,
    CHANGES,
    FINDINGS,
    IMPACT,
    NASTY,
    REPLACED,
    TERMINATED,
    TEXTUAL,
    found,
    impact_of,
    line,
)
from tests.support.build import CODESET, concept
from tests.support.golden import Golden

RADIOLOGY = "department-north-hospital-radiology"


def letter(*findings: Finding) -> LetterView:
    impact = impact_of(CHANGES, findings)
    (one,) = worklists(impact, OwnerKind.DEPARTMENT)
    return build_letter(impact, one)


def test_a_letter_in_both_formats(golden: Golden) -> None:
    files = render_letters(WHOLE)
    golden.check("rendering/letter.html", files[f"{RADIOLOGY}.html"].decode())
    golden.check("rendering/letter.md", files[f"{RADIOLOGY}.md"].decode())


def test_every_owner_has_a_page_and_a_document_and_no_payer_has() -> None:
    files = render_letters(WHOLE)
    pages = {name.removesuffix(".html") for name in files if name.endswith(".html")}
    assert pages == {name.removesuffix(".md") for name in files if name.endswith(".md")}
    assert len(pages) == len([one for one in WHOLE.worklists if one.kind is not OwnerKind.PAYER and one.findings])
    assert {re.match("department|revenue-code|facility", name)[0] for name in pages} == {  # type: ignore[index]  # each matches
        "department",
        "revenue-code",
        "facility",
    }


def test_without_worklists_the_owners_are_the_departments() -> None:
    assert set(render_letters(IMPACT)) == {"department-none.html", "department-none.md"}


def test_without_a_charge_master_there_are_no_letters() -> None:
    with pytest.raises(UsageError, match="letters are of charge lines"):
        render_letters(None)


def test_both_formats_say_the_same() -> None:
    files = render_letters(WHOLE)
    page = Page(files[f"{RADIOLOGY}.html"].decode())
    document = html.unescape(files[f"{RADIOLOGY}.md"].decode()).replace("\u200b", "")
    for text in map(str.strip, page.texts):
        if text and text not in {"Please answer to:", "by:"} and "{" not in text:
            assert text.removesuffix(": Codes of your charges change on 1 January 2026") in document
    assert problems(files[f"{RADIOLOGY}.md"].decode()) == []


def test_a_page_needs_no_other_file_and_runs_nothing() -> None:
    text = render_letters(WHOLE)[f"{RADIOLOGY}.html"].decode()
    assert not re.search(r"<script|<link|<img|\b(src|href)=|url\(|@import", text)
    assert "@page { size: letter" in text


def test_what_to_do_until_when_and_what_is_at_stake() -> None:
    view = letter(*FINDINGS[:3], FINDINGS[6])
    assert view.title == "Codes of your charges change on 1 January 2026"
    assert view.changed[1] == "4 lines of your charges are touched: 3 to change before 1 January 2026, 1 to look at."
    assert view.stake == (
        "Where a charge below is not changed in time, payers refuse the claims.",
        "These charges come to $123,475.00 a year; for 1 more line it is not known.",
    )
    assert [part.title for part in view.parts] == ["To change before 1 January 2026", "To look at"]
    assert [row.gross for row in view.parts[0].rows] == ["$123,450.00", "$25.00", "unknown"]


def test_one_line_is_told_in_the_singular() -> None:
    assert letter(FINDINGS[0]).changed[1] == ("1 line of your charges is touched: 1 to change before 1 January 2026.")


def test_what_is_at_stake_is_not_known_without_volumes_and_is_nothing_without_urgent_lines() -> None:
    unknown = letter(found(Effect.DELETED, REPLACED, line(2, "A0003", "5", None)))
    assert unknown.stake[1] == "How much that is in a year is not known, because volume or price is missing."
    assert letter(FINDINGS[6]).stake == ("Nothing has to be changed for claims to be paid.",)


UNKNOWN = "How much is charged here in a year is not known, because volume or price is missing."


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_a_column_of_nothing_but_unknown_charges_is_one_sentence(suffix: str) -> None:
    def document(*findings: Finding) -> str:
        files = render_letters(impact_of(CHANGES, findings))
        (content,) = [content for name, content in files.items() if name.endswith(suffix)]
        return content.decode()

    urgent = found(Effect.DELETED, REPLACED, line(2, "A0003", "5", None))
    reworded = found(Effect.REVISED, TEXTUAL, line(3, "C0001", "5", None))
    for text, sentence in ((document(urgent, reworded), "not known, because"), (document(reworded), UNKNOWN)):
        assert text.count("not known, because volume or price is missing.") == 1
        assert sentence in text
        assert "unknown" not in text
        assert "Charges a year" not in text
        assert problems(text) == [] or suffix == ".html"
    known = document(urgent, found(Effect.REVISED, TEXTUAL, line(3, "C0001", "5", "2")))
    assert "Charges a year" in known
    assert "unknown" in known


def test_a_line_with_several_urgent_findings_is_at_stake_once() -> None:
    both = line(2, "A0003", "5", "2")
    view = letter(found(Effect.DELETED, REPLACED, both), found("modifier", REPLACED, both))
    assert view.stake[1] == "These charges come to $10.00 a year."


def test_a_long_list_is_cut_and_says_so() -> None:
    many = tuple(found(Effect.REVISED, TEXTUAL, line(row, "C0001", "1", "1")) for row in range(2, 54))
    (part,) = letter(*many).parts
    assert (len(part.rows), part.rest) == (50, "2 more lines: ask us for the whole list.")


def near(*codes: str) -> Finding:
    listed = tuple(Candidate(concept(code), Evidence.WORDS, True, 0.9) for code in codes)
    return replace(
        found(Effect.DELETED, ABSENT, line(2, "A0002", "1", "1")), candidates=CandidateList(ABSENT, None, listed)
    )


@pytest.mark.parametrize(
    ("finding", "to_do"),
    [
        (FINDINGS[2], "Use B0001 instead, or stop using this charge."),
        (
            found(Effect.DELETED, TERMINATED, line(2, "A0001", "1", "1")),
            "Use what fits of B0001 and B0002 instead, or stop using this charge.",
        ),
        (
            FINDINGS[1],
            "Tell us what you do under this charge, so that we find another code, or stop using it.",
        ),
        (
            near("B0001"),
            "B0001 may fit instead: tell us what you do under this charge, or stop using it.",
        ),
        (
            near("B0001", "B0002"),
            "B0001 and B0002 may fit, one of them, instead: tell us what you do under this charge, or stop using it.",
        ),
    ],
)
def test_what_takes_the_place_of_a_code_that_ends(finding: Finding, to_do: str) -> None:
    assert plain(finding, CODESET).to_do == to_do


@pytest.mark.parametrize(
    ("row", "to_do"),
    [
        (2, "Use instead: B0001 or B0002, and B0003 or C0001. Or stop using this charge."),
        (3, "Use instead, for open approach: B0001; for closed approach: B0002. Or stop using this charge."),
        (4, "Tell us what you do under this charge, or stop using it: which code takes its place depends on that."),
        (5, "Use B0001 instead, or stop using this charge."),
        (6, "Use what fits of B0001 and B0002 instead, or stop using this charge."),
        (
            7,
            (
                "Use what fits of D0001 and 77777 (D0001 is no longer in force and leads to B0003; 77777 is not in "
                "force here and may be of another code set) instead, or stop using this charge."
            ),
        ),
        (8, "C0007 may fit instead: tell us what you do under this charge, or stop using it."),
        (10, "Tell us what you do under this charge, so that we find another code, or stop using it."),
    ],
)
def test_the_and_and_or_of_the_publisher_are_kept(row: int, to_do: str) -> None:
    finding = next(one for one in SUGGESTED.findings if one.line.row == row)
    assert plain(finding, SUGGESTED.changes.codeset).to_do == to_do


def test_an_instruction_that_is_too_long_is_never_cut_in_the_middle() -> None:
    codes = ", ".join(f"A{number:04}" for number in range(60))
    old = concept("A0002", instruction=f"To report, see {codes} or B0001")
    finding = replace(found(Effect.DELETED, ABSENT._replace(old=old), line(2, "A0002", "1", "1")))
    assert plain(finding, CODESET).to_do == (
        "Ask us which codes take its place, for they are many, or stop using this charge."
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_every_rule_is_told_in_plain_words(check: object) -> None:
    rule = check.rule  # type: ignore[attr-defined]  # pytest's ids take any object
    change = REPLACED if rule.id in {Effect.DELETED, "modifier", Effect.REUSED} else TEXTUAL
    told = plain(Finding(rule, rule.severity, line(2, "C0001", "1", "1"), change), CODESET)
    assert rule.title not in told.what
    assert told.to_do != rule.advice
    assert not re.search(r"\b(CPT|HCPCS|APC|modifier|descriptor|inactivate|charge master)\b", " ".join(told))
    for sentence in told:
        assert re.fullmatch(r"[A-Z].*\.", sentence)
        assert "{" not in sentence


def test_a_rule_of_ones_own_is_told_in_its_own_words() -> None:
    twice = next(one for one in WHOLE.findings if one.rule.id == "told-twice")
    assert plain(twice, CODESET) == (
        "Lines that say the same at several prices.",
        "7 lines say the same at 2 prices: $40.00 and $44.00.",
    )


def test_days_are_written_out() -> None:
    assert [written(date(2026, month, 1)) for month in (1, 12)] == ["1 January 2026", "1 December 2026"]


def hostile(text: str) -> tuple[Page, str]:
    one = replace(line(2, "C0001", "1", "1"), charge_code=text, description=text, department=text, code=text)
    findings = (found(Effect.DELETED, REPLACED, one), found(Effect.REVISED, TEXTUAL, one))
    impact = impact_of(replace(CHANGES, codeset=replace(CODESET, title=text, notice=text)), findings, file=text)
    files = list(render_letters(impact).values())
    return Page(files[0].decode()), files[1].decode()


@given(
    st.text(min_size=1, max_size=250) | st.sampled_from([NASTY, "<script>alert(1)</script>", "a|b\n|c|", "</style>"])
)
def test_hostile_texts_are_text(text: str) -> None:
    page, document = hostile(text)
    expected, plain_document = hostile("Qqz")
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in expected.elements]
    assert visible(text) in "".join(page.texts)
    assert problems(document) == []
    assert [row.count("|") for row in document.split("\n")] == [row.count("|") for row in plain_document.split("\n")]


def test_ten_thousand_characters_are_cut() -> None:
    page, document = hostile("x" * 10_000)
    assert max(len(text) for text in page.texts if "Notice" not in text) < 2_000
    letter, notice = document.split("Notice of the publisher: ")
    assert "x" * 400 not in letter
    assert notice == "x" * 10_000 + "\n"  # a publisher's own words are told whole


def test_templates_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "letter.md.j2").write_text("{{ letter.owner }}!", encoding="utf-8")
    assert render_letters(WHOLE, tmp_path)[f"{RADIOLOGY}.md"] == b"North Hospital: Radiology!"


def test_severities_come_worst_first() -> None:
    low = replace(FINDINGS[0], severity=Severity.NOTE)
    assert [part.title for part in letter(low, FINDINGS[6]).parts] == ["To look at", "Good to know"]


def test_what_asks_for_nothing_comes_last() -> None:
    updated = replace(FINDINGS[7], line=line(9, "D0001", "900", "100"))
    (part,) = letter(updated, found(Effect.REVISED, TEXTUAL, line(10, "C0001", "1", "1"))).parts
    assert [(row.gross, row.to_do.startswith("Nothing")) for row in part.rows] == [
        ("$1.00", False),
        ("$90,000.00", True),
    ]
