"""What the lines of a charge master, and a report, say of codes that may replace a deleted one."""

from dataclasses import replace

import pytest

from addenda.app.codes_only import codes_only
from addenda.diffing.compare import compare
from addenda.impact.candidates.lines import with_candidates
from addenda.impact.candidates.suggest import suggest
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.model.chargemaster import ChargeMaster
from addenda.model.codeset import Absence, Field, Role
from addenda.model.concept import Concept, Value
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.to_do import to_do
from addenda.rendering.view import build_report
from tests.rendering.scenario import MADE, line
from tests.support.build import CODESET, concept, snapshot
from tests.support.golden import Golden

NOTED = replace(CODESET, fields=(*CODESET.fields, Field("instruction", "Instruction", Role.ADMINISTRATIVE)))
ARCH, CREST = "Plicure of a lumenar arch, orbicular approach", "Exovation of a crest; single strut"
LIVING = [
    concept("B0001", long="Noduling of a basin"),
    concept("B0002", long="Brellotomy of a plate"),
    concept("B0003", long="Tessidin titre, velotropic method"),
    concept("C0001", long="Ondulation of a strut, each"),
]
DELETED: dict[str, dict[str, Value]] = {
    "A0001": {"instruction": "(A0001 has been deleted. To report, see B0001 or B0002 and B0003 or C0001)"},
    "A0002": {"instruction": "for open approach, use B0001; for closed approach, use B0002", "long": "Approach"},
    "A0003": {"instruction": "use B0001 and B0002, respectively"},
    "A0004": {"cross_references": ["B0001"]},
    "A0005": {"cross_references": ["B0001", "B0002"]},
    "A0006": {"cross_references": ["D0001", "77777"]},
    "A0007": {"long": ARCH},
    "A0008": {"long": CREST},
    "A0009": {"long": "Luminesis"},
    "A0010": {"kind": "modifier", "long": "Invented reason"},
    "D0001": {"cross_references": ["B0003"], "long": "Turbesis"},
}
NEW = [
    concept("C0007", long=ARCH),
    concept("C0008", long="Exovation of a crest; single or double strut"),
    concept("C0009", long="Exovation of a crest; single strut, open"),
    concept("C0010", long="Invented reason", kind="modifier"),
]


def deleted(code: str, **fields: Value) -> Concept:
    return concept(code, **{"long": f"Item {code}"} | DELETED[code] | fields)


OLD_RELEASE = snapshot([*map(deleted, DELETED), *LIVING], "2025", codeset=NOTED, absence=Absence.DELETED)
NEW_RELEASE = snapshot(
    [*(deleted(code, terminated="2025-12-31") for code in DELETED), *LIVING, *NEW],
    "2026",
    codeset=NOTED,
    absence=Absence.DELETED,
)
CHANGES = compare(OLD_RELEASE, NEW_RELEASE)
SUGGESTIONS = suggest(CHANGES, NEW_RELEASE, likeness=False)
LINES = [line(row, code, "10.00", "1") for row, code in enumerate(DELETED, 2)]
LINES.append(line(30, "B0001", "10.00", "1", modifier="A0010"))
IMPACT = with_candidates(
    assess(Facts(CHANGES, ChargeMaster("charges.csv", "c" * 64, ("",), (), {"code": "Code"}, tuple(LINES), 0))),
    SUGGESTIONS,
)


def test_in_every_format(golden: Golden) -> None:
    view = build_report(CHANGES, IMPACT, MADE, None, SUGGESTIONS)
    golden.check("rendering/candidates.txt", impact_text(IMPACT))
    golden.check("rendering/candidates.md", impact_markdown(IMPACT) + "\n" + render_markdown(view))
    golden.check("rendering/candidates.html", render_html(view))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            2,
            "Replace A0001 by B0001 or B0002, and B0003 or C0001 (the publisher's instruction), or inactivate the line",
        ),
        (
            3,
            (
                "Replace A0002 by what the publisher's instruction says (for open approach: B0001; for closed "
                "approach: B0002), or inactivate the line"
            ),
        ),
        (4, "Replace A0003 by what the publisher's instruction says, or inactivate the line"),
        (5, "Replace A0004 by B0001 (the publisher's cross-reference), or inactivate the line"),
        (6, "Replace A0005 by what fits of B0001, B0002 (the publisher's cross-references), or inactivate the line"),
        (
            7,
            (
                "Replace A0006 by what fits of D0001, 77777 (the publisher's cross-references; D0001 is no longer in "
                "force and leads to B0003; 77777 is not in force here and leads to no code that is), or inactivate "
                "the line"
            ),
        ),
        (
            8,
            (
                "The publisher names none; C0007 was added with the same text: check whether it fits in place of "
                "A0007, or inactivate the line"
            ),
        ),
        (
            9,
            (
                "The publisher names none; C0009 is of the same family, its text 81% alike; C0008 is of the same "
                "family, its text 70% alike: check whether one of them fits in place of A0008, or inactivate the line"
            ),
        ),
        (10, "Find a code in place of A0009 (the publisher names none), or inactivate the line"),
        (
            30,
            (
                "Modifier A0010 is deleted: the publisher names none; C0010 was added with the same text: check "
                "whether it fits in its place, or take it off the line"
            ),
        ),
    ],
)
def test_what_to_do_with_a_line(row: int, sentence: str) -> None:
    (finding,) = [one for one in IMPACT.findings if one.line.row == row]
    assert to_do(finding) == f"{sentence}, before 2026-01-01."


def test_with_codes_only_the_logic_of_an_instruction_stays_and_its_words_go() -> None:
    bare = codes_only(IMPACT, NOTED)
    advice = {one.line.row: to_do(one) for one in bare.findings}
    end = "or inactivate the line, before 2026-01-01."
    assert advice[2] == f"Replace A0001 by B0001 or B0002, and B0003 or C0001 (the publisher's instruction), {end}"
    circumstance = "in a circumstance that is left out"
    said = f"({circumstance}: B0001; {circumstance}: B0002)"
    assert advice[3] == f"Replace A0002 by what the publisher's instruction says {said}, {end}"


def test_without_candidates_a_finding_has_no_word_of_them() -> None:
    bare = assess(Facts(CHANGES, IMPACT.chargemaster))
    assert "Candidates" not in impact_text(bare) + impact_markdown(bare)
    assert not any("candidates" in finding for finding in impact_json(bare)["findings"])


def test_where_the_publisher_names_codes_no_texts_are_compared() -> None:
    named = {one.change.key.code: one for one in SUGGESTIONS.lists}["A0004"]
    assert [(candidate.key.code, candidate.score, candidate.words) for candidate in named.candidates] == [
        ("B0001", None, ()),
    ]
