"""What the generator did from one release to the next: the answer that a comparison must find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Renumbered(NamedTuple):
    """A code whose text stands under another number; `moved` when it stands in another section too."""

    old: str
    new: str
    moved: bool


class Converted(NamedTuple):
    """A deleted Category III code and the new Category I codes that its instruction names."""

    old: str
    new: tuple[str, ...]


class Inherited(NamedTuple):
    """A code of which only the text before the semicolon changed, and the parent of its family."""

    child: str
    parent: str


@dataclass(frozen=True, slots=True)
class Truth:
    """Codes by what happened to them, each tuple sorted; of a first release, only the sunsets.

    `added` and `deleted` are by what is in force: codes that only one of the two releases has so; among them are those
    of `renumbered`, `converted` and (added) `reinstated`. A code that is in force in both stands in at most one of
    `reused` (another meaning altogether), `editorial`, `textual` (its own text: punctuation or case, words),
    `parents`, `through_parent` (the common text of a family) and `updated` (descriptors stand; flags or place in the
    book changed). `moved` are those of `updated` whose hierarchy changed, `resequenced` the codes, new ones too, that
    follow another one in the book now and did not before. `sunset` are the Category III codes in force that are due on
    the next 1 January.
    """

    added: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    converted: tuple[Converted, ...] = ()
    reinstated: tuple[str, ...] = ()
    reused: tuple[str, ...] = ()
    editorial: tuple[str, ...] = ()
    textual: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    through_parent: tuple[Inherited, ...] = ()
    updated: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    resequenced: tuple[str, ...] = ()
    sunset: tuple[str, ...] = ()

    @property
    def revised(self) -> tuple[str, ...]:
        """Every code with a changed descriptor, sorted."""
        children = (inherited.child for inherited in self.through_parent)
        return tuple(sorted((*self.editorial, *self.textual, *self.parents, *children)))
