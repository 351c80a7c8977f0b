"""The terms of the trade that a report uses, each in one sentence; docs/glossary.md is made of the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from textwrap import TextWrapper
from typing import NamedTuple

_PAGE = TextWrapper(width=120, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


class Use(Enum):
    """Which reports use a term."""

    ALL = auto()
    BOOK = auto()
    """Those on a code set that is a book, as CPT is."""
    LINES = auto()
    """Those on a charge master."""
    FEES = auto()
    """Those on a charge master that were given fee schedules."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the trade."""

    term: str
    """What it is called."""
    meaning: str
    """What it means, as a sentence."""


class _Term(NamedTuple):
    use: Use
    term: str
    meaning: str


_TERMS = (
    _Term(Use.BOOK, "Add-on code", "A code for work that is done, and billed, only beside that of another code."),
    _Term(Use.ALL, "Added", "In force in the new release and not in the old one, each on its own date."),
    _Term(
        Use.FEES,
        "APC",
        "Ambulatory payment classification: a group of services of hospital outpatients for which Medicare pays one "
        "rate.",
    ),
    _Term(
        Use.ALL,
        "As known on",
        "The released knowledge date: the day until which errata and corrections are in a release as it was compared.",
    ),
    _Term(
        Use.LINES,
        "Candidate",
        "A code that may take the place of a deleted one, by what the publisher says or by how near its text is; a "
        "person decides.",
    ),
    _Term(
        Use.BOOK,
        "Category III code",
        "A temporary CPT code for new technology, with four digits and the letter T, that ends after five years unless "
        "it is kept.",
    ),
    _Term(Use.LINES, "Charge code", "The hospital's own number for a line of its charge master."),
    _Term(
        Use.LINES,
        "Charge master",
        "The hospital's list of all that it charges for: a line for each service or item, with its code and its price.",
    ),
    _Term(Use.ALL, "Code set", "A publisher's list of codes and what they mean, such as CPT or HCPCS."),
    _Term(Use.ALL, "Deleted", "In force in the old release and not in the new one, each on its own date."),
    _Term(Use.ALL, "Descriptor", "The text that says what a code means; a code may have a short and a long one."),
    _Term(Use.ALL, "Effective date", "The first day on which a release is to be used, by the date of the service."),
    _Term(Use.FEES, "Fee schedule", "A list of what a payer pays for each code, such as Medicare's for physicians."),
    _Term(
        Use.LINES,
        "Gross charges",
        "Price times volume: what is put on the claims in a year, which is more than what payers pay.",
    ),
    _Term(Use.FEES, "Locality", "The area by whose costs Medicare adjusts the fee schedule for physicians."),
    _Term(
        Use.ALL,
        "Modifier",
        "Two signs after a code that say how the service was done, for instance on which side of the body.",
    ),
    _Term(Use.BOOK, "Parent", "The first code of a family, whose text before the semicolon the other codes share."),
    _Term(Use.ALL, "Redline", "Old and new text in one: struck through is what went, underlined what came."),
    _Term(
        Use.FEES,
        "Relative value unit",
        "What Medicare measures a physician's service in (RVU): the fee is the units, adjusted for the area, times a "
        "rate in dollars.",
    ),
    _Term(Use.ALL, "Release", "One edition of a code set, as its publisher gives it out for a year or a quarter."),
    _Term(Use.ALL, "Reused", "A number that stood for one thing and stands for another now."),
    _Term(
        Use.LINES,
        "Revenue code",
        "Four digits on a hospital's claim that say where or by what kind of service a charge arose (NUBC).",
    ),
    _Term(Use.ALL, "Revised", "In force at both dates, with another text."),
    _Term(
        Use.LINES,
        "Severity",
        "How bad a finding is: high where claims are denied or bill something else, medium where someone must decide, "
        "low where a look is enough, note for what helps to weigh the others.",
    ),
    _Term(
        Use.FEES,
        "Status indicator",
        "A letter and sometimes a digit that say whether and how a fee schedule pays a code: by itself, packaged with "
        "others, or not at all.",
    ),
    _Term(Use.BOOK, "Sunset", "The 1 January on which a Category III code ends unless it is kept."),
    _Term(Use.ALL, "Transient", "Begun after the old release's date and ended before the new one's: in neither."),
    _Term(Use.ALL, "Updated", "In force at both dates with the same text and other coverage, payment or the like."),
    _Term(Use.LINES, "Volume", "How many units of a line are charged in a year."),
    _Term(
        Use.LINES, "Waived", "Left out because someone decided, for a reason and until a day, that it needs no work."
    ),
)


def glossary(*uses: Use) -> tuple[TermView, ...]:
    """Return the terms of reports of some kinds, in the order of the alphabet; those of all reports are among them."""
    wanted = {Use.ALL, *uses}
    return tuple(TermView(one.term, one.meaning) for one in _TERMS if one.use in wanted)


def glossary_page() -> str:
    """Return docs/glossary.md."""
    terms = (_PAGE.fill(f"- **{one.term}**: {one.meaning}") for one in glossary(*Use))
    return "\n".join(
        [
            "# Words of the trade",
            "",
            "The terms that a report uses. A page of a report has those that it needs at its end.",
            "",
            *terms,
            "",
        ]
    )
