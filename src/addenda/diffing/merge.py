"""Merge the lines of two sorted shards: equal lines are compared in C and dropped, only the others are returned."""

from __future__ import annotations

from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.model.canonical import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator

Key: TypeAlias = tuple[bytes, ...]
"""Code and modifier as they stand in a line: they sort as the concepts do."""


class LinePair(NamedTuple):
    """The line of a concept in the old text and in the new one; b"" where it is not there."""

    key: Key
    old: bytes
    new: bytes


_CODE = len(b'{"code":"')
_MODIFIER = b'","modifier":"'
_END = (b"\xff",)
"""The key of the end of a shard: it comes after every other."""


def unequal_lines(old: bytes, new: bytes) -> list[LinePair]:
    """Return the lines that stand only in the old text or only in the new one, by concept, in order.

    The texts are canonical: sorted by code, then by modifier. Where they are not, as in a store that was changed by
    hand, a concept may come twice, with its old line and with its new one; nothing is lost and nothing made up.
    """
    pairs: list[LinePair] = []
    old_lines, new_lines = iter(BytesIO(old)), iter(BytesIO(new))
    for one, other in zip_longest(old_lines, new_lines, fillvalue=b""):
        if one != other:
            _until_they_meet(one, other, old_lines, new_lines, pairs)
    return pairs


def _until_they_meet(
    one: bytes, other: bytes, old_lines: Iterator[bytes], new_lines: Iterator[bytes], pairs: list[LinePair]
) -> None:
    """Take lines from the side that is behind until both stand at the same key, or at their ends."""
    key, its_key = _key(one), _key(other)
    while key != its_key:
        if key < its_key:
            pairs.append(LinePair(key, one, b""))
            one = next(old_lines, b"")
            key = _key(one)
        else:
            pairs.append(LinePair(its_key, b"", other))
            other = next(new_lines, b"")
            its_key = _key(other)
    if one != other:
        pairs.append(LinePair(key, one, other))


def _key(line: bytes) -> Key:
    """Return the key of a line; "" is the end of a shard."""
    if not line:
        return _END
    end = line.find(b'"', _CODE)
    if end < 0:
        raise damaged(line)
    if not line.startswith(_MODIFIER, end):
        return line[_CODE:end], b""
    start = end + len(_MODIFIER)
    return line[_CODE:end], line[start : line.index(b'"', start)]
