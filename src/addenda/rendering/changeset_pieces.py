"""`addenda.changeset/1` as text, put together from parts, so that no process ever holds the whole as values.

Each change stands on a line of its own: tools that go by lines (grep, git, sort) can work with it, and a fee schedule's
800,000 changes take half the room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from addenda.model.changes import ChangeSet, Counts
from addenda.rendering.changeset_json import change_json, head_json, transient_json
from addenda.rendering.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSE = b"\n}\n"
_BETWEEN = b",\n    "


class Fragment(NamedTuple):
    """A part of a change set: its counts, and the text of its changes and of its transient codes."""

    counts: Counts
    changes: bytes
    transients: bytes


def fragment(changes: ChangeSet) -> Fragment:
    """Return a change set as a part of another, whose changes may stand before and after its own."""
    codeset = changes.codeset
    return Fragment(
        changes.counts,
        _BETWEEN.join([orjson.dumps(change_json(change, codeset, changes.book)) for change in changes.changes]),
        _BETWEEN.join([orjson.dumps(transient_json(transient, codeset)) for transient in changes.transients]),
    )


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
