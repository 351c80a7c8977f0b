"""What a line may carry instead of a code that ended, as the clauses that advice is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from addenda.model.candidates import Evidence
from addenda.model.changes import Transient
from addenda.model.cpt.fields import INSTRUCTION
from addenda.rendering.book.instructions import NOT_READ, said
from addenda.rendering.evidence import ended_words, found_words
from addenda.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.findings import Finding

_CIRCUMSTANCE = ": "
"""What stands in the words of an instruction between a circumstance and its codes."""
_PUBLISHED = frozenset({Evidence.INSTRUCTION, Evidence.CROSS_REFERENCE})
_NAMED = 3
"""How many codes that the texts alone suggest are named in a sentence."""


class Named(NamedTuple):
    """What the publisher says to use instead of a code that ended.

    `logic` is its instruction by AND and OR in words, `NOT_READ` where that is not understood, "" without one. `codes`
    are those it lists. `ended` are clauses on what it names that is not in force.
    """

    codes: tuple[str, ...]
    logic: str
    ended: tuple[str, ...]

    @property
    def by_circumstance(self) -> bool:
        """Whether the instruction names other codes for other circumstances."""
        return _CIRCUMSTANCE in self.logic


def named_instead(finding: Finding) -> Named:
    """Return what the publisher says to use instead of the code of a line."""
    return Named(_codes(finding), _logic(finding), _ended(finding))


def publisher_names(finding: Finding) -> str:
    """Return what the publisher says to use, by its logic, and what of that is not in force; "" where it names none.

    Without an instruction it is the reader who judges which of several codes fits, so they are listed, not joined.
    """
    named = named_instead(finding)
    codes, logic, ended = named
    if logic == NOT_READ:
        return f"{NOT_READ}{aside(ended)}"
    if named.by_circumstance:
        return f"{NOT_READ}{aside([logic, *ended])}"
    if logic:
        return logic + aside(["the publisher's instruction", *ended])
    if len(codes) > 1:
        return f"what fits of {', '.join(codes)}" + aside(["the publisher's cross-references", *ended])
    return codes[0] + aside(["the publisher's cross-reference", *ended]) if codes else ""


def aside(parts: Sequence[str]) -> str:
    """Return clauses in brackets, to stand behind a word; "" for none."""
    return f" ({'; '.join(parts)})" if parts else ""


def found_by_text(finding: Finding) -> str:
    """Return the codes for which the texts speak strongly, as something to check; "" where there is none."""
    found = finding.candidates
    if found is None or found.abstained or not found.candidates:
        return ""
    named = [found_words(candidate) for candidate in found.candidates[:_NAMED]]
    if more := len(found.candidates) - len(named):
        named.append(f"{number(more)} more")
    fits = "it fits" if len(found.candidates) == 1 else "one of them fits"
    return f"The publisher names none; {'; '.join(named)}: check whether {fits}"


def _codes(finding: Finding) -> tuple[str, ...]:
    """Return the codes that the publisher lists; without a list those in force that it leads to."""
    found = finding.candidates.candidates if finding.candidates else ()
    return finding.replacements or tuple(str(one.key) for one in found if one.evidence in _PUBLISHED)


def _logic(finding: Finding) -> str:
    change = finding.change
    if change is None:
        return ""
    concept = change.concept if isinstance(change, Transient) else change.stated
    instruction = concept.text(INSTRUCTION) if concept else ""
    return said(instruction) if instruction else ""


def _ended(finding: Finding) -> tuple[str, ...]:
    return tuple(map(ended_words, finding.candidates.ended)) if finding.candidates else ()
