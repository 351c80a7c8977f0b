"""JSON values to text, the same bytes every time."""

from __future__ import annotations

from typing import Any

import orjson


def json_text(document: dict[str, Any]) -> bytes:
    """Return a document in UTF-8, two spaces of indent, in the order it was built, with a line feed at the end."""
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
