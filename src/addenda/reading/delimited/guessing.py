"""Without a mapping: a header that plainly names a code and a description says what each column is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from addenda.model.codeset import Field, Role
from addenda.reading.delimited.mapping import MEANT, CodeMapping, MappedField

if TYPE_CHECKING:
    from addenda.reading.delimited.header import Header

_DESCRIPTION = re.compile(r"\b(desc|description|descriptions|descriptor|definition|meaning)\b")
_CODE = re.compile(r"\bcodes?\b")
_MODIFIER = re.compile(r"(.* )?(mod|modifier)")
_RESERVED = {"code", "modifier", *MEANT}


def guess(header: Header) -> CodeMapping | None:
    """Return what a header plainly says: one code column, and a description; None when it does not.

    `Code` alone goes before any other header with that word. Descriptions become descriptors, the long one first;
    every other column with a header of its own becomes an administrative field, as text.
    """
    titles = [title for title in header.titles if title and header.titles.count(title) == 1]
    words = {title: _plain(title) for title in titles}
    described = [title for title in titles if _DESCRIPTION.search(words[title])]
    codes = [title for title in titles if title not in described and _CODE.search(words[title])]
    codes = [title for title in codes if words[title] in {"code", "codes"}] or codes
    if len(codes) != 1 or not described:
        return None
    modifier = next((title for title in titles if _MODIFIER.fullmatch(words[title])), None)
    rest = [title for title in titles if title not in {*codes, *described, modifier}]
    described.sort(key=lambda title: "short" in words[title])
    names = _names([*described, *rest])
    roles = {title: Role.DESCRIPTOR if title in described else Role.ADMINISTRATIVE for title in names}
    fields = tuple(MappedField(Field(name, title, roles[title]), title) for title, name in names.items())
    return CodeMapping(code=codes[0], fields=fields, modifier=modifier)


def _plain(title: str) -> str:
    """Return a header's words in small letters with one space between them; `RevCode` is two words."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", title)
    return " ".join(re.findall(r"[^\W_]+", spaced.casefold()))


def _names(titles: list[str]) -> dict[str, str]:
    """Return the name of each title's field: its words with `_` between them, each name once."""
    names: dict[str, str] = {}
    for title in titles:
        name = "_".join(re.findall(r"[a-z0-9]+", _plain(title))) or "column"
        if name in _RESERVED or name[0].isdigit():
            name = f"column_{name}"
        while name in names.values():
            name += "_2"
        names[title] = name
    return names
