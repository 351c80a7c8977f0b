"""One code of a release, as text for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.describing import value_text
from addenda.rendering.json_text import json_text
from addenda.rendering.licence import notice_json, notice_lines
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

ENTRY_FORMAT = "addenda.concept/1"


def entry_text(snapshot: Snapshot, concepts: Iterable[Concept], terminal: int | None = None) -> str:
    """Return the fields of each concept by their titles, and whether the code is in force."""
    parts = [_text(snapshot, concept, terminal) for concept in concepts]
    return "\n".join([*parts, *notice_lines(snapshot.codeset, terminal)[1:], ""]) if parts else ""


def entry_json(snapshot: Snapshot, concepts: Iterable[Concept]) -> bytes:
    """Return the same for programs; `fields` are the canonical ones."""
    release = snapshot.release
    return json_text(
        {
            "format": ENTRY_FORMAT,
            "release": str(release.id),
            "effective": release.effective.isoformat(),
            "commit": snapshot.commit,
            **notice_json(snapshot.codeset),
            "concepts": [concept_json(concept, release.effective) for concept in concepts],
        }
    )


def concept_json(concept: Concept, day: date) -> dict[str, Any]:
    """Return a concept, and whether it is in force on a day."""
    return {
        "code": concept.code,
        **({"modifier": concept.key.modifier} if concept.key.modifier else {}),
        "in_force": concept.in_force(day),
        "fields": dict(concept.fields),
    }


def field_lines(snapshot: Snapshot, concept: Concept, terminal: int | None) -> list[str]:
    """Return a line for each field, its title first; on a terminal a long value goes on below its beginning."""
    titles = {name: visible(snapshot.codeset.titles.get(name, name)) for name in concept.fields}
    width = max(map(len, titles.values()), default=0)
    lines = [f"{title:<{width}}  {visible(value_text(concept.fields[name]))}" for name, title in titles.items()]
    if not terminal:
        return [f"  {line}" for line in lines]
    return [part for line in lines for part in wrapped(line, "  ", " " * (width + 2), terminal)]


def _text(snapshot: Snapshot, concept: Concept, terminal: int | None) -> str:
    release = snapshot.release
    status = "in force" if concept.in_force(release.effective) else "NOT in force"
    heading = f"{visible(str(concept.key))} in {release.id}: {status} on {release.effective}"
    return "\n".join([heading, *field_lines(snapshot, concept, terminal)]) + "\n"
