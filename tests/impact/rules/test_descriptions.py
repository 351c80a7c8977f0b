"""Lines on revised codes: whose description is made wrong, and whose code changed through its parent."""

import pytest

from addenda.impact.outdated import excluded, outdated
from addenda.impact.rules import revised, revised_description, revised_through_parent
from tests.impact.rules.facts import CPT, DAY, codes, facts, found, line
from tests.support.build import concept


@pytest.mark.parametrize(
    ("description", "old", "new", "words"),
    [
        ("COLD PAD WATER PUMP", "Water circulating pad with pump", "Fluid circulating pad with pump", ("water",)),
        ("TESSOPL PERC", "Tessoplasty, percutaneous approach", "Tessoplasty, open approach", ("perc",)),
        ("VELORIN INJ 10MG", "Injection, velorin, 10 mg", "Injection, velorin, 1 mg", ("10 mg",)),
        ("VELORIN 1,000 MCG", "Velorin, 1000 micrograms", "Velorin, 500 micrograms", ("1000 mcg",)),
        ("XR TRUNK 2 VWS", "Trunk, two views", "Trunk, three views", ("2 views",)),
        ("SCAN W/O CONTRAST", "Scan; without contrast", "Scan; with contrast", ("without contrast",)),
        ("SCAN W CONTR", "Scan; with contrast", "Scan; without contrast", ("with contrast",)),
        ("SCAN BILAT", "Scan, bilateral", "Scan, unilateral", ()),  # spelt too much alike to be sure
        ("NOTCH SCAN LEFT", "Scan of left notch", "Scan of right notch", ("left",)),
    ],
)
def test_what_the_new_text_lost_is_named(description: str, old: str, new: str, words: tuple[str, ...]) -> None:
    assert outdated(description, old, new) == words
    assert outdated(description, new, new) == outdated(description, old, old) == ()


@pytest.mark.parametrize(
    ("description", "old", "new"),
    [
        ("VELORIN GRAFT", "Velorin graft", "Velorin graft, including brelloscopy"),  # only more words
        ("ORTHOPAEDIC CAST", "Orthopaedic cast", "Orthopedic cast"),  # another spelling
        ("POSTOPERATIVE SCAN", "Postoperative scan", "Post-operative scan"),
        ("LESIONS, SCAN", "Scan of lesions", "Scan of a lesion"),
        ("SCAN NOTCH ALLERGY", "Scan of notch (eg, allergy)", "Scan of notch"),  # an example in brackets
        ("SCAN PATIENT OTHER", "Other scan of patient", "Scan"),  # words that say nothing
        ("SCAN W/WO CONTRAST", "Scan with contrast, without contrast", "Scan without contrast"),
        ("SCAN W/O DYE", "Scan without contrast", "Scan with contrast"),  # of something else
        ("VIAL 10 ML", "Velorin, 10 mg", "Velorin, 1 mg"),  # another unit
        ("VELORIN 50 MG VIAL", "Velorin, 10 mg", "Velorin, 1 mg"),  # the product's size
        ("VELORIN 10 MG", "Velorin, 10 mg", "Velorin"),  # no other number
        ("TESS SCAN", "Tessoplasty, tessoscopy", "Tessoplasty"),  # it may be short for either
        ("TES OPEN", "Tessoscopy, open", "Brelloscopy, open"),  # too short to tell
        ("", "Scan of the left notch", "Scan of the right notch"),
    ],
)
def test_what_is_not_clear_is_left_alone(description: str, old: str, new: str) -> None:
    assert outdated(description, old, new) == ()


def test_what_another_new_text_says_is_still_right() -> None:
    assert outdated("WATER PAD", "Water pad", "Fluid pad", "Pad, water") == ()


def test_what_the_new_text_excludes_is_named() -> None:
    old, new = "Injection, velorin, 1 mg", "Injection, velorin, excludes biosimilars, 1 mg"
    assert excluded("VELORIN BIOSIMILAR 300MG", old, new) == ("biosimilar",)
    assert excluded("VELORIN 300MG", old, new) == ()
    assert excluded("VELORIN BIOSIMILAR", "Velorin, biosimilar", new) == ()


OLD = [concept("A0001", long="Water pad with pump"), concept("A0002", long="Pad, 10 mg", short="Water pad")]
NEW = [concept("A0001", long="Fluid pad with pump"), concept("A0002", long="Pad, 10 mg", short="Fluid pad")]


def test_the_finding_names_the_words_and_the_day() -> None:
    (hit,) = found(revised_description.CHECK, facts(OLD, NEW, line("A0001", "WATER PAD")))
    assert hit.change is not None
    assert hit.detail == (
        "The description says “water”, as the old text of A0001 did and the text from 2026-01-01 on does not: mend the "
        "description, or find the code for what the line stands for."
    )


@pytest.mark.parametrize(("code", "description"), [("A0001", "FLUID PAD"), ("A0001", ""), ("A0002", "WATER PAD")])
def test_other_descriptions_and_shorter_descriptors_are_no_reason(code: str, description: str) -> None:
    given = facts(OLD, NEW, line(code, description))
    assert codes(revised_description.CHECK, given) == []
    assert codes(revised.CHECK, given) == [code]


def family(common: str) -> list[tuple[str, str]]:
    return [("10001", f"{common}; one loop"), ("10002", f"{common}; two loops"), ("10003", f"{common}; more loops")]


def test_a_line_is_revised_as_its_own_or_through_its_parent() -> None:
    old = [concept(code, long=text) for code, text in family("Noduling of notch")]
    new = [concept(code, long=text) for code, text in family("Noduling of notch, open")]
    given = facts(old, new, *(line(code) for code in ("10001", "10002", "10003")), codeset=CPT)
    assert codes(revised.CHECK, given) == ["10001"]
    assert codes(revised_through_parent.CHECK, given) == ["10002", "10003"]
    assert found(revised_through_parent.CHECK, given)[0].detail == (
        "10002 is revised through 10001, the first code of its family: its own part stands, and what it shares with "
        f"the family has another text from {DAY}."
    )
