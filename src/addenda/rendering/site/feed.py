"""An Atom feed of releases (RFC 4287), newest knowledge first; ids are tag URIs (RFC 4151)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from addenda.model.listing import counted
from addenda.rendering.licence import notice_of
from addenda.rendering.site.index_view import anchor_of
from addenda.rendering.site.paths import FEED, INDEX, pair_folder
from addenda.rendering.visible import visible
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.rendering.site.facts import CodeSetFacts, Known, Pair

_ATOM = "http://www.w3.org/2005/Atom"
_NOBODY = "addenda.invalid"
"""Whose tags they are when no address is given: a name that nobody can own (RFC 2606)."""
_HOST = re.compile(r"[A-Za-z0-9.-]+")


class _Entry(NamedTuple):
    facts: CodeSetFacts
    one: Known
    pair: Pair | None

    @property
    def updated(self) -> datetime:
        return self.one.known[-1].committed


def feed(codesets: Sequence[CodeSetFacts], base: str) -> bytes:
    """Return the feed. `base` is the address of the site with a slash at its end; without it links are relative."""
    entries = [entry for facts in codesets for entry in _entries(facts)]
    entries.sort(key=lambda entry: (entry.updated, entry.one.release.id), reverse=True)
    root = Element("feed", {"xmlns": _ATOM})
    _add(root, "id", _tag(base, _first_day(entries), "releases"))
    _add(root, "title", "Releases of code sets")
    _add(root, "updated", _time(entries[0].updated))
    SubElement(_author(root), "name").text = "Addenda"
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{INDEX}"})
    if base:
        SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base}{FEED}"})
    for entry in entries:
        _entry(SubElement(root, "entry"), entry, base)
    indent(root)
    text: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


def _entries(facts: CodeSetFacts) -> list[_Entry]:
    pairs = {pair.new: pair for pair in facts.pairs}
    return [_Entry(facts, one, pairs.get(one.release.id)) for one in facts.releases]


def _entry(element: Element, entry: _Entry, base: str) -> None:
    release, codeset = entry.one.release, entry.facts.codeset
    first = entry.one.known[0].committed
    _add(element, "id", _tag(base, first, str(release.id)))
    _add(element, "title", f"{codeset.title}: {release.id}")
    _add(element, "published", _time(first))
    _add(element, "updated", _time(entry.updated))
    SubElement(_author(element), "name").text = visible(codeset.publisher)
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{_page(entry)}"})
    _add(element, "summary", _summary(entry))
    if notice := notice_of(codeset):
        _add(element, "rights", notice)


def _summary(entry: _Entry) -> str:
    release, corrections = entry.one.release, len(entry.one.known) - 1
    said = f"Effective {release.effective}: {counted(release.in_force, 'code')} in force."
    if entry.pair:
        counts = entry.pair.counts
        three = (("added", counts.added), ("deleted", counts.deleted), ("revised", counts.revised))
        said += f" Against {entry.pair.old}: {', '.join(f'{number(count)} {word}' for word, count in three)}."
    return said + (f" Corrected {counted(corrections, 'time')}." if corrections else "")


def _page(entry: _Entry) -> str:
    if entry.pair is None:
        return f"{INDEX}#{anchor_of(entry.one.release.id)}"
    return f"{pair_folder(entry.pair.old, entry.pair.new)}/{INDEX}"


def _tag(base: str, day: datetime, name: str) -> str:
    """Return an id that stays: the host and the path of the site, a day on which it was there, and a name."""
    address = urlsplit(base)
    host = address.hostname or ""
    owner = host if _HOST.fullmatch(host) else _NOBODY
    return f"tag:{owner},{day:%Y-%m-%d}:{address.path.lstrip('/')}{name}"


def _first_day(entries: Sequence[_Entry]) -> datetime:
    return min(entry.one.known[0].committed for entry in entries)


def _author(element: Element) -> Element:
    return SubElement(element, "author")


def _add(element: Element, name: str, text: str) -> None:
    SubElement(element, name).text = visible(text)


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
