"""The texts: invented, of the publisher's widths, and families that share what stands before the semicolon."""

import re

import pytest

from addenda.model.concept import Concept
from addenda.sample.codeset import CODESET, MODIFIER, NOTICE, SUFFIXES
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
        texts = [one.text(name) for one in concepts]
        assert max(map(len, texts)) <= width
        assert min(map(len, texts)) > 0
        assert all(text == text.upper() == " ".join(text.split()) for text in texts)


def test_codes_fit_their_kind(concepts: list[Concept]) -> None:
    for one in concepts:
        kind = one.text("kind")
        shape = r"\w\w" if kind == MODIFIER else rf"\d{{4}}{SUFFIXES.get(kind, '[0-9]')}"
        assert re.fullmatch(shape, one.code)
        assert CODESET.matches.fullmatch(one.code)


def test_every_kind_is_there() -> None:
    for release in generate(1, 200, 2, 2025):
        assert {one.text("kind") for one in release.concepts} == {"category I", MODIFIER, *SUFFIXES}


def test_fields_are_those_of_the_code_set(concepts: list[Concept]) -> None:
    assert all(tuple(one.fields) == tuple(CODESET.roles) for one in concepts)


def test_every_flag_is_there() -> None:
    flags = {flag for one in sample_releases()[0].concepts for flag in one.fields["flags"]}
    assert flags == {"add-on", "modifier-51 exempt", "resequenced", "telemedicine"}


def test_families_share_the_text_before_the_semicolon() -> None:
    for release in sample_releases():
        parents = [one.text("long").split("; ")[0] for one in release.concepts if ";" in one.text("long")]
        assert len(parents) > len(set(parents)) > 50


def test_long_descriptors_are_all_different() -> None:
    for release in generate(6, 3_000, 3, 2025):
        texts = [one.text("long") for one in release.concepts]
        assert len(texts) == len(set(texts))


def test_references_lead_to_codes_of_the_same_release() -> None:
    for release in generate(6, 3_000, 3, 2025):
        codes = {one.code for one in release.concepts}
        referred = {code for one in release.concepts for code in one.cross_references}
        assert referred
        assert referred <= codes


def test_deleted_codes_name_what_to_use_instead() -> None:
    old, new = sample_releases()
    named = {one.code for one in old.concepts if one.cross_references}
    assert named & set(new.truth.deleted)


@pytest.mark.parametrize(
    ("text", "width", "squeezed"),
    [
        ("Veil of the arch", 48, "VEIL THE ARCH"),
        ("single fold, with brellen graft", 48, "SINGLE FOLD BRELLEN GRAFT"),
        ("each additional strut", 15, "EACH ADDL STRUT"),
        ("each additional strut", 12, "EAC ADD STR"),
        ("each additional strut", 8, "EAC ADD"),
    ],
)
def test_squeeze(text: str, width: int, squeezed: str) -> None:
    assert squeeze(text, width) == squeezed
