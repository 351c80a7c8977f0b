"""PLA codes as xml: `plaCodes` with a `plaCode` for each, whose values are attributes or elements below it.

Read with expat alone: nothing here needs a tree. A document type is refused as soon as it begins, and with it every
entity, the one way in which a small xml file can grow without bounds or name another file; the standard library does
not refuse it by itself, and a package for that alone is not worth its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from addenda.errors import InputError, Problem
from addenda.reading.cpt.layouts import Layout
from addenda.reading.cpt.part import Part
from addenda.reading.cpt.pla import take_pla
from addenda.reading.cpt.shapes import PLA_COLUMNS

if TYPE_CHECKING:
    from addenda.reading.delivery import Member

_NAMES = {header: name for name, headers in PLA_COLUMNS.items() for header in headers}
_ELEMENT = "placode"


def read_pla_xml(member: Member) -> Part:
    """Return the PLA codes of a file.

    Raises:
        InputError: when this is no whole xml, or has a document type.

    """
    if not member.content.strip():
        raise InputError(Problem("the file is empty", member.place, advice="Fetch it again from its publisher."))
    part = Part(Layout.PLA_XML, member)
    _Parsing(part).run(member.content)
    return part


class _Parsing:
    """The state between the events of the parser: the code that is open, and the text of the element within it."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._row = 0
        self._values: dict[str, list[str]] | None = None
        self._pieces: list[str] = []

    def run(self, content: bytes) -> None:
        """Parse the file.

        Raises:
            InputError: when it is no whole xml, or has a document type.

        """
        try:
            self._parser.Parse(content, True)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the latter two for an encoding it cannot read
            why = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else error
            row = self._parser.CurrentLineNumber
            problem = Problem(f"the xml is damaged ({why})", self._part.member.place, row, advice="Fetch it again.")
            raise InputError(problem) from None

    def _refuse(self, name: str, *_: object) -> None:
        advice = "The publisher's file has none; take it out."
        row = self._parser.CurrentLineNumber
        raise InputError(Problem("the xml has a document type", self._part.member.place, row, name, advice))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._pieces = []
        if _local(name) == _ELEMENT:
            self._row, self._values = self._parser.CurrentLineNumber, {}
        for attribute, value in attributes.items():
            self._keep(attribute, value)

    def _text(self, text: str) -> None:
        self._pieces.append(text)

    def _end(self, name: str) -> None:
        if _local(name) != _ELEMENT:
            self._keep(name, "".join(self._pieces))
            self._pieces = []
        elif self._values is not None:
            take_pla(self._part, self._row, {key: "; ".join(texts) for key, texts in self._values.items()})
            self._values = None

    def _keep(self, name: str, text: str) -> None:
        """Keep a value; of a name that stands there again (a test of two laboratories) all that differ."""
        key, value = _NAMES.get(_local(name)), text.strip()
        if self._values is not None and key and value and value not in self._values.setdefault(key, []):
            self._values[key].append(value)


def _local(name: str) -> str:
    """Return a name without the prefix of its name space, in lower case."""
    return name.rpartition(":")[2].lower()
