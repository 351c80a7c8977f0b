"""Canonical text as git shows it in a difference: a block for each concept, with a line for each field.

What is no canonical line stays as it is, so that lines which differ are never shown as the same text. git starts this
once for each file that it shows, so nothing is loaded here that takes time: no orjson either, which takes longer to
load than to read a whole shard with the standard library's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from addenda.rendering.visible import SHOWN

_CODE, _MODIFIER = "code", "modifier"


def concept_blocks(text: bytes) -> bytes:
    r"""Return a file's lines, each that is canonical as a block: the key, then the fields, indented.

    A control character, a line break or a change of the writing direction in a value is spelled as in Python's source
    text (`\x1b`, `\n`, `\u202e`), a backslash as two.
    """
    lines = text.split(b"\n")
    end = lines.pop()  # what comes after the last line feed; nothing in canonical text
    return b"".join(_block(line) or line + b"\n" for line in lines) + end


def _block(line: bytes) -> bytes | None:
    """Return the block of a line; None where it is no canonical one."""
    try:
        fields = json.loads(line)
        if not isinstance(fields, dict) or _canonical(fields) != line:
            return None
        key = [_spelled(fields.pop(_CODE)), *([_spelled(fields.pop(_MODIFIER))] if _MODIFIER in fields else [])]
        shown = [row for name, value in fields.items() for row in _rows(_name(name), value)]
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    if key[0][:1] in ("", " "):
        return None  # as the first line of a block it would look like a field
    return "".join(f"{row}\n" for row in ["-".join(key), *shown]).encode()


def _canonical(fields: object) -> bytes:
    """Return the text that orjson, which writes the store's files, gives to values that hold text alone."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def _rows(name: str, value: object) -> Iterator[str]:
    """Yield the lines of a field; of a list and of nested values a line for each part."""
    if isinstance(value, list) and value:
        for number, part in enumerate(value, 1):
            # Texts have no number, for then one that is put before others would change all their lines.
            yield from _rows(f"{name}[]" if isinstance(part, str) else f"{name}[{number}]", part)
    elif isinstance(value, dict) and value:
        for inner, part in value.items():
            yield from _rows(f"{name}.{_name(inner)}", part)
    elif isinstance(value, str):
        yield f"  {name}: {_spelled(value)}"
    else:
        raise TypeError(f"{name} holds no text")


def _spelled(text: str) -> str:
    """Return text without anything that a terminal acts on; other text is spelled in another way."""
    return text.translate(_spelling())


def _name(text: str) -> str:
    """Return a name in which nothing looks like what stands between names, and before a value."""
    spelled = _spelled(text)
    for sign in ".[:":
        spelled = spelled.replace(sign, f"\\{sign}")
    return spelled


@cache
def _spelling() -> dict[int, str]:
    hidden = {code: chr(code).encode("unicode_escape").decode() for code in SHOWN}
    return {**hidden, ord("\\"): "\\\\"}
