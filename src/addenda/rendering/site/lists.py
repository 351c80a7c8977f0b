"""The plain lists of codes by shard, for readers without JavaScript, and what the search looks through."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import orjson

from addenda.rendering.site.paths import code_page, file_name, index_script, list_page, up
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.rendering.site.facts import Brief, CodeSetFacts

MOST_BYTES = 1_000_000
"""How large a part of the index may get: a browser reads it while the reader types."""


class ListedCode(NamedTuple):
    """A code in a list, and the way to its page."""

    code: str
    href: str
    description: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of one shard."""

    title: str
    path: str
    codes: tuple[ListedCode, ...]


class ListLink(NamedTuple):
    """The way from the page of the search to a list: the first and the last code of it, and how many there are."""

    span: str
    href: str
    codes: str


@dataclass(frozen=True, slots=True)
class Searched:
    """A code set on the page of the search. `parts` says of how many parts its index is."""

    id: str
    title: str
    parts: int
    lists: tuple[ListLink, ...]


def code_lists(facts: CodeSetFacts, briefs: Sequence[Brief]) -> Iterator[CodeList]:
    """Yield the list of each shard; the codes are sorted."""
    for shard, members in groupby(briefs, key=attrgetter("shard")):
        path = list_page(facts.codeset.id, shard)
        codes = tuple(
            ListedCode(
                visible(one.code),
                f"{up(path)}{code_page(facts.codeset.id, one.code)}",
                visible(one.description),
                one.in_force,
            )
            for one in members
        )
        yield CodeList(f"{facts.codeset.title}: {_span(codes[0].code, codes[-1].code)}", path, codes)


def searched(facts: CodeSetFacts, briefs: Sequence[Brief], parts: int) -> Searched:
    """Return a code set for the page of the search."""
    links = []
    for shard, group in groupby(briefs, key=attrgetter("shard")):
        members = list(group)
        span = _span(visible(members[0].code), visible(members[-1].code))
        links.append(ListLink(span, list_page(facts.codeset.id, shard), number(len(members))))
    return Searched(facts.codeset.id, visible(facts.codeset.title), parts, tuple(links))


def index_scripts(codeset: str, briefs: Sequence[Brief]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of the index, each a script that hands its rows over: a page from a disk may read no other file.

    A row is code, description, 1 for in force, and the name of the page's file where that is not the code.
    """
    rows: list[bytes] = []
    size, part = 0, 1
    for one in briefs:
        row = _row(one)
        if rows and size + len(row) > MOST_BYTES:
            yield index_script(codeset, part), _script(codeset, rows)
            rows, size, part = [], 0, part + 1
        rows.append(row)
        size += len(row)
    if rows:
        yield index_script(codeset, part), _script(codeset, rows)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _row(one: Brief) -> bytes:
    name = file_name(one.code)
    row = [visible(one.code), visible(one.description), int(one.in_force)]
    return orjson.dumps(row if name == one.code else [*row, name])


def _script(codeset: str, rows: list[bytes]) -> bytes:
    return b"addendaIndex(%s, [\n%s\n]);\n" % (orjson.dumps(codeset), b",\n".join(rows))
