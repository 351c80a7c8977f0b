"""What a publisher lets be done with its text, as it goes with everything that shows some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.rendering.terminal import wrapped
from addenda.rendering.visible import visible

if TYPE_CHECKING:
    from addenda.model.codeset import CodeSet


def notice_of(codeset: CodeSet) -> str:
    """Return the publisher's notice; a sentence of ours for a licensed code set that has none; "" for the others."""
    if codeset.notice or codeset.redistributable:
        return codeset.notice
    return f"{codeset.title} is licensed by its publisher: its text may not be passed on."


def notice_json(codeset: CodeSet) -> dict[str, str]:
    """Return the notice as a part of a document; nothing where there is none."""
    notice = notice_of(codeset)
    return {"notice": notice} if notice else {}


def notice_lines(codeset: CodeSet, terminal: int | None = None) -> list[str]:
    """Return the notice as the last lines of a text; nothing where there is none."""
    notice = notice_of(codeset)
    text = visible(f"Notice of the publisher: {notice}")
    return ["", *wrapped(text, hanging="", terminal=terminal)] if notice else []
