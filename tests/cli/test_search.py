"""`addenda search`: by words, by code, by the start of a code."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import CommandLine
from tests.support.corrected_store import corrected_store


@pytest.fixture
def store(tmp_path: Path, addenda: CommandLine) -> Path:
    return corrected_store(tmp_path, addenda)


def found(addenda: CommandLine, store: Path, *arguments: str) -> dict[str, Any]:
    outcome = addenda("search", *arguments, "--format", "json", "--store", store)
    assert (outcome.code, outcome.err) == (0, "")
    document = json.loads(outcome.out)
    assert isinstance(document, dict)
    return document


def codes(document: dict[str, Any]) -> list[str]:
    return [hit["code"] for hit in document["hits"]]


def test_words_by_their_stems_in_the_latest_release(store: Path, addenda: CommandLine) -> None:
    document = found(addenda, store, "hcpcs", "irons", "WHEELS")
    assert (document["format"], document["release"], document["every_word"]) == ("addenda.search/1", "hcpcs/2019", True)
    assert codes(document) == ["A0006"]
    assert document["hits"][0]["score"] > 0


def test_a_release_is_searched_as_it_was(store: Path, addenda: CommandLine) -> None:
    assert codes(found(addenda, store, "hcpcs/2017", "chair")) == ["A0002"]
    assert codes(found(addenda, store, "hcpcs/2018", "wheelchair")) == ["A0003"]


def test_ended_codes_only_when_asked(store: Path, addenda: CommandLine) -> None:
    document = found(addenda, store, "hcpcs/2018", "chair", "four")
    assert (codes(document), document["total"], document["ended_left_out"]) == ([], 0, 1)
    document = found(addenda, store, "hcpcs/2018", "chair", "four", "--all")
    assert (codes(document), document["total"], document["ended_left_out"]) == (["A0002"], 1, 0)
    assert document["hits"][0]["in_force"] is False


def test_codes_and_their_starts(store: Path, addenda: CommandLine) -> None:
    document = found(addenda, store, "hcpcs", "a00")
    assert codes(document) == ["A0001", "A0003", "A0006", "A0009"]
    assert {hit["score"] for hit in document["hits"]} == {None}
    assert codes(found(addenda, store, "hcpcs", "A0005", "--all")) == ["A0005"]
    assert codes(found(addenda, store, "hcpcs", "zz")) == ["ZZ"]


def test_some_of_the_words_where_no_text_has_all(store: Path, addenda: CommandLine) -> None:
    document = found(addenda, store, "hcpcs", "wheelchair modifier")
    assert document["every_word"] is False
    assert set(codes(document)) == {"A0003", "ZZ"}


def test_some_of_the_words_where_only_ended_codes_have_all(store: Path, addenda: CommandLine) -> None:
    document = found(addenda, store, "hcpcs/2018", "four scan")
    assert (document["every_word"], codes(document), document["ended_left_out"]) == (False, ["A0001"], 1)
    document = found(addenda, store, "hcpcs/2018", "chair modifier")
    assert (document["every_word"], codes(document), document["ended_left_out"]) == (False, ["ZZ"], 1)


def test_a_slip_and_the_start_of_a_word(store: Path, addenda: CommandLine) -> None:
    assert codes(found(addenda, store, "hcpcs", "modifer")) == ["ZZ"]
    assert codes(found(addenda, store, "hcpcs", "wheelch")) == ["A0003"]


def test_the_limit(store: Path, addenda: CommandLine) -> None:
    document = found(addenda, store, "hcpcs", "invented", "--limit", "2")
    assert (len(document["hits"]), document["total"]) == (2, 5)


def test_the_text_for_people(store: Path, addenda: CommandLine) -> None:
    outcome = addenda("search", "hcpcs", "iron", "--store", store)
    assert outcome.out == "A0006  Invented wheel of iron\n\n1 code in hcpcs/2019.\n"
    outcome = addenda("search", "hcpcs/2018", "four", "--all", "--store", store)
    assert outcome.out.startswith("A0002  (not in force) Invented chair with four wheels\n")
    assert addenda("search", "hcpcs", "nonsensical", "--store", store).out == "0 codes in hcpcs/2019.\n"
    outcome = addenda("search", "hcpcs", "invented", "--limit", "1", "--store", store)
    assert outcome.out.endswith(
        "\n\n5 codes in hcpcs/2019; --limit shows more than these 1; --all shows 1 more, not in force.\n"
    )


@pytest.mark.parametrize("query", ["the", "AND (", '"', "a:b", "+-*/", "\N{SNOWMAN}"])
def test_no_query_is_too_odd(store: Path, addenda: CommandLine, query: str) -> None:
    assert codes(found(addenda, store, "hcpcs", query)) == []


@pytest.mark.parametrize(
    ("release", "query", "exit_code", "words"),
    [
        ("hcpcs", " ", 2, "Say what to search for"),
        ("hcpcs/2030", "scan", 4, "The store has no release 'hcpcs/2030'"),
        ("icd", "scan", 4, "The store has no release 'icd/latest'"),
        ("hcpcs/2018/x", "scan", 2, "is not the name of a release"),
    ],
)
def test_what_cannot_be_searched(
    store: Path, addenda: CommandLine, release: str, query: str, exit_code: int, words: str
) -> None:
    outcome = addenda("search", release, query, "--store", store)
    assert (outcome.code, outcome.out) == (exit_code, "")
    assert words in outcome.err
