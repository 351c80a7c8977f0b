"""Every text of the model is either named safe, or left out with codes only; a new one must be decided on here."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

import pytest

import addenda.model
from addenda.app.codes_only import codes_only
from addenda.app.safe_texts import SAFE
from addenda.model.candidates import Candidate
from addenda.model.changes import FieldChange
from addenda.model.chargemaster import ChargeLine, ChargeMaster
from addenda.model.concept import Concept
from addenda.model.cpt.families import Parts
from addenda.model.family import Family
from addenda.model.notes import Case, Code
from addenda.model.snapshot import MemoryShard, Reading, Snapshot
from addenda.model.standard import Difference
from addenda.model.usage import Usage, UsageKey
from tests.support.build import CODESET

MARKER = "Zymurgic"
LEFT_OUT = {
    (Candidate, "words"),
    (Case, "condition"),
    (ChargeLine, "description"),
    (ChargeMaster, "remarks"),
    (Difference, "facility"),
    (Difference, "standard"),
    (Family, "common"),
    (Family, "members"),
    (MemoryShard, "text"),
    (Parts, "common"),
    (Parts, "own"),
    (Reading, "remarks"),
    (Snapshot, "shards"),
    (Usage, "remarks"),
    (UsageKey, "raw"),
}
BY_A_RULE_OF_THEIR_OWN = {Concept, FieldChange}
_TEXT = re.compile(r"\b(str|bytes|Value|Redline)\b")


def model_types() -> Iterator[type]:
    """Yield the types of values; what reads an instruction inside `notes` never leaves it, and actions are a table."""
    for module in pkgutil.walk_packages(addenda.model.__path__, "addenda.model."):
        if re.search(r"notes\.(?!tree)|actions", module.name):
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(one) and one.__module__ == module.name and not issubclass(one, Enum):
                yield one


def annotations(one: type) -> dict[str, str]:
    """Return the fields of a type with their annotations, none for a type without fields."""
    if dataclasses.is_dataclass(one):
        return {field.name: str(field.type) for field in dataclasses.fields(one)}
    names: tuple[str, ...] = getattr(one, "_fields", ())
    found = inspect.get_annotations(one)
    return {name: getattr(found[name], "__forward_arg__", str(found[name])) for name in names}


def test_every_text_of_the_model_is_named_safe_or_left_out() -> None:
    types = [one for one in model_types() if one not in BY_A_RULE_OF_THEIR_OWN]
    texts = {(one, name) for one in types for name, kind in annotations(one).items() if _TEXT.search(kind)}
    assert len(texts) > 50
    assert texts == LEFT_OUT | {(one, name) for one, names in SAFE.items() for name in names}


@pytest.mark.parametrize(("one", "name"), sorted(LEFT_OUT, key=str), ids=str)
def test_what_is_not_named_safe_is_left_out(one: type, name: str) -> None:
    values: dict[str, Any] = dict.fromkeys(annotations(one))
    values |= {"code": "A0001"} if one is ChargeLine else {}
    values |= {"part": Code("11111")} if one is Case else {}
    for text in (MARKER, (MARKER,), {MARKER: (MARKER,)}, MARKER.encode()):
        assert MARKER not in repr(codes_only(one(**{**values, name: text}), CODESET))


def test_a_type_that_is_not_known_keeps_no_text() -> None:
    @dataclasses.dataclass(frozen=True)
    class Added:
        text: str
        texts: tuple[str, ...]
        parts: dict[str, list[str]]
        count: int

    assert codes_only(Added(MARKER, (MARKER,), {MARKER: [MARKER]}, 3), CODESET) == Added("", (), {}, 3)
