"""The notice at the head of a file: some 30 lines, with a blank line at their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.sample.codeset import NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterable

_TEXT = """\
Nothing in this file is the text of any publisher. A seeded
generator dealt out the codes and put the descriptors together
from a list of invented words. Every date, concept id,
laboratory, manufacturer, test, instruction and place in the
book is made up.

A number in this file may be the number of a real code as well.
What stands beside it here says nothing about that code.

The file has the form in which a publisher delivers such data,
“as it comes”, so that programs which read it can be tried,
measured and tested by anybody, without a licence.

Whoever finds a text here that reads like a descriptor of a
real code set has found a fault of the generator, and is asked
to report it.

The same seed, number of concepts and number of releases give
the same file, byte for byte, on every machine. The file
truth.json beside it says what was changed from each release to
the next one, so that what a program finds can be held against
what was done.

Do not bill with this file. Do not teach with it. Do not mix it
with the data of a publisher. It is made to be thrown away.

Made for those who build, test and document programs for coders
and for charge masters, and for nobody else. Neither the words
nor the codes stand for a service that anybody offers, orders,
performs or pays for; no laboratory, manufacturer or person of
these names is meant, and no hospital ever charged for them.

The descriptors begin behind the blank line.
"""

LINES = (NOTICE, *(line for line in _TEXT.splitlines() if line))
"""The notice's lines; the quotation marks are letters that UTF-8 and cp1252 write in different bytes."""


def with_notice(lines: Iterable[str], encoding: str = "utf-8") -> bytes:
    """Return a file: notice, blank line, the given lines; each ends in CR and LF."""
    return "".join([f"{line}\r\n" for line in (*LINES, "", *lines)]).encode(encoding)
