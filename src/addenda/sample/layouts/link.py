"""The tables of CPT Link's core: concepts (codes, and places in the book), their properties and relations.

No public description of these three tables exists; the types' names are what a reader goes by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.fields import AFTER, LEVELS
from addenda.sample.layouts.listed import listed
from addenda.sample.layouts.tables import pipe_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from addenda.model.concept import Concept
    from addenda.sample.generator import SyntheticRelease

_CODE, _TITLE, _SYMBOL, _LEVEL, _CHILD, _FOLLOWS = "1", "2", "3", "4", "10", "11"
_TYPES = (
    (_CODE, "CPT Code"),
    (_TITLE, "Title"),
    (_SYMBOL, "Symbol"),
    (_LEVEL, "Level"),
    (_CHILD, "Is Child Of"),
    (_FOLLOWS, "Follows"),
)
_FIRST_PLACE = 9_000_001
"""The concept ids of places begin here, beyond those of codes."""


def type_table(_: SyntheticRelease) -> bytes:
    """Return what the type ids of the other two tables mean; the same in every release."""
    return pipe_table(("Type Id", "Type Name"), _TYPES)


def property_table(release: SyntheticRelease) -> bytes:
    """Return titles and levels of places, numbers and symbols of codes."""
    return pipe_table(("Concept Id", "Type Id", "Value"), _properties(release))


def relationship_table(release: SyntheticRelease) -> bytes:
    """Return what stands under which place, and which resequenced code stands behind which other code."""
    numbered = enumerate(_relations(release), start=1)
    rows = ((str(group), *relation) for group, relation in numbered)
    return pipe_table(("Group Id", "Concept Id", "Type Id", "Related Concept Id"), rows)


def _properties(release: SyntheticRelease) -> Iterator[tuple[str, str, str]]:
    codes = listed(release)
    for path, place in _places(codes).items():
        yield place, _TITLE, path[-1]
        yield place, _LEVEL, LEVELS[len(path) - 1]
    for concept in codes:
        yield concept.text("concept_id"), _CODE, concept.code
        for flag in concept.fields.get("flags", []):
            yield concept.text("concept_id"), _SYMBOL, str(flag)


def _relations(release: SyntheticRelease) -> Iterator[tuple[str, str, str]]:
    codes = listed(release)
    places = _places(codes)
    for path, place in places.items():
        if len(path) > 1:
            yield place, _CHILD, places[path[:-1]]
    ids = {concept.code: concept.text("concept_id") for concept in codes}
    for concept in codes:
        yield ids[concept.code], _CHILD, places[_path(concept)]
        if after := concept.text(AFTER):
            yield ids[concept.code], _FOLLOWS, ids[after]


def _places(codes: list[Concept]) -> dict[tuple[str, ...], str]:
    """Return the concept id of each place by the names of its levels, outermost first."""
    every = {path[: depth + 1] for path in set(map(_path, codes)) for depth in range(len(path))}
    return {path: str(number) for number, path in enumerate(sorted(every), start=_FIRST_PLACE)}


def _path(concept: Concept) -> tuple[str, ...]:
    hierarchy = concept.fields["hierarchy"]  # the generator writes its levels outermost first
    return tuple(map(str, hierarchy.values())) if isinstance(hierarchy, dict) else ()
