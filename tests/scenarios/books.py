"""Three yearly books of the synthetic code set, files with corrections to them, and what the generator did."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from addenda.model.concept import Concept
from addenda.sample.archive import zipped
from addenda.sample.generator import SyntheticRelease, generate
from addenda.sample.layouts.catalogue import Layout, delivery
from addenda.sample.truth import Truth

YEARS = ("2024", "2025", "2026")


@cache
def books() -> dict[str, SyntheticRelease]:
    return {book.name: book for book in generate(7, 200, len(YEARS), int(YEARS[0]))}


def steady_codes() -> list[str]:
    """Codes whose line is the same in every book, with a text of their own."""
    lines = [{one.code: one for one in book.in_force} for book in books().values()]
    first = lines[0]
    return [
        code for code in first if ";" not in first[code].text("long") and all(b.get(code) == first[code] for b in lines)
    ]


def write_book(folder: Path, year: str, *corrected: str) -> Path:
    """Write a year's file; the texts of these codes have another end in it."""
    book = books()[year]
    concepts = tuple(_corrected(one) if one.code in corrected else one for one in book.concepts)
    file = folder / f"{year}{'-corrected' * bool(corrected)}.zip"
    file.write_bytes(zipped(delivery(replace(book, concepts=concepts), tuple(Layout))))
    return file


def corrected_text(code: str) -> str:
    """Return the text of a code in a corrected book."""
    return f"{next(one for one in books()[YEARS[0]].in_force if one.code == code).text('long')}, corrected"


def _corrected(concept: Concept) -> Concept:
    return concept._replace(fields={**concept.fields, "long": corrected_text(concept.code)})


def truth_of(year: str) -> dict[str, set[str]]:
    """Return the codes that a year added, deleted and revised against the year before; reused ones are both first."""
    truth: Truth = books()[year].truth
    through = {one.child for one in truth.through_parent}
    return {
        "added": {*truth.added, *truth.reused},
        "deleted": {*truth.deleted, *truth.reused},
        "revised": {*truth.editorial, *truth.textual, *truth.parents, *through},
    }
