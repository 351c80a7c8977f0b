"""Codes only: whatever a publisher wrote, no renderer shows any of it, and what is no text stays."""

from dataclasses import replace

import pytest
from hypothesis import given

from addenda.app.codes_only import codes_only, snapshot_codes_only
from addenda.diffing.compare import compare
from addenda.impact.candidates.lines import with_candidates
from addenda.impact.candidates.suggest import suggest
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.model.candidates import Suggestions
from addenda.model.changes import ChangeSet
from addenda.model.chargemaster import ChargeMaster, CodeStatus
from addenda.model.concept import Concept, Value
from addenda.model.findings import Impact
from addenda.model.notes import render
from addenda.model.selection import CodeRange, Selection
from addenda.model.snapshot import Snapshot
from addenda.rendering.candidates_json import candidates_json
from addenda.rendering.candidates_text import candidates_text
from addenda.rendering.changes_view import build_changes
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.impact_json import impact_json
from addenda.rendering.impact_markdown import impact_markdown
from addenda.rendering.impact_text import impact_text
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.report_json import report_json
from addenda.rendering.report_markdown import render_markdown
from addenda.rendering.tables.changes_table import changes_table
from addenda.rendering.tables.csv_text import table_csv
from addenda.rendering.tables.release_table import release_table
from addenda.rendering.view import Provenance, build_report
from tests.rendering.scenario import CHANGES, IMPACT, line, unclear
from tests.support.book import SHAPED, book, procedure, read
from tests.support.build import CODESET, snapshot
from tests.support.licensed import MARKER
from tests.support.strategies import snapshot_pairs

MADE = Provenance("0.0.0")
DATES = {"added", "terminated"}


def marked(value: Value) -> Value:
    """Return a value with the marker in each of its texts."""
    if isinstance(value, list):
        return [marked(part) for part in value]
    if isinstance(value, dict):
        return {name: marked(part) for name, part in value.items()}
    return f"{MARKER} {value}"


def marked_release(of: Snapshot) -> Snapshot:
    concepts = [
        Concept(one.key, {name: value if name in DATES else marked(value) for name, value in one.fields.items()})
        for one in of
    ]
    return snapshot(concepts, of.release.id.release, effective=of.release.effective)


def marked_impact(changes: ChangeSet, suggestions: Suggestions) -> Impact:
    codes = sorted({change.key.code for change in changes.changes} | {one.concept.code for one in changes.transients})
    lines = [replace(line(row, code, "1.00", "2"), description=MARKER) for row, code in enumerate(codes, 2)]
    lines += [unclear(90, f"100 {MARKER}"), unclear(91, MARKER, CodeStatus.OTHER)]
    master = ChargeMaster("charges.csv", "c" * 64, ("Charges",), (), {"code": "CPT"}, tuple(lines))
    return with_candidates(assess(Facts(changes, master)), suggestions)


def rendered(changes: ChangeSet, impact: Impact, suggestions: Suggestions) -> list[str]:
    view = build_report(changes, impact, MADE, None, suggestions)
    report = report_json(changes, impact, MADE, None, suggestions)
    documents = (changeset_json(changes), impact_json(impact), report, candidates_json(suggestions, 5))
    return [
        changeset_text(changes),
        changeset_markdown(changes),
        candidates_text(suggestions, 5),
        impact_text(impact),
        impact_markdown(impact),
        render_html(view),
        render_markdown(view),
        table_csv(changes_table(changes)).decode(),
        *(json_text(document).decode() for document in documents),
    ]


@given(snapshot_pairs())
def test_no_renderer_shows_a_text_and_all_that_is_no_text_stays(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = map(marked_release, pair)
    changes = compare(old, new)
    suggestions = suggest(changes, new)
    impact = marked_impact(changes, suggestions)
    bare, bare_impact = codes_only(changes, changes.codeset), codes_only(impact, changes.codeset)
    for text in rendered(bare, bare_impact, codes_only(suggestions, changes.codeset)):
        assert MARKER.casefold() not in text.casefold()
    assert (bare.old, bare.new, bare.counts) == (changes.old, changes.new, changes.counts)
    facts = [(one.kind, one.key, one.on, one.reason, [field[:2] for field in one.fields]) for one in changes.changes]
    assert [
        (one.kind, one.key, one.on, one.reason, [field[:2] for field in one.fields]) for one in bare.changes
    ] == facts
    assert (bare_impact.totals, bare_impact.everything) == (impact.totals, impact.everything)
    assert MARKER not in table_csv(release_table(snapshot_codes_only(new))).decode()


def test_texts_left_out_once_are_left_out_for_good() -> None:
    bare = codes_only(IMPACT, CODESET)
    again = codes_only(bare, CODESET)
    assert replace(again, changes=bare.changes) == bare


def test_dates_amounts_and_replacements_stay() -> None:
    bare = codes_only(CHANGES, CODESET)
    by_code = {change.key.code: change for change in bare.changes}
    assert by_code["A0001"].replacements == ("B0001", "B0002")
    assert [(field.old, field.new) for field in by_code["D0001"].fields] == [("D", None), (["11", "13"], ["11"])]
    assert by_code["A0004"].new is not None
    assert dict(by_code["A0004"].new.fields) == {"added": "2025-04-01"}


def test_a_selection_does_not_name_its_sections() -> None:
    part = CodeRange("10000", "19999")
    selection = Selection(
        f"skin, section:{MARKER}, and more, section:{MARKER}", (part,), (MARKER, f"{MARKER}, and more")
    )
    bare = codes_only(replace(CHANGES, only=selection), CODESET)
    assert str(bare.only) == "skin, sections of the book (10000-19999)"
    only_sections = replace(CHANGES, only=Selection(f"section:{MARKER}", (), (MARKER,)))
    assert str(codes_only(only_sections, CODESET).only) == "sections of the book"


@pytest.mark.parametrize(
    ("instruction", "bare"),
    [
        ("20100 has been deleted. To report, use 80020 or 80322", "80020 or 80322"),
        ("see 80020-80025 or 80322 with modifier 52, and 90000", "80020-80025 or 80322 with modifier 52, and 90000"),
        (
            f"For {MARKER}, use 80020; for {MARKER}s, use 80322",
            "in a circumstance that is left out: 80020; in a circumstance that is left out: 80322",
        ),
        (f"Ask 80020 of {MARKER}", ""),
        (f"Do not report 80020 for {MARKER}", ""),
    ],
)
def test_of_an_instruction_the_logic_of_its_codes_stays(instruction: str, bare: str) -> None:
    standing = [procedure(code, MARKER) for code in ("80020", "80322", "90000")]
    old = [procedure("20100", MARKER), *standing]
    new = [procedure("20100", MARKER, terminated="2025-12-31", instruction=instruction), *standing]
    changes = read(old, new)
    found = codes_only(changes, SHAPED)
    (change,) = found.changes
    assert change.new is not None
    assert change.new.text("instruction") == bare
    (entry,) = build_changes(found).sections[0].entries
    assert (entry.replacements, entry.instruction) == (bare, "")
    assert codes_only(found, found.codeset).changes == found.changes
    (one,) = codes_only(suggest(changes, new), SHAPED).lists
    assert (render(one.note.logic) if one.note and one.note.logic else "") == bare
    assert all(MARKER not in repr(candidate.logic) for candidate in one.candidates)


def test_a_release_keeps_the_logic_of_its_instructions() -> None:
    ended = procedure("20100", MARKER, terminated="2025-12-31", instruction=f"For {MARKER} use 80020 or 80322")
    (found,) = snapshot_codes_only(book([ended], "2026"))
    assert found.text("instruction") == "in a circumstance that is left out: 80020 or 80322"
