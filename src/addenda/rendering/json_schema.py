"""JSON Schemas (draft 2020-12, json-schema.org) of the documents, made from their declarations.

A type in `Annotated` has constraints beside it that Python's types cannot say.
"""

from __future__ import annotations

from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from addenda.rendering.described import descriptions, first_sentence
from addenda.rendering.documents.constraint import Constraint

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema_of(document: type, name: str) -> dict[str, Any]:
    """Return the schema of a document by its declaration; `name` is its format, such as `addenda.changeset/1`.

    Every object has the properties that are declared and no others.
    """
    making = _Making()
    whole = making.of_object(document)
    head = {"$schema": _DRAFT, "$id": f"urn:{name.replace('.', ':').replace('/', ':')}", "title": name}
    return {**head, **whole, "$defs": dict(sorted(making.definitions.items()))}


class _Making:
    """Makes schemas of types; what has a name stands once, in `definitions`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def of_object(self, declared: type) -> dict[str, Any]:
        hints, told = get_type_hints(declared, include_extras=True), descriptions(declared)
        properties: dict[str, Any] = {}
        for name, hint in hints.items():
            described = {"description": told[name]} if name in told else {}
            properties[name] = described | self.of(_bare(hint))
        return {
            "description": first_sentence(declared),
            "type": "object",
            "properties": properties,
            "required": [name for name, hint in hints.items() if get_origin(hint) is not NotRequired],
            "additionalProperties": False,
        }

    def of(self, hint: Any) -> dict[str, Any]:
        """Return the schema of a type."""
        if is_typeddict(hint):
            return self._named(hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"type": "string", "enum": [member.value for member in hint]}
        if hint in _SIMPLE:
            return {"type": _SIMPLE[hint]}
        if hint is Any:
            return {}
        return self._of_parts(get_origin(hint), get_args(hint))

    def _of_parts(self, origin: Any, parts: tuple[Any, ...]) -> dict[str, Any]:
        if origin is Annotated:
            inner, constraint = parts
            made = self.of_object(inner) if _is_open(inner, constraint) else self.of(inner)
            return {**made, **constraint.keywords}
        if origin in (Union, UnionType):
            return self._union(parts)
        if origin is Literal:
            return {"const": parts[0]} if len(parts) == 1 else {"type": "string", "enum": list(parts)}
        if origin is list:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is tuple:
            items = [self.of(part) for part in parts]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
        if origin is dict:
            return self._mapping(*parts)
        raise TypeError(f"no schema is known for {origin} of {parts}")

    def _named(self, declared: type) -> dict[str, Any]:
        name = declared.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a part may hold its own kind
            self.definitions[name] = self.of_object(declared)
        return {"$ref": f"#/$defs/{name}"}

    def _mapping(self, key: Any, value: Any) -> dict[str, Any]:
        names = self.of(key)
        only = {"propertyNames": {"enum": names["enum"]}} if "enum" in names else {}
        return {"type": "object", **only, "additionalProperties": self.of(value)}

    def _union(self, parts: tuple[Any, ...]) -> dict[str, Any]:
        made = [self.of(part) for part in parts if part is not NoneType]
        if NoneType not in parts:
            return {"anyOf": made}
        if len(made) == 1 and "type" in made[0]:
            return _or_null(made[0])
        return {"anyOf": [*made, {"type": "null"}]}


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint


def _is_open(inner: Any, constraint: Constraint) -> bool:
    """Say whether an object is declared to have more properties than its own."""
    return is_typeddict(inner) and "additionalProperties" in constraint.keywords


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [*types, "null"], **values}
