"""The change as coders read it: by section, in book order, with the symbols of the book."""

from dataclasses import replace

import pytest

from addenda.diffing.compare import compare
from addenda.model.changes import ChangeKind, Reason
from addenda.model.concept import ConceptKey
from addenda.model.cpt.fields import Flag
from addenda.model.snapshot import Snapshot
from addenda.rendering.book.sections import by_section, in_book_order, section_counts
from addenda.rendering.changes_view import build_changes
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.changeset_markdown import changeset_markdown
from addenda.rendering.changeset_text import changeset_text
from addenda.rendering.json_text import json_text
from addenda.rendering.report_html import render_html
from addenda.rendering.symbols import flag_symbol, symbols
from addenda.rendering.view import build_report
from tests.rendering.book_scenario import SHAPED_CHANGES
from tests.rendering.scenario import CHANGES, MADE
from tests.support.book import SHAPED, book, procedure, read
from tests.support.golden import Golden


def test_golden(golden: Golden) -> None:
    golden.check("rendering/book.json", json_text(changeset_json(SHAPED_CHANGES)).decode())
    golden.check("rendering/book.txt", changeset_text(SHAPED_CHANGES))
    golden.check("rendering/book.md", changeset_markdown(SHAPED_CHANGES))
    golden.check("rendering/book.html", render_html(build_report(SHAPED_CHANGES, None, MADE)))


def test_every_flag_has_a_sign_of_its_own_and_its_word() -> None:
    shown = [flag_symbol(flag) for flag in Flag]
    assert [text.partition(" ")[2] for text in shown] == [flag.value for flag in Flag]
    assert len({text.partition(" ")[0] for text in shown}) == len(Flag)
    assert flag_symbol("something else") == "something else"


def test_the_symbols_of_each_kind_of_change() -> None:
    shown = {
        (change.key.code, change.kind.value): symbols(change)
        for change in SHAPED_CHANGES.changes
        if change.key.code in {"10101", "10102", "10109", "10200", "20100", "20400"}
    }
    assert shown == {
        ("10101", "revised"): ("▲ revised",),
        ("10102", "revised"): ("▲ revised through 10101",),
        ("10109", "added"): ("● new", "# resequenced"),
        ("10200", "updated"): ("♪ audio-only", "★ telemedicine"),
        ("20100", "deleted"): (),
        ("20400", "added"): ("○ reinstated",),
    }


def test_counts_by_section_sum_to_the_counts_of_the_whole() -> None:
    counts = SHAPED_CHANGES.counts
    sums = [sum(column) for column in zip(*(row[1:] for row in section_counts(SHAPED_CHANGES)), strict=True)]
    assert sums == [counts.added, counts.deleted, counts.revised, 1]
    assert build_changes(SHAPED_CHANGES).book[-1] == ("All", *map(str, sums))


def test_a_code_without_a_section_is_counted_under_its_kind() -> None:
    changes = read([], [procedure("25", "Altered service"), procedure("0001F", "Measure"), procedure("10001", "New")])
    assert [row.section for row in section_counts(changes)] == ["Category I", "Category II", "Modifier"]


def test_a_child_stands_behind_its_parent_and_in_the_parents_section() -> None:
    def release(common: str) -> list:  # type: ignore[type-arg]
        return [
            procedure("10001", f"{common}; single", "Folds"),
            procedure("10005", f"Arch {common}", "Crests"),
            procedure("10009", f"{common}; double", "Crests"),
        ]

    changes = read(release("Plicure"), release("Plicure, open"))
    ordered = in_book_order(changes.changes, changes)
    assert [change.key.code for change in ordered] == ["10001", "10009", "10005"]
    groups = by_section(ordered, ["Folds", "Crests"])
    assert [(title, [one.key.code for one in ones]) for title, ones in groups] == [
        ("Folds", ["10001", "10009"]),
        ("Crests", ["10005"]),
    ]


def test_a_child_whose_parent_was_not_selected_stands_in_its_own_place() -> None:
    child = next(change for change in SHAPED_CHANGES.changes if change.through)
    assert in_book_order([child], SHAPED_CHANGES) == [child]
    alone = replace(SHAPED_CHANGES, changes=(child,))
    assert "▲ revised through 10101" in changeset_text(alone)


def test_a_long_section_is_told_by_its_subsections() -> None:
    new = [procedure(str(10001 + n), f"Exovation {n}", "Folds", f"Arches {n % 2}") for n in range(26)]
    changes = read([], new)
    titles = [title for title, _ in by_section(in_book_order(changes.changes, changes), ["Folds"])]
    assert titles == ["Folds: Arches 0", "Folds: Arches 1"]


def test_what_only_one_release_supplies_is_told_in_words() -> None:
    changes = replace(SHAPED_CHANGES, book=None)
    assert build_changes(changes).not_compared == (
        "Not compared: consumer descriptor, which only shaped/2026 supplies.",
        "Not compared: flags, which only shaped/2025 supplies.",
    )
    assert build_changes(CHANGES).not_compared == ()


def test_the_release_that_supplies_a_field_is_known_also_where_no_changed_code_has_it() -> None:
    codes, fields = [procedure("10001", "Noduling of lattice")], set(SHAPED.roles)
    old, new = supplying(book(codes, "2025"), fields - {"short"}), supplying(book(codes, "2026"), fields - {"test"})
    assert build_changes(compare(old, new)).not_compared == (
        "Not compared: short descriptor, which only shaped/2026 supplies.",
        "Not compared: test name, which only shaped/2025 supplies.",
    )


def supplying(release: Snapshot, fields: set[str]) -> Snapshot:
    return replace(release, release=release.release._replace(supplied=tuple(sorted(fields))))


def test_of_one_release_known_at_two_moments_the_moment_is_named() -> None:
    old = book([], "2025")
    new = supplying(old, set(SHAPED.roles) - {"short"})
    (sentence,) = build_changes(compare(old, new)).not_compared
    assert sentence == "Not compared: short descriptor, which only shaped/2025 as it was known before supplies."


@pytest.mark.parametrize(
    ("instruction", "use"),
    [
        ("To report, see 10001 or 10105, and 10200", "10001 or 10105, and 10200"),
        ("Ask 10001 the wise", "what the publisher's instruction says"),
        ("", "10001, 10105, 10200"),
    ],
)
def test_an_instruction_keeps_its_logic_and_stands_whole(instruction: str, use: str) -> None:
    change = next(one for one in SHAPED_CHANGES.changes if one.key.code == "20100")
    assert change.new is not None
    ended = change._replace(new=change.new._replace(fields={**change.new.fields, "instruction": instruction}))
    (entry,) = build_changes(replace(SHAPED_CHANGES, changes=(ended,))).sections[0].entries
    assert (entry.replacements, entry.instruction) == (use, instruction)


def test_what_a_code_was_converted_to_is_listed_and_its_logic_is_that_of_the_instruction() -> None:
    text = changeset_text(SHAPED_CHANGES)
    assert "converted: 40101, 40102\n    use 40101 or 40102\n" in text


def test_without_a_book_nothing_of_it_is_shown() -> None:
    view = build_changes(CHANGES)
    assert view.book == ()
    assert {group.title for section in view.sections for group in section.groups} == {""}
    assert {entry.marks for section in view.sections for entry in section.entries} == {""}


def test_json_tells_the_book() -> None:
    document = changeset_json(SHAPED_CHANGES)
    assert document["not_compared"] == ["consumer", "flags"]
    assert document["book"]["renumbered"] == [{"old": "20300", "new": "30300", "moved": True}]
    assert document["book"]["converted"] == [{"old": "0101T", "new": ["40101", "40102"]}]
    assert document["book"]["sunsets"][0] == {"code": "0104T", "added": "2022-01-01", "due": "2027-01-01"}
    assert document["book"]["sections"][0] == {
        "section": "Lumenar System",
        "added": 1,
        "deleted": 1,
        "revised": 3,
        "through_parent": 1,
    }
    order = [ConceptKey(code) for code in document["book"]["order"]]
    assert {key: place for place, key in enumerate(order)} == SHAPED_CHANGES.book.order  # type: ignore[union-attr]


def test_json_says_of_each_change_where_it_stands_and_through_which_code() -> None:
    changes = {
        one["code"]: (one["section"], one["flags"], one["through"])
        for one in changeset_json(SHAPED_CHANGES)["changes"]
        if one["change"] == ChangeKind.REVISED or one["reason"] == Reason.NEW
    }
    assert changes["10102"] == ("Lumenar System", [], "10101")
    assert changes["10103"] == ("Lumenar System", ["telemedicine"], None)
    assert changes["30300"] == ("Velar System", ["modifier-51 exempt"], None)


def test_json_of_a_code_set_without_a_book_has_none_of_these_keys() -> None:
    document = changeset_json(CHANGES)
    assert {"book", "not_compared"}.isdisjoint(document)
    assert all({"through", "section", "flags"}.isdisjoint(change) for change in document["changes"])
