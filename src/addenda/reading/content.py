"""What a reader has made of a file, and the release that it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.release import Release
from addenda.model.snapshot import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from addenda.model.codeset import Absence, CodeSet
    from addenda.model.concept import Concept
    from addenda.model.release import ReleaseId, Source

TWICE = "the code stands twice with different content"


class Content(NamedTuple):
    """What a file holds: concepts in its order, the publisher's notice, and a count (see `Release`)."""

    concepts: tuple[Concept, ...]
    notice: str = ""
    whitespace_collapsed: int = 0


class Origin(NamedTuple):
    """Where a release comes from: the reader's name, the files, and what the publisher means by absence."""

    reader: str
    sources: Iterable[Source]
    absence: Absence


def reading_of(content: Content, codeset: CodeSet, release_id: ReleaseId, effective: date, origin: Origin) -> Reading:
    """Return content as a release, with the counts that follow from it."""
    concepts = content.concepts
    release = Release(
        id=release_id,
        effective=effective,
        reader=origin.reader,
        absence=origin.absence,
        concepts=len(concepts),
        in_force=sum(concept.in_force(effective) for concept in concepts),
        sources=tuple(origin.sources),
        scheduled=tuple(sorted({concept.code for concept in concepts if concept.scheduled_after(effective)})),
        whitespace_collapsed=content.whitespace_collapsed,
        notice=content.notice,
    )
    return Reading(codeset, release, concepts)
