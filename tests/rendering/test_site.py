"""Names of files, the index of the search, bars."""

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from addenda.model.changes import Counts
from addenda.model.codeset import Absence
from addenda.model.history import Knowledge
from addenda.model.release import Release, ReleaseId
from addenda.rendering.site.facts import Brief, CodeSetFacts, Known, Pair
from addenda.rendering.site.index_view import codeset_view
from addenda.rendering.site.lists import MOST_BYTES, index_scripts
from addenda.rendering.site.paths import code_page, file_name, up
from tests.support.build import CODESET

names = st.text(st.characters(codec="utf-8")) | st.text("Aa0_-.eE/é", max_size=8)


@given(names, names)
def test_different_codes_have_different_files_also_where_capitals_do_not_count(one: str, other: str) -> None:
    assert (file_name(one).lower() == file_name(other).lower()) == (one == other)


@given(names)
def test_the_name_of_a_file_holds_no_sign_that_means_anything_else(code: str) -> None:
    name = file_name(code)
    assert name.isascii()
    assert 0 < len(name) <= 100
    assert all(sign.isalnum() or sign in "_-" for sign in name)


def test_codes_as_they_are_keep_their_names() -> None:
    assert [file_name(code) for code in ("99213", "0042T", "A-1", "a1", "é", "con", "CON", "COM1")] == [
        "99213", "0042T", "A-1", "_a1", "_0e9_", "_c_o_n", "_043_ON", "_043_OM1",
    ]  # fmt: skip
    assert up(code_page("cpt", "99213")) == "../../"


def rows_of(script: bytes) -> list[list[object]]:
    head, body = b'addendaIndex("test", ', b");\n"
    assert script.startswith(head)
    assert script.endswith(body)
    found: list[list[object]] = json.loads(script[len(head) : -len(body)])
    return found


def test_a_large_index_is_parted_and_nothing_is_lost() -> None:
    briefs = [Brief(f"A{n:05}", "A", "word " * 30, n % 2 == 0) for n in range(20_000)]
    scripts = list(index_scripts("test", briefs))
    assert [name for name, _ in scripts] == [f"_site/index/test/{n}.js" for n in range(1, len(scripts) + 1)]
    assert len(scripts) == 4
    assert all(len(content) < MOST_BYTES * 1.05 for _, content in scripts)
    rows = [row for _, content in scripts for row in rows_of(content)]
    assert rows == [[one.code, one.description, int(one.in_force)] for one in briefs]


def test_a_code_whose_file_has_another_name_says_so() -> None:
    ((_, script),) = index_scripts("test", [Brief("a1", "a", "x\u202e", in_force=False)])
    assert rows_of(script) == [["a1", "x\N{REPLACEMENT CHARACTER}", 0, "_a1"]]


def facts_of(*counts: tuple[int, int, int]) -> CodeSetFacts:
    ids = [ReleaseId("test", str(2020 + n)) for n in range(len(counts) + 1)]
    known = (Knowledge("c" * 40, datetime(2026, 1, 1, tzinfo=UTC), "subject"),)
    releases = tuple(Known(Release(one, date(2020, 1, 1), "test", Absence.DELETED, 1, 1), known) for one in ids)
    pairs = tuple(
        Pair(old, new, Counts(added, deleted, revised, 0, 0, 0, 0), frozenset())
        for old, new, (added, deleted, revised) in zip(ids, ids[1:], counts, strict=False)
    )
    return CodeSetFacts(CODESET, "c" * 40, releases, pairs, ("A0001",), {})


def test_bars_are_measured_by_the_longest_of_all_and_none_stands_for_nothing() -> None:
    first, second, third = codeset_view(facts_of((200, 100, 1), (50, 0, 3), (0, 0, 0))).pairs
    assert [(bar.tone, bar.width) for bar in first.bars] == [("add", "100.00"), ("delete", "50.00"), ("change", "0.50")]
    assert [(bar.tone, bar.width) for bar in second.bars] == [("add", "25.00"), ("change", "1.50")]
    assert third.bars == ()
    assert first.said == "200 added, 100 deleted, 1 revised"
    assert codeset_view(facts_of()).pairs == ()
