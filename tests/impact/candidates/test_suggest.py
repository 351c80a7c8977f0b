"""Candidates for deleted codes: which, in which order, by which evidence, and when there is none."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given

from addenda.diffing.compare import compare
from addenda.impact.candidates.suggest import suggest
from addenda.model.candidates import Abstention, CandidateList, Ended, Evidence
from addenda.model.codeset import Absence, Role
from addenda.model.codeset import Field as CodeSetField
from addenda.model.concept import Concept, ConceptKey, Value
from addenda.model.notes import And, Case, Code
from addenda.model.snapshot import Snapshot
from tests.support.build import CODESET, concept, snapshot
from tests.support.strategies import snapshot_pairs

NOTED = replace(CODESET, fields=(*CODESET.fields, CodeSetField("instruction", "Instruction", Role.ADMINISTRATIVE)))
GONE = "2025-12-31"
ARCH = "Plicure of a lumenar arch, orbicular approach"
FILLER = [
    concept("Z0001", long="Tessidin titre, velotropic method in serum"),
    concept("Z0002", long="Brellogen quotient, stravimetric method in plasma"),
    concept("Z0003", long="Ondulation of a tessellar strut, each"),
    concept("Z0004", long="Wheelchair of marcene, each"),
]


def lists(
    old: Iterable[Concept], new: Iterable[Concept], fees: dict[str, Decimal] | None = None
) -> dict[str, CandidateList]:
    """Return the candidates by deleted code; some other codes stand in both releases."""
    before = snapshot([*old, *FILLER], "2025", codeset=NOTED, absence=Absence.DELETED)
    after = snapshot([*new, *FILLER], "2026", codeset=NOTED, absence=Absence.DELETED)
    return {one.change.key.code: one for one in suggest(compare(before, after), after, fees).lists}


def evidence(one: CandidateList) -> list[tuple[str, str]]:
    return [(str(candidate.key), candidate.evidence.value) for candidate in one.candidates]


def test_the_instruction_goes_first_with_what_it_says_of_each_code() -> None:
    note = "(A0001 has been deleted. To report, use A0002 with modifier 52 and, when performed, A0003)"
    kept = [concept("A0002", long="Noduling of a crest"), concept("A0003", long="Exovation of a crest")]
    dead = concept("A0001", long=ARCH, terminated=GONE, instruction=note, cross_references=["A0002", "A0003"])
    found = lists([concept("A0001", long=ARCH), *kept], [dead, *kept])["A0001"]
    assert evidence(found) == [("A0002", "instruction"), ("A0003", "instruction")]
    modified, optional = Code("A0002", ("52",)), Case("when performed", Code("A0003"))
    assert [candidate.logic for candidate in found.candidates] == [modified, optional]
    assert found.note is not None
    assert found.note.logic == And((modified, optional))
    assert (found.abstained, found.dead_ends) == (None, ())


def test_a_range_stands_for_its_codes_in_force() -> None:
    kept = [concept("A0002"), concept("A0004"), concept("A0009"), concept("B0003")]
    dead = concept("A0001", long=ARCH, terminated=GONE, instruction="To report, see A0002-A0005")
    found = lists([concept("A0001", long=ARCH), *kept], [dead, *kept])["A0001"]
    assert evidence(found) == [("A0002", "instruction"), ("A0004", "instruction")]


def test_a_range_without_a_code_in_force_is_told_by_its_ends() -> None:
    near = concept("A0002", long=f"{ARCH}, with contrast")
    dead = concept("A0001", long=ARCH, terminated=GONE, instruction="To report, see 77046-77049")
    found = lists([concept("A0001", long=ARCH), near], [dead, near])["A0001"]
    assert found.dead_ends == (ConceptKey("77046"), ConceptKey("77049"))
    assert found.abstained is Abstention.ELSEWHERE
    assert not any(candidate.strong for candidate in found.candidates)


def test_the_ends_of_such_a_range_are_followed() -> None:
    kept = concept("A0009")
    ends = [
        concept("A0002", terminated="2020-12-31", cross_references=["A0009"]),
        concept("A0003", terminated="2020-12-31"),
    ]
    dead = concept("A0001", terminated=GONE, instruction="To report, see A0002-A0003")
    found = lists([concept("A0001"), kept], [dead, *ends, kept])["A0001"]
    assert [(str(one.key), [str(key) for key in one.chain]) for one in found.candidates] == [("A0009", ["A0002"])]
    assert found.dead_ends == (ConceptKey("A0003"),)


def test_an_instruction_that_is_not_understood_names_its_codes_all_the_same() -> None:
    kept = [concept("A0002"), concept("A0003")]
    dead = concept("A0001", terminated=GONE, instruction="use A0002 and A0003, respectively")
    found = lists([concept("A0001"), *kept], [dead, *kept])["A0001"]
    assert [(str(one.key), one.logic) for one in found.candidates] == [("A0002", None), ("A0003", None)]


def test_the_cross_references_of_an_absent_code_are_those_it_had() -> None:
    kept = [concept("A0003"), concept("A0002")]
    found = lists([concept("A0001", cross_references=["A0003", "A0002"]), *kept], kept)["A0001"]
    assert evidence(found) == [("A0003", "cross-reference"), ("A0002", "cross-reference")]


def test_chains_are_followed_to_codes_in_force() -> None:
    old = [concept("A0001"), concept("A0002")]
    new = [
        concept("A0001", terminated=GONE, cross_references=["A0002"]),
        concept("A0002", terminated=GONE, cross_references=["A0005", "A0003"]),
        concept("A0005", terminated="2020-12-31", instruction="To report, use A0006"),
        concept("A0003"),
        concept("A0006"),
    ]
    found = lists(old, new)
    chains = {str(one.key): [str(key) for key in one.chain] for one in found["A0001"].candidates}
    assert chains == {"A0006": ["A0002", "A0005"], "A0003": ["A0002"]}
    assert [str(one.key) for one in found["A0002"].candidates] == ["A0006", "A0003"]


def test_a_circle_ends_and_leads_nowhere() -> None:
    old = [concept("A0001"), concept("A0002")]
    new = [
        concept("A0001", terminated=GONE, cross_references=["A0002", "A0001"]),
        concept("A0002", terminated=GONE, cross_references=["A0001", "A0002"]),
    ]
    found = lists(old, new)
    assert (found["A0001"].candidates, found["A0001"].dead_ends) == ((), (ConceptKey("A0002"),))
    assert found["A0001"].abstained is Abstention.ELSEWHERE


def test_a_long_chain_is_followed_to_its_end() -> None:
    codes = [f"A{number:04}" for number in range(1500)]
    chain = [concept(code, terminated=GONE, cross_references=[after]) for code, after in pairwise(codes)]
    found = lists([concept(codes[0])], [*chain, concept(codes[-1])])[codes[0]]
    assert [(str(one.key), len(one.chain)) for one in found.candidates] == [(codes[-1], 1498)]


def test_what_the_publisher_names_elsewhere_is_no_reason_to_guess() -> None:
    near = concept("A0002", long=f"{ARCH}, with contrast", added="2026-01-01")
    dead = concept("A0001", long=ARCH, terminated=GONE, cross_references=["77046"])
    found = lists([concept("A0001", long=ARCH)], [dead, near])["A0001"]
    assert (found.abstained, found.dead_ends) == (Abstention.ELSEWHERE, (ConceptKey("77046"),))
    assert [(str(one.key), one.strong) for one in found.candidates] == [("A0002", False)]


def test_an_instruction_in_words_alone_is_no_reason_to_guess_either() -> None:
    near, note = concept("A0002", long=f"{ARCH}, with contrast", added="2026-01-01"), "To report, see the introduction"
    dead = concept("A0001", long=ARCH, terminated=GONE, instruction=note)
    found = lists([concept("A0001", long=ARCH)], [dead, near])["A0001"]
    assert (found.abstained, found.dead_ends) == (Abstention.IN_WORDS, ())
    assert [(str(one.key), one.strong) for one in found.candidates] == [("A0002", False)]
    same = concept("A0003", long=ARCH, added="2026-01-01")
    assert evidence(lists([concept("A0001", long=ARCH)], [dead, near, same])["A0001"]) == [("A0003", "renumbered")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"cross_references": ["77046"]}, True),
        ({"instruction": "To report, see the introduction"}, True),
        ({"instruction": "(A0001 has been deleted)"}, False),
        ({}, False),
    ],
)
def test_near_texts_stand_back_where_the_publisher_says_what_to_use(fields: dict[str, Value], said: bool) -> None:
    near = concept("A0002", long=f"{ARCH}, with contrast")
    dead = concept("A0001", long=ARCH, terminated=GONE, **fields)
    found = lists([concept("A0001", long=ARCH), near], [dead, near])["A0001"]
    assert (len(found.candidates), found.outweighed) == (1, said)


def test_the_same_text_added_is_a_renumbering_and_goes_before_other_texts() -> None:
    new = [concept("A0002", long=ARCH.upper()), concept("A0003", long=f"{ARCH}, single strut")]
    found = lists([concept("A0001", long=ARCH)], new)["A0001"]
    assert evidence(found) == [("A0002", "renumbered"), ("A0003", "words")]
    assert [candidate.strong for candidate in found.candidates] == [True, True]
    assert found.candidates[0].score == 1.0


def test_a_code_that_stood_beside_the_deleted_one_needs_the_same_words() -> None:
    other = concept("A0002", long=f"{ARCH}, without graft")
    found = lists([concept("A0001", long=f"{ARCH}, with graft"), other], [other])["A0001"]
    assert found.abstained is Abstention.WEAK
    assert [(str(one.key), one.strong, (one.score or 0) > 0.6) for one in found.candidates] == [("A0002", False, True)]
    twin = concept("A0003", long=f"{ARCH}, with graft")
    found = lists([concept("A0001", long=f"{ARCH}, with graft"), other, twin], [other, twin])["A0001"]
    assert (evidence(found), found.abstained) == ([("A0003", "words")], None)


def test_a_family_goes_before_other_texts() -> None:
    old = concept("A0001", long=f"{ARCH}; single strut")
    sibling = concept("A0002", long=f"{ARCH}; single or double strut")
    other = concept("A0003", long=f"{ARCH} with single strut")
    found = lists([old], [sibling, other])["A0001"]
    assert evidence(found) == [("A0002", "family"), ("A0003", "words")]


def test_the_nearer_payment_breaks_a_tie() -> None:
    new = [concept("A0002", long=f"{ARCH}, one fold"), concept("A0003", long=f"{ARCH}, one loop")]
    old = concept("A0001", long=ARCH)
    assert evidence(lists([old], new)["A0001"])[0] == ("A0002", "words")
    fees = {"A0001": Decimal("10.00"), "A0002": Decimal("500.00"), "A0003": Decimal("11.00")}
    assert evidence(lists([old], new, fees)["A0001"])[0] == ("A0003", "words")
    del fees["A0003"]
    assert evidence(lists([old], new, fees)["A0001"])[0] == ("A0002", "words")


def test_a_modifier_is_replaced_by_modifiers_alone() -> None:
    old = concept("A0001", long=ARCH, kind="modifier")
    new = [concept("A0002", long=ARCH, kind="procedure"), concept("A0003", long=ARCH, kind="modifier")]
    assert evidence(lists([old], new)["A0001"]) == [("A0003", "renumbered")]


def test_a_reused_number_is_no_candidate_for_itself() -> None:
    old = concept("A0001", long=ARCH, added="2020-01-01", cross_references=["A0001"])
    new = concept("A0001", long=f"{ARCH}, otherwise", added="2026-01-01")
    found = lists([old], [new])["A0001"]
    assert (found.candidates, found.dead_ends) == ((), ())
    assert found.abstained is Abstention.WEAK


def test_without_a_text_nothing_is_suggested() -> None:
    assert lists([concept("A0001")], [])["A0001"].abstained is Abstention.NO_TEXT


@given(snapshot_pairs())
def test_only_what_is_in_force_is_suggested_and_each_deleted_code_is_answered(pair: tuple[Snapshot, Snapshot]) -> None:
    old, new = pair
    changes = compare(old, new)
    suggestions = suggest(changes, new)
    in_force = {one.key for one in new if one.in_force(new.release.effective)}
    assert [one.change for one in suggestions.lists] == [one for one in changes.changes if one.kind == "deleted"]
    for one in suggestions.lists:
        keys = [candidate.key for candidate in one.candidates]
        assert len(keys) == len(set(keys))
        assert in_force.issuperset(keys)
        assert one.change.key not in keys
        assert {candidate.strong for candidate in one.candidates} <= {one.abstained is None}
        assert one.candidates or one.abstained


@given(snapshot_pairs())
def test_the_order_of_the_concepts_is_of_no_matter(pair: tuple[Snapshot, Snapshot]) -> None:
    changes, concepts = compare(*pair), list(pair[1])
    shuffled = Random(1).sample(concepts, len(concepts))
    assert suggest(changes, shuffled) == suggest(changes, concepts)


def test_what_the_publisher_names_needs_no_index_and_only_wanted_codes_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_index(_: object) -> None:
        raise AssertionError("texts are compared")

    monkeypatch.setattr("addenda.impact.candidates.pool.TermIndex", no_index)
    kept = [concept("A0003", long="Another"), concept("A0004", long=ARCH, added="2026-01-01")]
    old = [concept("A0001", long=ARCH, cross_references=["A0003"]), concept("A0002", long="Noduling")]
    before = snapshot(old, "2025", codeset=NOTED, absence=Absence.DELETED)
    after = snapshot(kept, "2026", codeset=NOTED, absence=Absence.DELETED)
    (found,) = suggest(compare(before, after), after, wanted={ConceptKey("A0001")}, likeness=False).lists
    assert evidence(found) == [("A0003", "cross-reference"), ("A0004", "renumbered")]


def test_each_named_code_that_ended_is_told_with_where_it_leads() -> None:
    old = [concept("A0001"), concept("A0002")]
    new = [
        concept("A0001", terminated=GONE, cross_references=["A0003", "A0002", "77777"]),
        concept("A0002", terminated=GONE, cross_references=["A0003"]),
        concept("A0003"),
    ]
    found = lists(old, new)["A0001"]
    assert evidence(found) == [("A0003", "cross-reference")]
    assert found.ended == (Ended(ConceptKey("A0002"), (ConceptKey("A0003"),)), Ended(ConceptKey("77777"), ()))
    assert found.dead_ends == (ConceptKey("77777"),)


def test_evidence_is_listed_strongest_first() -> None:
    assert [evidence.value for evidence in Evidence] == [
        *("instruction", "cross-reference", "renumbered", "family", "words"),
    ]
