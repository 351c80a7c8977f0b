"""CPT Link's core tables put together: the place of each code in the book, its symbols, and what it stands behind.

No public description of these tables exists, so everything goes by the *names* in the Type table. A type that no name
is known for is counted and left aside.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from addenda.model.cpt.fields import AFTER, LEVELS, Flag
from addenda.model.listing import counted
from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.part import kind_of
from addenda.reading.cpt.places import Book, Place
from addenda.reading.cpt.shapes import CONCEPT
from addenda.reading.cpt.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from addenda.model.concept import Value
    from addenda.reading.cpt.part import Part, Record

_CODE, _TITLE, _LEVEL, _SYMBOL = "CPT Code", "Title", "Level", "Symbol"
_CHILD, _FOLLOWS = "Is Child Of", "Follows"
_PROPERTIES = frozenset({_CODE, _TITLE, _LEVEL, _SYMBOL})
_RELATIONS = frozenset({_CHILD, _FOLLOWS})
_FOR_PLACES = (_CODE, _TITLE, _LEVEL, _CHILD)
"""The types without which no place in the book can be told."""
_FLAGS = {flag.value.casefold(): flag.value for flag in Flag}


def _letters(name: str) -> str:
    return "".join(name.split()).casefold()


_KNOWN = {_letters(name): name for name in _PROPERTIES | _RELATIONS}
"""The names of types by their letters: neither case nor blanks tell one from another."""


@dataclass
class Link:
    """What the tables say, by code, and the names of the fields that they supply: those of which they say anything."""

    hierarchy: dict[str, Place] = field(default_factory=dict)
    flags: dict[str, list[Value]] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    supplied: set[str] = field(default_factory=set)
    remarks: list[str] = field(default_factory=list)


def link_of(parts: Mapping[Layout, Part]) -> Link:
    """Return what the tables of a delivery say; problems are added to the tables.

    Without types or without properties nothing can be told, without relations no place in the book.
    """
    link = Link()
    types, properties, relations = (parts.get(layout) for layout in (Layout.TYPES, Layout.PROPERTIES, Layout.RELATIONS))
    if types is None or properties is None:
        if types or properties or relations:
            link.remarks.append("CPT Link is told from its Type and Property tables together; one of them is not here.")
        return link
    joining = _Joining(link, types)
    joining.properties(properties)
    if relations:
        joining.relations(relations)
    return link


class _Joining:
    """The tables while they are put together: `_codes`, `_levels` and `_titles` by concept."""

    def __init__(self, link: Link, types: Part) -> None:
        self._link = link
        self._types = types
        self._names = {number: _KNOWN.get(_letters(name), name) for _, (number, name) in types.records}
        self._codes: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        self._titles: dict[str, str] = {}

    def properties(self, part: Part) -> None:
        """Take the properties: which concept is which code, the titles and levels of places, the symbols."""
        symbols: list[tuple[str, str]] = []
        strange: list[int] = []
        for record, name in self._known(part, _PROPERTIES):
            concept, _, value = record.cells
            word = value.casefold()
            if name == _CODE:
                self._take_code(part, record)
            elif name == _TITLE:
                self._titles[concept] = value
            elif name == _LEVEL and word in LEVELS:
                self._levels[concept] = word
            elif name == _SYMBOL and word in _FLAGS:
                symbols.append((concept, _FLAGS[word]))
            else:
                strange.append(record.row)
        if strange:
            which = f"whose value is no symbol or level that is known; the first is row {strange[0]}"
            self._remark(f"{part.name}: {_left(len(strange))}, {which}.")
        doubled = [code for code, count in Counter(self._codes.values()).items() if count > 1]
        if doubled:
            self._remark(f"{part.name}: several concepts have one code; the last was taken: {listed(doubled)}.")
        self._flag(symbols)

    def _flag(self, symbols: list[tuple[str, str]]) -> None:
        flags: defaultdict[str, set[str]] = defaultdict(set)
        for concept, flag in symbols:
            if concept in self._codes:
                flags[self._codes[concept]].add(flag)
        self._link.flags = {code: [*sorted(found)] for code, found in flags.items()}
        if flags:
            self._link.supplied.add("flags")

    def _take_code(self, part: Part, record: Record) -> None:
        concept, _, code = record.cells
        if kind_of(code) is None:
            part.problem("this is no CPT code", record.row, code)
            return
        part.rows.setdefault(code, record.row)
        self._codes[concept] = code
        part.texts[CONCEPT][code] = concept

    def relations(self, part: Part) -> None:
        """Take the relations: whose child each concept is, and what a resequenced code stands behind."""
        parents: dict[str, str] = {}
        rows: dict[str, int] = {}
        several: set[str] = set()
        astray: list[str] = []
        for record, name in self._known(part, _RELATIONS):
            concept, _, related = record.cells
            if name == _FOLLOWS:
                astray += self._follow(concept, related)
            elif parents.setdefault(concept, related) != related:
                several.add(self._codes.get(concept, concept))
            rows.setdefault(concept, record.row)
        if astray:
            self._remark(f"{part.name}: what follows, or what it follows, is no code; left aside: {listed(astray)}.")
        if several:
            self._remark(f"{part.name}: more than one place in the book; the first was taken: {listed(several)}.")
        if self._link.after:
            self._link.supplied.add(AFTER)
        if self._can_place():
            self._place(part, parents, rows)

    def _can_place(self) -> bool:
        """Say whether the Type table names all that a place needs; add a problem for each name that it lacks."""
        missing = [name for name in _FOR_PLACES if name not in self._names.values()]
        for name in missing:
            advice = "The Type table must name it; fetch CPT Link again."
            self._types.problem(f"no type is called {name!r}, so no place in the book can be told", None, None, advice)
        return not missing

    def _follow(self, concept: str, related: str) -> list[str]:
        """Note that a code stands behind another; return the concepts for which no code is known."""
        astray = [one for one in (concept, related) if one not in self._codes]
        if not astray:
            self._link.after[self._codes[concept]] = self._codes[related]
        return astray

    def _place(self, part: Part, parents: dict[str, str], rows: Mapping[str, int]) -> None:
        book = Book(parents, self._levels, self._titles)
        for concept in [*parents, *self._codes]:
            book.place(concept)
        for ring in book.cycles:
            names = " → ".join(self._titles.get(one) or self._codes.get(one) or one for one in (*ring, ring[0]))
            part.problem("concepts are children of one another in a ring", rows[ring[0]], names)
        self._link.hierarchy = {code: place for one, code in self._codes.items() if (place := book.place(one))}
        if self._link.hierarchy:
            self._link.supplied.add("hierarchy")

    def _known(self, part: Part, wanted: frozenset[str]) -> Iterator[tuple[Record, str]]:
        """Yield the records whose type is wanted, with its name; remark how many others there are, of which types."""
        others: Counter[str] = Counter()
        for record in part.records:
            name = self._names.get(record.cells[1], "")
            if name in wanted:
                yield record, name
            else:
                others[repr(name) if name else f"id {record.cells[1]!r} without a name"] += 1
        if others:
            self._remark(f"{part.name}: {_left(others.total())}, of types that are not known here: {listed(others)}.")

    def _remark(self, text: str) -> None:
        self._link.remarks.append(text)


def _left(count: int) -> str:
    return f"{counted(count, 'row')} left aside"
