"""MODUL: modifiers in sections, each with its text on as many lines as it takes."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from addenda.model.cpt.kinds import CodeKind
from addenda.sample.layouts.listed import of_kind
from addenda.sample.layouts.notice import with_notice

if TYPE_CHECKING:
    from addenda.sample.generator import SyntheticRelease

_WIDTH = 76
_HEADINGS = {
    "number": "Appendix A Modifiers",
    "status": "Anesthesia Physical Status Modifiers",
    "performance": "Category II Modifiers",
    "level ii": "Level II (HCPCS/National) Modifiers",
}
_STATUSES = frozenset({"P1", "P2", "P3", "P4", "P5", "P6"})


def modul(release: SyntheticRelease) -> bytes:
    """Return a heading for each list, with a blank line before it, and under it its modifiers.

    A modifier starts in the first column; what does not fit goes on indented.
    """
    sections: dict[str, list[str]] = {name: [] for name in _HEADINGS}
    for concept in of_kind(release, CodeKind.MODIFIER):
        text = f"{concept.code} {concept.text('long')}"
        sections[_section(concept.code)] += wrap(text, _WIDTH, subsequent_indent="   ", break_on_hyphens=False)
    lines = [line for name, texts in sections.items() if texts for line in (_HEADINGS[name], *texts, "")]
    return with_notice(lines[:-1])


def _section(code: str) -> str:
    if code in _STATUSES:
        return "status"
    if code.isdigit():
        return "number"
    return "performance" if code.endswith("P") else "level ii"
