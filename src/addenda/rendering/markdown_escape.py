"""Text into Markdown: as GitHub renders it, the same text comes out, and nothing of it becomes markup."""

from __future__ import annotations

import re

# Entities and not backslashes for what a table row or an HTML tag is cut at: no parser takes them for the real thing.
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;", "\\": "&#92;"}
_FORMULA = "<span>$</span>"  # GitHub's own way to write a dollar sign that opens no formula
_APART = "&#8203;"  # a zero-width space: GitHub looks for mentions and links after it has resolved entities

_START = re.compile(r" (?=   )|[-+=]+(?=\s|$)|\d+[.)](?=\s|$)")
"""What begins a block of code, a list, a rule or a heading where a line starts with it."""
_SPECIAL = re.compile(
    r"(?P<entity>[<>&|\\])|(?P<mark>[`*_~\[\]])|(?P<formula>\$(?!\d))|(?P<link>[@#]|:(?=\S)|www(?=\.)|\bGH(?=-\d))",
    re.IGNORECASE,
)


def escape_markdown(text: str) -> str:
    """Return one line of text as Markdown for a table cell, a heading or a paragraph, never for a line's start."""
    return _SPECIAL.sub(_escaped, text)


def escape_opening(text: str) -> str:
    """Return one line of text as Markdown for the start of a line, or of an item of a list."""
    start = _START.match(text)
    if start is None:
        return escape_markdown(text)
    end = start.end()
    return f"{text[: end - 1]}&#{ord(text[end - 1])};{escape_markdown(text[end:])}"


def _escaped(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "entity":
        return _ENTITIES[found]
    if match.lastgroup == "mark":
        return "\\" + found
    return _FORMULA if match.lastgroup == "formula" else found + _APART
