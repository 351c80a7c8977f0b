"""The redline of a list: whole items that stayed, went and came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.model.changes import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addenda.model.changes import Redline

_BETWEEN = ", "


def list_redline(old: Sequence[str], new: Sequence[str]) -> Redline:
    """Return the pieces that turn the old list into the new one, each with its commas, in reading order."""
    if set(old).isdisjoint(new):
        return ((Edit.DELETE, _BETWEEN.join(old)), (Edit.INSERT, _BETWEEN.join(new)))
    return tuple(_pieces(_tokens(old), _tokens(new)))


def _tokens(items: Sequence[str]) -> list[str]:
    """Return the items, with a comma between each two."""
    return [token for item in items for token in (_BETWEEN, item)][1:]


def _pieces(before: list[str], after: list[str]) -> Iterator[tuple[Edit, str]]:
    from difflib import SequenceMatcher  # here for start-up time alone: few fields are lists

    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Edit.EQUAL, "".join(before[i:j])
        else:
            yield Edit.DELETE, "".join(before[i:j])
            yield Edit.INSERT, "".join(after[k:m])
