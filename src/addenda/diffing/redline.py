"""Redlines: two texts as pieces that were kept, deleted and inserted, whole words at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.diffing.ends import common_ends
from addenda.model.changes import Edit, Redline

if TYPE_CHECKING:
    from collections.abc import Iterable

# A token is a number, a word or a sign, together with the blanks before it: so a redline cuts neither a word
# nor a dose in two, and blanks alone never count as a common piece.
_TOKEN = re.compile(r"\s*(?:\d+(?:[.,]\d+)*|[^\W\d]+|\S)|\s+")


def redline(old: str, new: str) -> Redline:
    """Return the pieces that turn old into new, in reading order; equal texts give one equal piece (or none)."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if set(before).isdisjoint(after):
        return joined([(Edit.DELETE, old), (Edit.INSERT, new)])
    head, tail = common_ends(before, after)
    between = _matched(before[head : len(before) - tail], after[head : len(after) - tail])
    return joined([(Edit.EQUAL, "".join(before[:head])), *between, (Edit.EQUAL, "".join(before[len(before) - tail :]))])


def joined(pieces: Iterable[tuple[Edit, str]]) -> Redline:
    """Return pieces without the empty ones, and neighbours of one kind as one."""
    result: list[tuple[Edit, str]] = []
    for piece in pieces:
        edit, text = piece
        if text and result and result[-1][0] is edit:
            result[-1] = (edit, result[-1][1] + text)
        elif text:
            result.append(piece)
    return tuple(result)


def _matched(before: list[str], after: list[str]) -> list[tuple[Edit, str]]:
    if set(before).isdisjoint(after):
        return [(Edit.DELETE, "".join(before)), (Edit.INSERT, "".join(after))]
    from difflib import SequenceMatcher  # here for start-up time alone: most revisions need no matching

    pieces: list[tuple[Edit, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append((Edit.EQUAL, "".join(before[i:j])))
        else:
            pieces += [(Edit.DELETE, "".join(before[i:j])), (Edit.INSERT, "".join(after[k:m]))]
    return pieces
