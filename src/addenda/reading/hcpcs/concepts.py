"""From the rows of a code file to concepts: continuations joined, keys unique, all that is wrong said at once."""

from __future__ import annotations

import re

from addenda.errors import InputError, Problem
from addenda.model.canonical import collapse
from addenda.model.concept import Concept, ConceptKey
from addenda.reading.content import TWICE, Content
from addenda.reading.hcpcs.codeset import is_code
from addenda.reading.hcpcs.fields import clean
from addenda.reading.hcpcs.layout import CONTINUATIONS, Row, Table
from addenda.reading.problems import capped

_BEGINS_LIKE_A_RECORD = re.compile(r" *[A-Z]\d{4}| {3}[A-Z0-9]{2}\d")


def assemble(table: Table, place: str) -> Content:
    """Return the concepts of a table. `place` is the file, for messages.

    Lines that are no records are the publisher's notice where they stand before the first record or after the last
    (some years end in one): they are kept with the release. Among the records, or with a code at their start, they are
    damage. A record that stands there twice, word for word, is one concept.

    Raises:
        InputError: with every line that is no record, continuation of nothing, code that fits no pattern, date that is
            none, and code that stands there twice with different content.

    """
    problems = _damage(table, place)
    concepts: dict[str, tuple[int, Concept]] = {}
    collapsed = 0
    for row in _joined(table.rows, problems, place):
        if not is_code(row.code):
            problems.append(Problem("this is no HCPCS code", place, row.number, row.code))
        cleaned = clean(row)
        collapsed += cleaned.collapsed
        problems += (
            Problem(f"the {header} is not a date", place, row.number, text) for header, text in cleaned.not_dates
        )
        concept = Concept(ConceptKey(row.code), cleaned.fields)
        first, known = concepts.setdefault(row.code, (row.number, concept))
        if known != concept:
            advice = f"It stands in row {first} too; keep one of them."
            problems.append(Problem(TWICE, place, row.number, row.code, advice))
    if problems:
        raise InputError(capped(problems))
    return Content(tuple(concept for _, concept in concepts.values()), _notice(table), collapsed)


def _joined(rows: list[Row], problems: list[Problem], place: str) -> list[Row]:
    """Return the rows that start a concept, each with the pieces of its long description."""
    heads: list[Row] = []
    for row in rows:
        if row.record_id not in CONTINUATIONS:
            heads.append(row)
        elif heads and heads[-1].code == row.code:
            heads[-1].values.setdefault("long", []).extend(row.values.get("long", []))
        else:
            message = "this continues a record that does not stand before it"
            problems.append(Problem(message, place, row.number, row.code, "Restore the publisher's order."))
    return heads


def _damage(table: Table, place: str) -> list[Problem]:
    if not table.rows:
        return [*table.problems, Problem("the file holds no whole record", place)]
    first, last = table.rows[0].number, table.rows[-1].number
    return table.problems + [
        Problem("this is not a whole record", place, number, text, "Fetch the file again.")
        for number, text in table.others
        if first < number < last or (number > last and _BEGINS_LIKE_A_RECORD.match(text))
    ]


def _notice(table: Table) -> str:
    return "\n".join(collapse(text) for _, text in table.others)
