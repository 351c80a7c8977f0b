"""Reads files given by name, as one delivery."""

from collections.abc import Mapping
from datetime import date

import pytest

from addenda.errors import InputError, Problem
from addenda.model.concept import Value
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.cpt.reader import READER
from tests.support.cpt_files import delivery_of

EFFECTIVE = date(2026, 1, 1)


def read(files: Mapping[str, bytes], effective: date = EFFECTIVE) -> Reading:
    return READER.read(delivery_of(files), ReleaseId("cpt", "2026"), effective)


def fields(files: Mapping[str, bytes], code: str) -> dict[str, Value]:
    (found,) = [dict(concept.fields) for concept in read(files).concepts if concept.code == code]
    return found


def by_code(files: Mapping[str, bytes], name: str) -> dict[str, Value]:
    """The values of one field."""
    return {one.code: one.fields[name] for one in read(files).concepts if name in one.fields}


def problems(files: Mapping[str, bytes]) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(files)
    return caught.value.problems


def places(files: Mapping[str, bytes]) -> list[tuple[str | None, int | None, str]]:
    return [(problem.file, problem.row, problem.message) for problem in problems(files)]


def remarks(files: Mapping[str, bytes]) -> list[str]:
    """What is said of files but for what they lack, which most files of a test do."""
    lacking = ("Not in this delivery", "No modifiers", "The long descriptors are in capitals")
    return [remark for remark in read(files).remarks if not remark.startswith(lacking)]
