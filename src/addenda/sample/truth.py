"""What the generator did from one release to the next: the answer that a comparison must find."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """Codes by what happened to them, each tuple sorted; empty for a first release.

    `added` and `deleted` are by number: a code that only one of the two releases has. `renumbered` pairs of them
    (old, new) carry one text. A code that both have stands in at most one of `reused` (another meaning altogether),
    `editorial`, `textual`, `through_parent` (revisions by what changed: punctuation or case, words, the words before
    the semicolon of a whole family) and `updated` (descriptors stand; flags or place in the book changed). `moved`
    are those of `updated` whose subsection went to another section.
    """

    added: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    renumbered: tuple[tuple[str, str], ...] = ()
    reused: tuple[str, ...] = ()
    editorial: tuple[str, ...] = ()
    textual: tuple[str, ...] = ()
    through_parent: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def revised(self) -> tuple[str, ...]:
        """Every code with a changed descriptor, sorted."""
        return tuple(sorted((*self.editorial, *self.textual, *self.through_parent)))
