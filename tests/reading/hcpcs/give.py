"""Short ways to hand files to the reader."""

from datetime import date
from pathlib import Path

import pytest

from addenda.errors import InputError, Problem
from addenda.model.release import ReleaseId
from addenda.model.snapshot import Reading
from addenda.reading.delivery import Delivery, Member
from addenda.reading.hcpcs import READER


def delivery(**members: bytes) -> Delivery:
    """A delivery of members by name; `codes_txt` is named `codes.txt`."""
    names = {name: name.replace("_", ".") for name in members}
    path = Path("release.zip")
    return Delivery(path, tuple(Member(names[name], text, names[name]) for name, text in members.items()))


def read(**members: bytes) -> Reading:
    return READER.read(delivery(**members), ReleaseId("hcpcs", "2018"), date(2018, 1, 1))


def problems(**members: bytes) -> tuple[Problem, ...]:
    """What the reader says is wrong."""
    with pytest.raises(InputError) as caught:
        read(**members)
    return caught.value.problems
