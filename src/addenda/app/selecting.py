"""Choose the codes that `--only` names: ranges, sections of the book, named views."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from addenda.app.views import View, known_views
from addenda.diffing.selecting import chosen_codes, select
from addenda.errors import ConfigurationError, Problem, UsageError
from addenda.model.cpt.places import places
from addenda.model.listing import listed
from addenda.model.selection import SECTION, CodeRange, Selection, overlapping
from addenda.store.references import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from addenda.app.publishing import Publication
    from addenda.model.changes import ChangeSet
    from addenda.model.concept import Concept
    from addenda.model.snapshot import Snapshot
    from addenda.store.store import Store

_VIEW = "view:"
_MOST_NAMED = 20


class Wanted(NamedTuple):
    """What a person asks for: the values of `--only`, and a file of views of their own."""

    only: tuple[str, ...]
    views: Path | None = None


class Chosen(NamedTuple):
    """A selection, the codes of two releases that it holds, and all concepts of the two."""

    selection: Selection
    codes: frozenset[str]
    old: tuple[Concept, ...]
    new: tuple[Concept, ...]

    def holds(self, code: str) -> bool:
        """Say whether a code is selected, be it in the releases or not."""
        return code in self.codes or self.selection.holds_code(code)

    def narrow(self, changes: ChangeSet) -> ChangeSet:
        """Return the changes between the two releases, of the chosen codes alone."""
        return select(changes, self.selection, self.codes, self.old, self.new)


def choose(store: Store, wanted: Wanted, new_reference: str, old: Snapshot, new: Snapshot, how: Publication) -> Chosen:
    """Return the codes of two releases that are wanted; the store's own views are those of the new one's moment.

    An error names sections of the book, which are the publisher's text, only where the command may write it.

    Raises:
        UsageError: with everything that is wrong with what was asked for.
        ConfigurationError: with everything that is wrong in a file of views, or names codes that are not there.
        NotFoundError: when there is no such file of views.
        StoreError: when the store is damaged.

    """
    contents = store.at(Reference.parse(new_reference).known)
    views = known_views(contents, new.codeset.id, wanted.views)
    before, after = tuple(old), tuple(new)
    asking = _Asking(views, _Ground.of((*before, *after), f"{old.release.id} or {new.release.id}"), not how.discreet)
    for item in _items(wanted.only):
        asking.take(item)
    selection = asking.selection()
    return Chosen(selection, chosen_codes(selection, (*before, *after)), before, after)


def _items(only: Iterable[str]) -> Iterator[str]:
    """Yield each thing that is asked for; the name of a section reaches to the end, since it may have commas."""
    for value in only:
        before, section, name = value.partition(SECTION)
        yield from (part.strip() for part in before.split(",") if part.strip())
        if section:
            yield f"{SECTION}{name.strip()}"


class _Ground(NamedTuple):
    """What can be selected: the codes of both releases, and the places of the book by their names in small letters."""

    codes: frozenset[str]
    places: Mapping[str, str]
    releases: str

    @classmethod
    def of(cls, concepts: tuple[Concept, ...], releases: str) -> _Ground:
        names = {name for concept in concepts for name in places(concept).values()}
        return cls(frozenset(one.code for one in concepts), {name.casefold(): name for name in sorted(names)}, releases)

    def empty(self, part: CodeRange) -> bool:
        return not any(part.holds(code) for code in self.codes)


@dataclass
class _Asking:
    """Understands one thing after the other, and gathers what is wrong."""

    views: Mapping[str, View]
    ground: _Ground
    name_places: bool
    asked: list[str] = field(default_factory=list)
    ranges: list[CodeRange] = field(default_factory=list)
    typed: list[CodeRange] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, item: str) -> None:
        name = item.removeprefix(_VIEW)
        if item.startswith(SECTION):
            self._section(item.removeprefix(SECTION))
        elif name in self.views:
            self._view(self.views[name])
        elif item.startswith(_VIEW) or not (item.isupper() or any(sign.isdigit() for sign in item)):
            self._wrong(f"--only: there is no view {name!r}", advice=nearest(name, self.views))
        else:
            self._codes(item)

    def selection(self) -> Selection:
        """Return what was understood.

        Raises:
            UsageError, ConfigurationError: when anything was wrong; the latter when only files are to blame.

        """
        for one, other in overlapping(self.typed):
            self._wrong(f"--only: {one} and {other} overlap", advice="Name their codes once.")
        if not self.asked and not self.problems:
            self._wrong("--only names nothing", advice="Write codes, section:NAME or the name of a view.")
        if self.problems:
            files_alone = all(problem.file for problem in self.problems)
            raise (ConfigurationError if files_alone else UsageError)(self.problems)
        ranges, sections = tuple(dict.fromkeys(self.ranges)), tuple(dict.fromkeys(self.sections))
        return Selection(", ".join(self.asked), ranges, sections)

    def _codes(self, item: str) -> None:
        try:
            part = CodeRange.parse(item)
        except ValueError as error:
            self._wrong(f"--only {item!r}: {error}")
            return
        if self.ground.empty(part):
            self._wrong(f"--only: {self._nothing_in(part)}")
        self.typed.append(part)
        self.ranges.append(part)
        self.asked.append(str(part))

    def _section(self, name: str, file: str | None = None, view: str = "--only") -> None:
        found = self.ground.places.get(name.casefold())
        if found is None:
            advice = nearest(name, self.ground.places.values()) if self.name_places else None
            self._wrong(f"{view}: no section of {self.ground.releases} has the name {name!r}", file, advice)
            return
        self.sections.append(found)
        if file is None:
            self.asked.append(f"{SECTION}{found}")

    def _view(self, view: View) -> None:
        """Take a view; of a shipped one some ranges may hold no code, since it is for releases of any kind."""
        name = f"the view {view.name!r}"
        bare = [part for part in view.ranges if self.ground.empty(part)]
        if view.file:
            for part in bare:
                self._wrong(f"{name}: {self._nothing_in(part)}", view.file)
        elif len(bare) == len(view.ranges):
            self._wrong(f"--only: {name} holds no code of {self.ground.releases}")
        for section in view.sections:
            self._section(section, view.file, name)
        self.ranges += view.ranges
        self.asked.append(view.name)

    def _nothing_in(self, part: CodeRange) -> str:
        return f"no code of {self.ground.releases} stands in {part}"

    def _wrong(self, message: str, file: str | None = None, advice: str | None = None) -> None:
        self.problems.append(Problem(message, file, advice=advice))


def nearest(name: str, present: Iterable[str]) -> str:
    """Return which of the names that there are come nearest to one; where none is near, the first of them."""
    from difflib import get_close_matches  # here for start-up time alone: only an error needs it

    names = {one.casefold(): one for one in present}
    near = [names[one] for one in get_close_matches(name.casefold(), names, n=3, cutoff=0.5)]
    if near:
        return f"Did you mean {' or '.join(near)}?"
    known = sorted(names.values())
    return f"There is {listed(known, _MOST_NAMED)}." if known else "There is none."
