"""Hypothesis strategies: concepts and releases of the test code set, with dates near the releases' own."""

from datetime import date

from hypothesis import strategies as st

from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.snapshot import Snapshot
from tests.support.build import snapshot

CODES = [f"{letter}{number:04}" for letter in "AB" for number in range(6)]
DAYS = [date(2023, 7, 1), date(2024, 1, 1), date(2024, 6, 30), date(2024, 12, 31), date(2025, 1, 1), date(2025, 4, 1)]
WORDS = ["scan", "of", "lumenar", "fold", "with", "w/", "contrast", "0.5", "5", "mg", "each", "ea", "left", "Right"]

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
days = st.sampled_from(DAYS).map(date.isoformat)
hierarchies: st.SearchStrategy[Value] = st.fixed_dictionaries({"section": texts, "heading": texts}).map(dict)


def _fields(draw: st.DrawFn) -> dict[str, Value]:
    fields: dict[str, Value] = {"kind": draw(st.sampled_from(["procedure", "modifier"])), "long": draw(texts)}
    optional: dict[str, st.SearchStrategy[Value]] = {
        "short": texts,
        "coverage": st.sampled_from(["C", "D"]),
        "pricing": st.lists(st.sampled_from(["00", "38"]), min_size=1, max_size=2).map(list),
        "hierarchy": hierarchies,
        "added": days,
        "terminated": days,
        "action": st.sampled_from(["A", "N"]),
    }
    for name, values in optional.items():
        if draw(st.booleans()):
            fields[name] = draw(values)
    return fields


@st.composite
def concept_lists(draw: st.DrawFn) -> list[Concept]:
    """Draw concepts with different codes, in any order."""
    codes = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=len(CODES)))
    return [Concept(ConceptKey(code), _fields(draw)) for code in codes]


@st.composite
def snapshot_pairs(draw: st.DrawFn) -> tuple[Snapshot, Snapshot]:
    """Draw two releases that share many concepts, the first effective 2024, the second 2025."""
    before = {concept.key: concept for concept in draw(concept_lists())}
    changed = {concept.key: concept for concept in draw(concept_lists())}
    gone = draw(st.sets(st.sampled_from(sorted(before)))) if before else set()
    after = {**{key: concept for key, concept in before.items() if key not in gone}, **changed}
    return snapshot(before.values(), "2024"), snapshot(after.values(), "2025")
