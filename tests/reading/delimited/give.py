"""Short ways to hand tables and mapping files to the reader."""

from datetime import date
from pathlib import Path

import pytest

from addenda.errors import InputError, Problem
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delimited.mapping import CodeMapping, load_code_mapping
from addenda.reading.delimited.reader import DelimitedReader
from addenda.reading.delivery import Delivery, Member

MAPPING = """
title = "Invented codes"
code = "Rev Code"
code_pattern = '\\d{4}'

[[fields]]
name = "long"
role = "descriptor"
header = "Description"
"""


def delivery(**members: bytes) -> Delivery:
    """A delivery of members by name; `codes_csv` is named `codes.csv`."""
    named = [(name.replace("_", "."), content) for name, content in members.items()]
    return Delivery(Path("codes.zip"), tuple(Member(name, content, name) for name, content in named))


def mapping(folder: Path, text: str) -> CodeMapping:
    file = folder / "codes.toml"
    file.write_text(text, encoding="utf-8")
    return load_code_mapping(file)


def read(said: CodeMapping | None = None, **members: bytes) -> Reading:
    return DelimitedReader(said).read(delivery(**members), ReleaseId("revenue", "2026"), date(2026, 1, 1))


def problems(said: CodeMapping | None = None, **members: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(said, **members)
    return caught.value.problems
