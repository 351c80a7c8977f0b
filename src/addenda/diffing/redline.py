"""Redlines: two texts as pieces that were kept, deleted and inserted, whole words at a time."""

from __future__ import annotations

import re

from addenda.diffing.ends import common_ends
from addenda.model.changes import Edit, Redline

# A token is a number, a word or a sign, together with the blanks before it: so a redline cuts neither a word
# nor a dose in two, and blanks alone never count as a common piece.
_TOKEN = re.compile(r"\s*(?:\d+(?:[.,]\d+)*|[^\W\d]+|\S)|\s+")


def redline(old: str, new: str) -> Redline:
    """Return the pieces that turn old into new, in reading order; equal texts give one equal piece (or none)."""
    before, after = old.split(" "), new.split(" ")
    head, tail = common_ends(before, after)
    start, end = " ".join(before[:head]), " ".join(before[len(before) - tail :])
    pieces = _changed(old[len(start) : len(old) - len(end)], new[len(start) : len(new) - len(end)])
    return _joined([(Edit.EQUAL, [start]), *pieces, (Edit.EQUAL, [end])])


def _changed(old: str, new: str) -> list[tuple[Edit, list[str]]]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head, tail = common_ends(before, after)
    pieces = [(Edit.EQUAL, before[:head])]
    pieces += _pieces(before[head : len(before) - tail], after[head : len(after) - tail])
    return [*pieces, (Edit.EQUAL, before[len(before) - tail :])]


def _pieces(before: list[str], after: list[str]) -> list[tuple[Edit, list[str]]]:
    if set(before).isdisjoint(after):
        return [(Edit.DELETE, before), (Edit.INSERT, after)]
    from difflib import SequenceMatcher  # here for start-up time alone: most revisions need no matching

    pieces: list[tuple[Edit, list[str]]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append((Edit.EQUAL, before[i:j]))
        else:
            pieces += [(Edit.DELETE, before[i:j]), (Edit.INSERT, after[k:m])]
    return pieces


def _joined(pieces: list[tuple[Edit, list[str]]]) -> Redline:
    result: list[tuple[Edit, str]] = []
    for edit, tokens in pieces:
        text = "".join(tokens)
        if text and result and result[-1][0] is edit:
            result[-1] = (edit, result[-1][1] + text)
        elif text:
            result.append((edit, text))
    return tuple(result)
