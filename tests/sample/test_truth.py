"""The truth: what a plain comparison of two releases' concepts finds, category by category."""

import json
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from addenda.model.concept import Concept
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.truth import Converted, Inherited, Renumbered, Truth
from addenda.sample.truth_json import truth_json

Codes = dict[str, Concept]


def in_force(release: SyntheticRelease) -> Codes:
    return {concept.code: concept for concept in release.in_force}


def section(concept: Concept) -> str:
    hierarchy = concept.fields["hierarchy"]
    assert isinstance(hierarchy, dict)
    return str(hierarchy["section"])


def common(concept: Concept) -> str:
    return concept.text("long").partition("; ")[0]


def own(concept: Concept) -> str:
    return concept.text("long").partition("; ")[2]


def place(code: str, codes: Codes) -> tuple[str, ...]:
    after = codes[code].text("after")
    return (*place(after, codes), code) if after else (code,)


def wording(concept: Concept) -> str:
    return "".join(sign for sign in concept.text("long").lower() if sign not in "(),")


def plainly(before: SyntheticRelease, after: SyntheticRelease) -> Truth:
    """Find the truth again, by plain comparison of what both releases hold."""
    old, new, tombstones = (
        in_force(before),
        in_force(after),
        {one.code: one for one in after.concepts if one.terminated},
    )
    added, deleted = new.keys() - old.keys(), old.keys() - new.keys()
    both = sorted(old.keys() & new.keys())
    reused = {code for code in both if old[code].text("concept_id") != new[code].text("concept_id")}
    differ = [code for code in both if code not in reused and old[code] != new[code]]
    revised = {code for code in differ if old[code].text("long") != new[code].text("long")}
    families: defaultdict[str, list[str]] = defaultdict(list)
    for code in revised:
        if own(new[code]) and common(old[code]) != common(new[code]):
            families[common(new[code])].append(code)
    parents = {text: min(codes, key=lambda code: place(code, new)) for text, codes in families.items()}
    by_parent = {code for codes in families.values() for code in codes}
    texts = {new[code].text("long"): code for code in added}
    return Truth(
        added=tuple(sorted(added)),
        deleted=tuple(sorted(deleted)),
        renumbered=tuple(
            Renumbered(code, other, section(old[code]) != section(new[other]))
            for code in sorted(deleted)
            if (other := texts.get(old[code].text("long")))
        ),
        converted=tuple(
            Converted(code, named)
            for code in sorted(deleted)
            if code.endswith("T") and (named := tombstones[code].cross_references) and {*named} <= added
        ),
        reinstated=tuple(sorted(added & {one.code for one in before.concepts})),
        reused=tuple(sorted(reused)),
        editorial=tuple(sorted(c for c in revised - by_parent if wording(old[c]) == wording(new[c]))),
        textual=tuple(sorted(c for c in revised - by_parent if wording(old[c]) != wording(new[c]))),
        parents=tuple(sorted(parents.values())),
        through_parent=tuple(
            sorted(
                Inherited(code, parents[text])
                for text, codes in families.items()
                for code in codes
                if code != parents[text]
            )
        ),
        updated=tuple(code for code in differ if code not in revised),
        moved=tuple(code for code in differ if old[code].fields.get("hierarchy") != new[code].fields.get("hierarchy")),
        resequenced=tuple(sorted(c for c in new if new[c].text("after") and not (c in old and old[c].text("after")))),
        sunset=due(after),
    )


def due(release: SyntheticRelease) -> tuple[str, ...]:
    return tuple(one.code for one in release.in_force if one.code.endswith("T") and one.added and is_over(one, release))


def is_over(concept: Concept, release: SyntheticRelease) -> bool:
    """Count term after term of five years, each up to a 1 January."""
    assert concept.added is not None
    last = date(release.effective.year + 1, 1, 1)
    term = concept.added.replace(year=concept.added.year + 5)
    while term < last:
        term = date(term.year + (1 if (term.month, term.day) > (1, 1) else 5), 1, 1)
    return term == last


@pytest.mark.parametrize("seed", range(20))
def test_truth_is_what_a_plain_comparison_finds(seed: int) -> None:
    made = generate(seed, 300, 3, 2025, quarterly=seed % 2 == 0)
    assert len(made[0].in_force) == 300
    assert made[0].truth == Truth(sunset=due(made[0]))
    for before, after in pairwise(made):
        assert after.truth == plainly(before, after)


@pytest.mark.parametrize(("concepts", "releases"), [(200, 6), (600, 4), (6_000, 3)])
def test_truth_at_other_sizes(concepts: int, releases: int) -> None:
    for before, after in pairwise(generate(11, concepts, releases, 2025)):
        assert after.truth == plainly(before, after)


def test_truth_counts_each_code_once() -> None:
    for release in generate(3, 1_000, 4, 2025)[1:]:
        truth = release.truth
        codes = [*truth.added, *truth.deleted, *truth.reused, *truth.revised, *truth.updated]
        assert len(codes) == len(set(codes))
        assert {*truth.moved} <= {*truth.updated}


def test_truth_as_json() -> None:
    releases = generate(3, 200, 2, 2025)
    written = json.loads(truth_json(3, releases))
    assert (written["format"], written["seed"]) == ("addenda.sample-truth/1", 3)
    assert written["notice"].startswith("SYNTHETIC")
    first, second = written["releases"]
    assert (first["release"], first["against"], first["in_force"]) == ("2025", None, 200)
    truth = releases[1].truth
    assert second["against"] == "2025"
    assert second["deleted_so_far"] == len(releases[1].concepts) - second["in_force"]
    assert second["truth"].keys() == set(truth.__dataclass_fields__)
    assert tuple(second["truth"]["added"]) == truth.added
    assert second["truth"]["renumbered"] == [pair._asdict() for pair in truth.renumbered]
    assert second["truth"]["through_parent"][0] == truth.through_parent[0]._asdict()
