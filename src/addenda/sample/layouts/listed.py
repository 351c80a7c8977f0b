"""Which concepts a file lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind

if TYPE_CHECKING:
    from addenda.model.concept import Concept
    from addenda.sample.generator import SyntheticRelease


def listed(release: SyntheticRelease) -> list[Concept]:
    """Return the codes in force but for the modifiers, which stand in a file of their own."""
    return [concept for concept in release.in_force if concept.text("kind") != CodeKind.MODIFIER]


def of_kind(release: SyntheticRelease, kind: CodeKind) -> list[Concept]:
    """Return the codes in force of a kind."""
    return [concept for concept in release.in_force if concept.text("kind") == kind]


def deleted(release: SyntheticRelease) -> list[Concept]:
    """Return the codes that are in force no longer."""
    return [concept for concept in release.concepts if concept.terminated is not None]
