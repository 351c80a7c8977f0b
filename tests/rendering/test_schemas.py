"""Each format that is written has a schema, made from its declaration; what is written fits it, and nothing else."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addenda.diffing.compare import compare
from addenda.diffing.reconciling.reconcile import reconcile
from addenda.impact.candidates.lines import with_candidates
from addenda.impact.candidates.suggest import suggest
from addenda.impact.facts import Facts
from addenda.impact.judge import assess
from addenda.impact.owners import with_owners
from addenda.model.changes import ChangeKind
from addenda.model.chargemaster import ChargeMaster
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.worklist import OwnerKind
from addenda.rendering.candidates_json import candidates_json
from addenda.rendering.changeset_json import changeset_json
from addenda.rendering.documents.catalogue import documents
from addenda.rendering.impact_json import impact_json
from addenda.rendering.json_schema import schema_of
from addenda.rendering.reconciliation_json import reconciliation_json
from addenda.rendering.report_json import report_json
from addenda.rendering.schemas import FOLDER, formats, schema_file, schema_text
from tests.rendering.full_scenario import WHOLE
from tests.rendering.scenario import CHANGES, IMPACT, MADE, NOTHING, hostile, line
from tests.support import golden as golden_files
from tests.support.golden import Golden
from tests.support.schemas import assert_valid, problems
from tests.support.stories import releases_of, story_length

SOURCES = Path(__file__).parents[2] / "src/addenda"
NO_JSON = {"addenda.codeset/1", "addenda.release/1", "addenda.sources/1", "addenda.views/1"}
"""Formats of TOML files, which people and the store write."""
GOLDEN = sorted(golden_files.FOLDER.rglob("*.json"))
DESCRIBED = {"properties", "$defs"}


def objects(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each named schema inside a schema: properties and definitions."""
    if isinstance(schema, dict):
        for name, part in schema.items():
            if name in DESCRIBED:
                yield from part.items()
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def with_another_key(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each object in a document."""
    if isinstance(document, dict):
        yield path
        for name, part in document.items():
            yield from with_another_key(part, (*path, name))
    elif isinstance(document, list):
        for place, part in enumerate(document):
            yield from with_another_key(part, (*path, place))


@pytest.mark.parametrize("name", documents())
def test_the_shipped_schema_is_that_of_the_declaration(name: str, golden: Golden) -> None:
    made = json.dumps(schema_of(documents()[name], name), indent=2, ensure_ascii=False)
    golden.check(str(FOLDER / schema_file(name)), f"{made}\n")


@pytest.mark.parametrize("name", documents())
def test_every_property_and_every_object_is_described(name: str) -> None:
    schema = schema_of(documents()[name], name)
    assert schema["description"]
    assert [path for path, part in objects(schema) if not part.get("description")] == []


def test_every_format_that_is_written_has_a_schema() -> None:
    named = {
        name
        for file in SOURCES.rglob("*.py")
        if "documents" not in file.parts
        for name in re.findall(r'"(addenda\.[a-z-]+/\d+)"', file.read_text(encoding="utf-8"))
    }
    assert set(formats()) == named - NO_JSON == set(documents())


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: str(file.relative_to(golden_files.FOLDER)))
def test_golden_documents_fit(file: Path) -> None:
    assert_valid(file.read_bytes())


def test_a_key_that_no_schema_knows_is_found_wherever_it_stands() -> None:
    written = json.loads((golden_files.FOLDER / "rendering/whole.json").read_bytes())
    open_objects = {("totals",), ("chargemaster", "columns"), ("chargemaster", "columns_not_used")}
    ways = {tuple("*" if isinstance(part, int) else part for part in way): way for way in with_another_key(written)}
    for way in (way for shape, way in ways.items() if shape not in open_objects):
        other = deepcopy(written)
        place = other
        for part in way:
            place = place[part]
        place["unheard-of"] = "x"
        assert problems(other), way


@pytest.mark.parametrize("text", ["", "<b>|", "\x00\u202e"])
def test_hostile_documents_fit(text: str) -> None:
    changes, impact = hostile(text)
    assert_valid(report_json(changes, impact, MADE))


def test_the_scenarios_fit() -> None:
    assert_valid(changeset_json(NOTHING))
    for impact in (IMPACT, WHOLE):
        assert_valid(impact_json(impact))
        assert_valid(report_json(CHANGES, impact, MADE))


@given(
    st.lists(st.binary(min_size=story_length(2), max_size=story_length(2)), min_size=1, max_size=6),
    st.lists(st.sampled_from(["A", "added", "deleted", "?"]), max_size=3),
)
def test_whatever_is_compared_fits(stories: list[bytes], actions: list[str]) -> None:
    old, new = releases_of(stories, 2)
    changes = compare(old, new)
    suggestions = suggest(changes, new)
    lines = tuple(line(row, change.key.code, "10.00", "2") for row, change in enumerate(changes.changes, 2))
    master = ChargeMaster("charges.csv", "c" * 64, ("",), (), {"code": "Code"}, lines)
    impact = with_owners(with_candidates(assess(Facts(changes, master)), suggestions), OwnerKind)
    keys = [*(change.key for change in changes.changes), ConceptKey("Z9")]
    declared = [DeclaredChange(key, action, "list") for key, action in zip(keys, actions, strict=False)]
    reconciled = reconcile(old, new, declared, {ChangeKind.ADDED: 1})
    assert_valid(candidates_json(suggestions, 2))
    assert_valid(reconciliation_json(reconciled))
    assert_valid(report_json(changes, impact, MADE, reconciled, suggestions))


def test_a_format_is_named_in_full_or_in_short() -> None:
    whole = schema_text("addenda.changeset/1")
    assert json.loads(whole)["properties"]["format"]["const"] == "addenda.changeset/1"
    assert schema_text("changeset") == schema_text("changeset/1") == whole
