"""Text out of files, made safe to show: no character of it moves a cursor, turns the writing direction or vanishes."""

from __future__ import annotations

from itertools import chain

_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_C0 = chain(range(0x20), [0x7F])
_OTHERS = chain(
    range(0x80, 0xA0),  # C1 controls
    [0x061C, 0x200E, 0x200F, 0xFEFF, 0xFFFE, 0xFFFF],  # direction marks, byte order mark, no characters
    range(0x202A, 0x202F),  # direction embeddings and overrides
    range(0x2066, 0x206A),  # direction isolates
    range(0xD800, 0xE000),  # halves of a pair, which UTF-8 cannot hold
)

SHOWN: dict[int, str] = (
    dict.fromkeys(_OTHERS, "\N{REPLACEMENT CHARACTER}")
    | {code: chr(0x2421 if code == 0x7F else 0x2400 + code) for code in _C0}  # Unicode's pictures of controls
    | {ord(space): " " for space in _SPACES}
)
"""Every character that is not shown as itself, with what is shown in its place."""


def visible(text: str) -> str:
    """Return one line of text: line breaks and tabs as spaces, every other control as a character that can be seen."""
    return text.translate(SHOWN)
