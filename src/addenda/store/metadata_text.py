"""Write `codeset.toml`, `release.toml` and `declared.ndjson` (`docs/storage-format.md`)."""

from __future__ import annotations

from typing import Any

import orjson
import tomli_w

from addenda.model.codeset import CODESET_FORMAT, CodeSet
from addenda.model.declared import DeclaredChange
from addenda.model.release import RELEASE_FORMAT, Release, Source


def codeset_text(codeset: CodeSet) -> bytes:
    """Return the text of `codeset.toml`."""
    return _toml(
        {
            "format": CODESET_FORMAT,
            "id": codeset.id,
            "title": codeset.title,
            "publisher": codeset.publisher,
            "kind": codeset.kind.value,
            "redistributable": codeset.redistributable,
            "notice": codeset.notice,
            "code_pattern": codeset.code_pattern,
            "shard": codeset.shard,
            "fields": [{"name": f.name, "title": f.title, "role": f.role.value} for f in codeset.fields],
        }
    )


def release_text(release: Release) -> bytes:
    """Return the text of `release.toml`."""
    return _toml(
        {
            "format": RELEASE_FORMAT,
            "codeset": release.id.codeset,
            "release": release.id.release,
            "effective": release.effective,
            "reader": release.reader,
            "absence": release.absence.value,
            "notice": release.notice,
            "scheduled": list(release.scheduled),
            **({"supplied": list(release.supplied)} if release.supplied else {}),
            "counts": {
                "concepts": release.concepts,
                "in_force": release.in_force,
                "whitespace_collapsed": release.whitespace_collapsed,
            },
            "sources": [_source(source) for source in release.sources],
        }
    )


def _source(source: Source) -> dict[str, str | int]:
    facts: dict[str, str | int] = {"name": source.name, "sha256": source.sha256, "size": source.size}
    return facts | {"address": source.address} if source.address else facts


def declared_text(changes: tuple[DeclaredChange, ...]) -> bytes:
    """Return the text of `declared.ndjson`: one change a line, sorted by key, then by origin and action."""
    return b"".join(
        orjson.dumps(_declared_line(change), option=orjson.OPT_APPEND_NEWLINE)
        for change in sorted(changes, key=lambda change: (change.key, change.origin, change.action))
    )


def _declared_line(change: DeclaredChange) -> dict[str, str]:
    line = {"code": change.key.code}
    if change.key.modifier:
        line["modifier"] = change.key.modifier
    line |= {"action": change.action, "origin": change.origin}
    if change.on:
        line["on"] = change.on.isoformat()
    return line


def _toml(content: dict[str, Any]) -> bytes:
    return tomli_w.dumps(content, multiline_strings=False).encode()
