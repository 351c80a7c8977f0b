"""Hold documents against the schemas that are shipped."""

import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # it ships no types

from addenda.rendering.json_text import json_text
from addenda.rendering.schemas import schema_text


def assert_valid(document: Any) -> None:
    """Fail with every place of a document that its schema does not allow."""
    written = json.loads(json_text(document)) if isinstance(document, dict) else json.loads(document)
    assert problems(written) == []


def problems(written: dict[str, Any]) -> list[str]:
    """Return what a document, as it is read back, has that its schema does not allow."""
    found = _validator(written["format"]).iter_errors(written)
    return [f"{error.json_path}: {error.message[:300]}" for error in found]


@cache
def _validator(name: str) -> Any:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())
