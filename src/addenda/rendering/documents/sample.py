"""What the generator of the sample did: the answer that a comparison must find."""

from __future__ import annotations

from typing import Literal, TypedDict

from addenda.rendering.documents.changes import Converted, Renumbered
from addenda.rendering.documents.common import Count, Day


class Inherited(TypedDict):
    """A code of which only the common text of its family changed."""

    child: str
    """The code."""
    parent: str
    """The parent of its family."""


class Truth(TypedDict):
    """Codes by what was done to them, each list sorted."""

    added: list[str]
    """In force now, and not before."""
    deleted: list[str]
    """In force before, and not now."""
    renumbered: list[Renumbered]
    """Codes that go on under another number."""
    converted: list[Converted]
    """Codes of Category III that became Category I."""
    reinstated: list[str]
    """Added codes that had ended."""
    reused: list[str]
    """Numbers that mean something else now."""
    editorial: list[str]
    """Codes whose text changed in punctuation or case alone."""
    textual: list[str]
    """Codes whose words changed."""
    parents: list[str]
    """Parents of families whose common text changed."""
    through_parent: list[Inherited]
    """The children of those families."""
    updated: list[str]
    """Codes whose text stands and whose flags or place changed."""
    moved: list[str]
    """Those of the updated that stand elsewhere in the book."""
    resequenced: list[str]
    """Codes that follow another one in the book now, and did not before."""
    sunset: list[str]
    """Codes of Category III that are due on the next 1 January."""


class SampleRelease(TypedDict):
    """A release of the sample."""

    release: str
    """Its name."""
    effective: Day
    """The day on which it takes effect."""
    in_force: Count
    """How many codes are in force."""
    deleted_so_far: Count
    """How many codes have ended."""
    against: str | None
    """The release before it; null for the first."""
    truth: Truth
    """What was done from that one to this."""


class TruthDocument(TypedDict):
    """What the generator of the sample did from release to release."""

    format: Literal["addenda.sample-truth/1"]
    """The name and the version of this format."""
    notice: str
    """That all of it is invented."""
    seed: int
    """The seed that it was made from."""
    releases: list[SampleRelease]
    """The releases, earliest first."""
