"""`addenda.changeset/1` as text, put together from parts, so that no process ever holds the whole as values.

Each change stands on a line of its own: tools that go by lines (grep, git, sort) can work with it, and a fee schedule's
800,000 changes take half the room.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import orjson

from addenda.model.changes import Change, ChangeSet, Counts, Transient
from addenda.model.tally import Tally
from addenda.rendering.changeset_json import change_json, head_json, transient_json
from addenda.rendering.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from addenda.model.book import BookFacts
    from addenda.model.codeset import CodeSet

_CLOSE = b"\n}\n"
_BETWEEN = b",\n    "


class Fragment(NamedTuple):
    """A part of a change set: its counts, and the text of its changes and of its transient codes."""

    counts: Counts
    changes: bytes
    transients: bytes


def fragment(
    facts: Iterable[Change | Transient], codeset: CodeSet, in_force: int, book: BookFacts | None = None
) -> Fragment:
    """Return facts as a part of a change set, whose other changes may stand before and after them.

    Each is turned into text as it comes, and then let go. `in_force` counts the codes of the new release.
    """
    tally = Tally()
    changes, transients = list[bytes](), list[bytes]()
    for fact in tally.counting(facts):
        if isinstance(fact, Transient):
            transients.append(orjson.dumps(transient_json(fact, codeset)))
        else:
            changes.append(orjson.dumps(change_json(fact, codeset, book)))
    return Fragment(tally.counts(in_force), _BETWEEN.join(changes), _BETWEEN.join(transients))


def whole(changes: ChangeSet) -> Iterator[bytes]:
    """Yield the text of a change set."""
    facts: Iterable[Change | Transient] = chain(changes.changes, changes.transients)
    return pieces(changes, [fragment(facts, changes.codeset, changes.new.in_force, changes.book)])


def pieces(head: ChangeSet, fragments: Sequence[Fragment]) -> Iterator[bytes]:
    """Yield the text of a whole, of which `head` holds everything but the changes and the transient codes."""
    yield json_text(head_json(head)).removesuffix(_CLOSE)
    yield from _list("changes", [part.changes for part in fragments])
    yield from _list("transient", [part.transients for part in fragments])
    yield _CLOSE


def _list(name: str, parts: list[bytes]) -> Iterator[bytes]:
    filled = [part for part in parts if part]
    if not filled:
        yield b',\n  "%s": []' % name.encode()
        return
    yield b',\n  "%s": [' % name.encode()
    for place, part in enumerate(filled):
        yield _BETWEEN if place else _BETWEEN[1:]
        yield part
    yield b"\n  ]"
