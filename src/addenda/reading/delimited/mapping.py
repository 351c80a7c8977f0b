"""The mapping file: what the columns of a code set's table are (TOML, described in `docs/readers.md`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from addenda.errors import ConfigurationError, NotFoundError, Problem
from addenda.model.codeset import ADDED, CROSS_REFERENCES, TERMINATED, Absence, Field, Kind, Role
from addenda.reading.delimited.values import Form

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

ANY_CODE = r"[0-9A-Za-z][0-9A-Za-z._-]*"
"""What a code looks like where the mapping does not say."""

MEANT = {ADDED: Form.DATE, TERMINATED: Form.DATE, CROSS_REFERENCES: Form.LIST}
"""Fields that mean something to the program, and the form that they therefore have."""
_TAKEN = ("code", "modifier")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_WRITE_FIELDS = "write [[fields]] and, under it, name, role and header"
_WORDS = {str: "text", bool: "true or false", int: "whole number", list: "list"}


class MappedField(NamedTuple):
    """A field, the header of its column, and what the column holds."""

    field: Field
    header: str
    form: Form = Form.TEXT


@dataclass(frozen=True)
class CodeMapping:
    """What a mapping file says. `shard` is None where the file does not say: it then follows from the codes."""

    code: str
    fields: tuple[MappedField, ...]
    title: str = ""
    publisher: str = ""
    kind: Kind = Kind.NOMENCLATURE
    absence: Absence = Absence.DELETED
    modifier: str | None = None
    code_pattern: str = ANY_CODE
    redistributable: bool = False
    notice: str = ""
    shard: int | None = None
    sheet: str | None = None


class _Entry(NamedTuple):
    """An entry of the file: the type it has, and whether it must be there."""

    type: type
    required: bool = False


_ENTRIES = {
    "title": _Entry(str, required=True),
    "publisher": _Entry(str),
    "kind": _Entry(str),
    "absence": _Entry(str),
    "code": _Entry(str, required=True),
    "modifier": _Entry(str),
    "code_pattern": _Entry(str),
    "redistributable": _Entry(bool),
    "notice": _Entry(str),
    "shard": _Entry(int),
    "sheet": _Entry(str),
    "fields": _Entry(list, required=True),
}
_FIELD_ENTRIES = {
    "name": _Entry(str, required=True),
    "title": _Entry(str),
    "role": _Entry(str, required=True),
    "header": _Entry(str, required=True),
    "type": _Entry(str),
}


def load_code_mapping(path: Path) -> CodeMapping:
    """Read a mapping file.

    Raises:
        NotFoundError: when there is no such file.
        ConfigurationError: when it is no TOML, or naming everything that is wrong in it.

    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise NotFoundError(Problem("the mapping file does not exist", str(path))) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(Problem(f"the mapping file cannot be read ({error})", str(path))) from None
    problems = [Problem(message, str(path)) for message in _mistakes(content)]
    if problems:
        raise ConfigurationError(problems)
    return _mapping(content)


def _mapping(content: dict[str, Any]) -> CodeMapping:
    given = {name: value for name, value in content.items() if name not in {"kind", "absence", "fields"}}
    return CodeMapping(
        kind=Kind(content.get("kind", Kind.NOMENCLATURE)),
        absence=Absence(content.get("absence", Absence.DELETED)),
        fields=tuple(map(_field, content["fields"])),
        **given,
    )


def _field(entry: dict[str, str]) -> MappedField:
    name, form = entry["name"], Form(entry.get("type", Form.TEXT))
    field = Field(name, entry.get("title", entry["header"]), Role(entry["role"]))
    return MappedField(field, entry["header"], MEANT.get(name, form))


def _mistakes(content: dict[str, Any]) -> Iterator[str]:
    yield from _wrong_entries(content, _ENTRIES, "")
    yield from _wrong_choice(content, "kind", Kind, "")
    yield from _wrong_choice(content, "absence", Absence, "")
    yield from _wrong_pattern(content.get("code_pattern", ANY_CODE))
    shard = content.get("shard", 1)
    if isinstance(shard, int) and shard < 1:
        yield "shard must be 1 or more: the number of first characters of a code that name its file"
    fields = content.get("fields")
    if isinstance(fields, list):
        yield from _wrong_fields(fields)


def _wrong_fields(fields: list[Any]) -> Iterator[str]:
    if not fields:
        yield f"there is no field: {_WRITE_FIELDS}"
    seen: set[str] = set()
    for number, entry in enumerate(fields, 1):
        if not isinstance(entry, dict):
            yield f"fields[{number}] is no table: {_WRITE_FIELDS}"
            continue
        where = f"fields[{number}]."
        yield from _wrong_entries(entry, _FIELD_ENTRIES, where)
        yield from _wrong_choice(entry, "role", Role, where)
        yield from _wrong_choice(entry, "type", Form, where)
        yield from _wrong_name(str(entry.get("name", "")), seen, where)


def _wrong_name(name: str, seen: set[str], where: str) -> Iterator[str]:
    if name and (not _NAME.fullmatch(name) or name in _TAKEN):
        yield f"{where}name {name!r} is not of small letters, digits and _, or is one of {', '.join(_TAKEN)}"
    if name in seen:
        yield f"{where}name {name!r} stands there twice"
    seen.add(name)


def _wrong_entries(content: dict[str, Any], entries: Mapping[str, _Entry], where: str) -> Iterator[str]:
    for name, value in content.items():
        if name not in entries:
            nearest = get_close_matches(name, entries, n=1)
            hint = f"; did you mean {nearest[0]}?" if nearest else f" ({', '.join(entries)})"
            yield f"{where}{name} is no entry of a mapping file{hint}"
        elif type(value) is not entries[name].type:
            yield f"{where}{name} is no {_WORDS[entries[name].type]}: {value!r}"
        elif entries[name].required and not value and name != "fields":
            yield f"{where}{name} is empty"
    missing = [name for name, entry in entries.items() if entry.required and name not in content]
    yield from (f"{where}{name} is missing" for name in missing)


def _wrong_choice(content: dict[str, Any], name: str, choices: type[StrEnum], where: str) -> Iterator[str]:
    value = content.get(name)
    if isinstance(value, str) and value not in set(choices):
        yield f"{where}{name} {value!r} is none of {', '.join(choices)}"


def _wrong_pattern(pattern: object) -> Iterator[str]:
    try:
        re.compile(pattern if isinstance(pattern, str) else "")
    except re.error as error:
        yield f"code_pattern {pattern!r} is no regular expression ({error})"
