"""What a store holds, as text for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.json_text import json_text
from addenda.rendering.terminal import columns, wrapped
from addenda.rendering.visible import visible
from addenda.rendering.words import from_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.codeset import CodeSet
    from addenda.model.release import Release

LISTING_FORMAT = "addenda.listing/1"


def listing_text(found: Sequence[tuple[CodeSet, tuple[Release, ...]]], terminal: int | None = None) -> str:
    """Return a table of releases for each code set, earliest first."""
    if not found:
        return "The store is empty. Import a release: addenda import hcpcs/2026 FILE\n"
    return "\n".join(_shelf(codeset, releases, terminal) for codeset, releases in found)


def listing_json(found: Sequence[tuple[CodeSet, tuple[Release, ...]]]) -> bytes:
    """Return the same for programs."""
    codesets = [
        {
            "codeset": codeset.id,
            "title": codeset.title,
            "publisher": codeset.publisher,
            "kind": codeset.kind.value,
            "redistributable": codeset.redistributable,
            "releases": [_release(release) for release in releases],
        }
        for codeset, releases in found
    ]
    return json_text({"format": LISTING_FORMAT, "codesets": codesets})


def _shelf(codeset: CodeSet, releases: tuple[Release, ...], terminal: int | None) -> str:
    rows = [
        (str(r.id), r.effective.isoformat(), f"{r.concepts:,}", f"{r.in_force:,}", visible(_source(r)))
        for r in releases
    ]
    title = f"{visible(codeset.title)} ({visible(codeset.publisher)})"
    table = columns([("release", "effective", "concepts", "in force", "source"), *rows], "  ", terminal)
    return "\n".join([*wrapped(title, terminal=terminal), *table]) + "\n"


def _source(release: Release) -> str:
    return from_files([source.name for source in release.sources])


def _release(release: Release) -> dict[str, Any]:
    return {
        "release": str(release.id),
        "effective": release.effective.isoformat(),
        "concepts": release.concepts,
        "in_force": release.in_force,
        "reader": release.reader,
        "sources": [{"name": s.name, "sha256": s.sha256, "size": s.size} for s in release.sources],
    }
