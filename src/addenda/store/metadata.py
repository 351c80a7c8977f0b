"""Read `codeset.toml`, `release.toml` and `declared.ndjson` (`docs/storage-format.md`)."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

from addenda.errors import Problem, StoreError
from addenda.model.codeset import CODESET_FORMAT, Absence, CodeSet, Field, Kind, Role
from addenda.model.concept import ConceptKey
from addenda.model.declared import DeclaredChange
from addenda.model.release import RELEASE_FORMAT, Release, ReleaseId, Source


@lru_cache
def parse_codeset(text: bytes, path: str) -> CodeSet:
    """Read `codeset.toml`; `path` is named in errors.

    Raises:
        StoreError: when the text is not one that `codeset_text` writes.

    """
    content = _parse(text, path, CODESET_FORMAT)
    try:
        re.compile(content["code_pattern"])
        return CodeSet(
            id=content["id"],
            title=content["title"],
            publisher=content["publisher"],
            kind=Kind(content["kind"]),
            code_pattern=content["code_pattern"],
            shard=content["shard"],
            fields=tuple(Field(f["name"], f["title"], Role(f["role"])) for f in content["fields"]),
            redistributable=content["redistributable"],
            notice=content["notice"],
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise _damaged(path, error) from None


def parse_release(text: bytes, path: str) -> Release:
    """Read `release.toml`; `path` is named in errors.

    Raises:
        StoreError: when the text is not one that `release_text` writes.

    """
    content = _parse(text, path, RELEASE_FORMAT)
    try:
        counts = content["counts"]
        return Release(
            id=ReleaseId(content["codeset"], content["release"]),
            effective=_date(content["effective"]),
            reader=content["reader"],
            absence=Absence(content["absence"]),
            concepts=counts["concepts"],
            in_force=counts["in_force"],
            sources=tuple(Source(s["name"], s["sha256"], s["size"], s.get("address", "")) for s in content["sources"]),
            scheduled=tuple(content["scheduled"]),
            whitespace_collapsed=counts["whitespace_collapsed"],
            notice=content["notice"],
            supplied=tuple(content.get("supplied", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, error) from None


def _date(value: object) -> date:
    if type(value) is date:
        return value
    raise ValueError("effective is no date; write it without quotation marks")


def parse_declared(text: bytes, path: str) -> tuple[DeclaredChange, ...]:
    """Read `declared.ndjson`; `path` is named in errors.

    Raises:
        StoreError: when a line is not one that `declared_text` writes.

    """
    try:
        return tuple(_declared_change(orjson.loads(line)) for line in text.splitlines())
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(path, error) from None


def _declared_change(line: dict[str, str]) -> DeclaredChange:
    key = ConceptKey(line["code"], line.get("modifier", ""))
    on = date.fromisoformat(line["on"]) if "on" in line else None
    return DeclaredChange(key, line["action"], line["origin"], on)


def _parse(text: bytes, path: str, expected: str) -> dict[str, Any]:
    try:
        content = tomllib.loads(text.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _damaged(path, error) from None
    if content.get("format") != expected:
        found = str(content.get("format"))
        advice = f"This version of Addenda reads {expected}; update it, or restore the file from git."
        raise StoreError(Problem("the format is another", path, value=found, advice=advice))
    return content


def _damaged(path: str, error: Exception) -> StoreError:
    reason = f"a key is missing: {error}" if isinstance(error, KeyError) else str(error)
    return StoreError(Problem(f"the file is damaged ({reason})", path, advice="Restore it from git."))
