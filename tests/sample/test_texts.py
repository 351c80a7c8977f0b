"""The texts: invented, of the publisher's widths, and families that share what stands before the semicolon."""

import re

import pytest

from addenda.model.concept import Concept
from addenda.model.cpt.fields import FIELDS, Flag
from addenda.model.cpt.kinds import CodeKind, kind_of
from addenda.model.notes import codes_in
from addenda.sample.codeset import CODESET, NOTICE
from addenda.sample.generator import generate
from addenda.sample.shipped import sample_releases
from addenda.sample.vocabulary import INVENTED, squeeze


@pytest.fixture(scope="module")
def concepts() -> list[Concept]:
    """Every concept of the shipped sample, and of three releases of another one."""
    return [one for release in (*sample_releases(), *generate(4, 2_000, 3, 2025)) for one in release.concepts]


def test_code_set_says_that_it_is_synthetic() -> None:
    assert CODESET.notice == NOTICE
    assert CODESET.notice.startswith("SYNTHETIC")
    assert CODESET.redistributable


def test_every_long_descriptor_holds_an_invented_word(concepts: list[Concept]) -> None:
    without = [one for one in concepts if INVENTED.isdisjoint(re.findall("[a-z]+", one.text("long").lower()))]
    assert without == []


def test_widths_and_case(concepts: list[Concept]) -> None:
    for name, width in (("medium", 48), ("short", 28)):
        texts = [one.text(name) for one in concepts if name in one.fields]
        assert max(map(len, texts)) <= width
        assert min(map(len, texts)) > 0
        assert all(text == text.upper() == " ".join(text.split()) for text in texts)


def test_codes_fit_their_kind(concepts: list[Concept]) -> None:
    for one in concepts:
        assert one.text("kind") == kind_of(one.code)
        assert CODESET.matches.fullmatch(one.code)


def test_every_kind_is_there() -> None:
    for release in generate(1, 200, 2, 2025):
        assert {one.text("kind") for one in release.in_force} == set(CodeKind)


def test_fields_are_those_of_the_code_set_and_none_is_empty(concepts: list[Concept]) -> None:
    order = [field.name for field in FIELDS]
    for one in concepts:
        assert [*one.fields] == sorted(one.fields, key=order.index)
        assert all(one.fields.values())
    assert {name for one in concepts for name in one.fields} == set(order)


def test_what_each_kind_of_concept_has(concepts: list[Concept]) -> None:
    always = {"kind", "long", "medium", "short", "hierarchy", "concept_id"}
    for one in concepts:
        if one.terminated:
            assert one.fields.keys() <= {
                *("kind", "long", "cross_references", "instruction", "added", "terminated", "concept_id"),
                "dates_stated",
            }
        elif one.text("kind") == CodeKind.MODIFIER:
            assert one.fields.keys() == {"kind", "long"}
        else:
            assert one.fields.keys() >= always
            assert ("laboratory" in one.fields) == (one.text("kind") == CodeKind.PLA)
            assert ("after" in one.fields) == (Flag.RESEQUENCED in one.fields.get("flags", []))
            assert bool(one.added) != (one.text("dates_stated") == "Pre-1982")


def test_every_flag_is_there() -> None:
    flags = [flag for one in sample_releases()[0].concepts for flag in one.fields.get("flags", [])]
    assert set(flags) == set(Flag)


def test_every_level_of_the_book_is_there() -> None:
    levels = {level for one in sample_releases()[0].concepts for level in one.fields.get("hierarchy", {})}
    assert levels == {"section", "subsection", "heading", "subheading"}


def test_resequenced_codes_stand_behind_codes_in_force_and_chains_do_not_branch() -> None:
    for release in generate(8, 1_000, 5, 2025):
        codes = {one.code: one for one in release.in_force}
        after = [one.text("after") for one in codes.values() if "after" in one.fields]
        assert len(after) == len(set(after)) > 5
        assert {*after} <= codes.keys()


def test_families_share_the_text_before_the_semicolon() -> None:
    for release in sample_releases():
        parents = [one.text("long").split("; ")[0] for one in release.in_force if ";" in one.text("long")]
        assert len(parents) > len(set(parents)) > 50


def test_long_descriptors_in_force_are_all_different() -> None:
    for release in generate(6, 3_000, 3, 2025):
        texts = [one.text("long") for one in release.in_force]
        assert len(texts) == len(set(texts))


def test_deleted_codes_name_codes_of_the_release_that_deletes_them() -> None:
    for release in generate(6, 3_000, 3, 2025, quarterly=True)[1:]:
        codes = {one.code for one in release.in_force}
        tombstones = [one for one in release.concepts if one.code in release.truth.deleted]
        assert all({*one.cross_references} <= codes for one in tombstones)
        assert all(one.code not in one.cross_references for one in tombstones)


def test_instructions_name_their_codes_in_order() -> None:
    instructions = [one for one in generate(1, 12_000, 2, 2025)[1].concepts if "instruction" in one.fields]
    assert all(codes_in(one.text("instruction")) == one.cross_references for one in instructions)
    shapes = {re.sub(r"\b[0-9]{4}[0-9FTUMA]\b", "X", one.text("instruction")) for one in instructions}
    assert {re.sub(r"modifier \d\d", "modifier NN", shape) for shape in shapes} == {
        "X has been deleted",
        "To report, use X",
        "X has been deleted. To report, use X",
        "(X has been deleted. To report, see X)",
        "To report, use X with modifier NN",
        "To report, see X or X",
        "To report, see X, X",
        "X has been deleted. To report, see X and X",
        "X has been deleted. To report, see X or X",
        "To report, see X-X",
        "To report, use X with modifier NN, or X",
        "(X has been deleted. To report, see X, or X and X)",
        "To report, see (X or X) and X",
        "(X has been deleted. To report, see X or X, and X or X)",
    }


@pytest.mark.parametrize(
    ("text", "width", "squeezed"),
    [
        ("Veil of the arch", 48, "VEIL THE ARCH"),
        ("single fold, with brellen graft", 48, "SINGLE FOLD BRELLEN GRAFT"),
        ("each additional strut", 15, "EACH ADDL STRUT"),
        ("each additional strut", 12, "EAC ADD STR"),
        ("each additional strut", 8, "EAC ADD"),
        ("Orbelé fensation", 48, "ORBELE FENSATION"),
    ],
)
def test_squeeze(text: str, width: int, squeezed: str) -> None:
    assert squeeze(text, width) == squeezed
