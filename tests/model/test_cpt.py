"""Places of the book and families: each is read in one way."""

import pytest

from addenda.model.cpt.families import parts
from addenda.model.cpt.places import places, section, subsection
from tests.support.build import concept


def test_a_concept_stands_in_the_places_of_its_hierarchy() -> None:
    one = concept("20001", hierarchy={"section": "Other", "heading": "Velar System"})
    assert places(one) == {"section": "Other", "heading": "Velar System"}
    assert (section(one), subsection(one)) == ("Other", "")


def test_without_a_hierarchy_a_concept_stands_nowhere() -> None:
    for one in (concept("20001"), None):
        assert (places(one), section(one), subsection(one)) == ({}, "", "")


@pytest.mark.parametrize(
    ("long", "found"),
    [
        ("Plicure of fold; single strut", ("Plicure of fold", "single strut")),
        ("Plicure of fold;two; or more", ("Plicure of fold", "two; or more")),
        ("Plicure of fold", None),
    ],
)
def test_the_text_before_the_first_semicolon_is_that_of_the_family(long: str, found: tuple[str, str] | None) -> None:
    assert parts(long) == found
