"""What a code is on a day, as text for a terminal and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addenda.model.history import STANDING_FORMAT
from addenda.rendering.entry import concept_json, field_lines
from addenda.rendering.json_text import json_text
from addenda.rendering.licence import notice_json, notice_lines
from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.concept import Concept
    from addenda.model.history import Standing
    from addenda.model.snapshot import Snapshot


def standing_text(standing: Standing, terminal: int | None = None) -> str:
    """Return whether the code is in force on the day, by which release, and its fields there."""
    release = standing.snapshot.release
    applies = f"applies, effective {release.effective}"
    lines: list[str] = []
    for concept in standing.concepts:
        status = f"{_status(concept, standing.on)} ({release.id} {applies})"
        lines += wrapped(f"{visible(str(concept.key))} on {standing.on}: {status}", terminal=terminal)
        lines += field_lines(standing.snapshot, concept, terminal)
    if not standing.concepts:
        missing = f"{visible(standing.code)} on {standing.on}: not in {release.id} ({applies})"
        lines += wrapped(missing, terminal=terminal)
    if standing.last_in:
        lines += [f"The last release that has it is {standing.last_in}."]
    if standing.next_in:
        lines += [f"The next release that has it is {standing.next_in}."]
    if standing.later:
        lines += ["", *wrapped(_later(*standing.later, standing.on), hanging="", terminal=terminal)]
    lines += notice_lines(standing.snapshot.codeset, terminal)
    return "\n".join(lines) + "\n"


def standing_json(standing: Standing) -> bytes:
    """Return the same for programs; `later` is null where the next release says nothing else of that day."""
    return json_text(
        {
            "format": STANDING_FORMAT,
            "code": standing.code,
            "on": standing.on.isoformat(),
            **notice_json(standing.snapshot.codeset),
            "in_force": standing.in_force,
            **_said(standing.snapshot, standing.concepts, standing.on),
            "later": _said(*standing.later, standing.on) if standing.later else None,
            "last_in": str(standing.last_in) if standing.last_in else None,
            "next_in": str(standing.next_in) if standing.next_in else None,
        }
    )


def _later(snapshot: Snapshot, concepts: Iterable[Concept], day: date) -> str:
    said = ", ".join(f"{visible(str(concept.key))} {_status(concept, day)}{_days(concept)}" for concept in concepts)
    return f"But the next release, {snapshot.release.id}, says of that day: {said}."


def _days(concept: Concept) -> str:
    days = [
        f"{word} {day}" for word, day in (("added", concept.added), ("last day", concept.terminated)) if day is not None
    ]
    return f" ({', '.join(days)})" if days else ""


def _status(concept: Concept, day: date) -> str:
    return "in force" if concept.in_force(day) else "NOT in force"


def _said(snapshot: Snapshot, concepts: Iterable[Concept], day: date) -> dict[str, Any]:
    return {
        "release": str(snapshot.release.id),
        "effective": snapshot.release.effective.isoformat(),
        "commit": snapshot.commit,
        "concepts": [concept_json(concept, day) for concept in concepts],
    }
