"""One code of a release, as text for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.rendering.describing import value_text
from addenda.rendering.json_text import json_text
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot

ENTRY_FORMAT = "addenda.concept/1"


def entry_text(snapshot: Snapshot, concepts: Iterable[Concept]) -> str:
    """Return the fields of each concept by their titles, and whether the code is in force."""
    return "\n".join(_text(snapshot, concept) for concept in concepts)


def entry_json(snapshot: Snapshot, concepts: Iterable[Concept]) -> bytes:
    """Return the same for programs; `fields` are the canonical ones."""
    release = snapshot.release
    return json_text(
        {
            "format": ENTRY_FORMAT,
            "release": str(release.id),
            "effective": release.effective.isoformat(),
            "commit": snapshot.commit,
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


def field_lines(snapshot: Snapshot, concept: Concept) -> list[str]:
    """Return a line for each field, its title first."""
    titles = {name: visible(title) for name, title in snapshot.codeset.titles.items()}
    width = max((len(title) for title in titles.values()), default=0)
    return [
        f"  {titles.get(name, visible(name)):<{width}}  {visible(value_text(value))}"
        for name, value in concept.fields.items()
    ]


def _text(snapshot: Snapshot, concept: Concept) -> str:
    release = snapshot.release
    status = "in force" if concept.in_force(release.effective) else "NOT in force"
    heading = f"{visible(str(concept.key))} in {release.id}: {status} on {release.effective}"
    return "\n".join([heading, *field_lines(snapshot, concept)]) + "\n"
