"""Which releases are due, by what a store holds and what the sources name."""

import re
from datetime import date

import pytest

from addenda.action.watching_due import due
from addenda.fetching.sources import FileSource, FileType
from addenda.fetching.sources_file import known_sources
from addenda.model.codeset import Absence
from addenda.model.release import Release, ReleaseId, effective_date


def release(name: str) -> Release:
    codeset, _, own = name.partition("/")
    day = effective_date(own) or date(2020, 1, 1)
    return Release(ReleaseId(codeset, own), day, "test", Absence.PURGED, 0, 0)


def due_names(*present: str, until: str) -> list[str]:
    return [str(name) for name in due(known_sources(), [release(one) for one in present], date.fromisoformat(until))]


def test_quarterly_releases_are_named_by_their_month() -> None:
    names = ["hcpcs/2026-07", "hcpcs/2026-10", "hcpcs/2027-01"]
    assert due_names("hcpcs/2026-01", "hcpcs/2026-04", until="2027-01-07") == names


def test_a_release_of_january_is_named_as_the_store_names_it() -> None:
    assert due_names("hcpcs/2025", until="2026-01-01") == [
        "hcpcs/2025-04",
        "hcpcs/2025-07",
        "hcpcs/2025-10",
        "hcpcs/2026",
    ]


@pytest.mark.parametrize(("until", "names"), [("2026-03-31", []), ("2026-04-01", ["opps/2026-04"])])
def test_what_takes_effect_on_the_last_day_is_due(until: str, names: list[str]) -> None:
    assert due_names("opps/2026-01", until=until) == names


def test_what_a_source_does_not_have_is_not_due() -> None:
    assert due_names("icd10cm/2025-10", until="2026-12-31") == ["icd10cm/2026-04", "icd10cm/2026-10"]
    assert due_names("cpt/2020", until="2026-12-31") == []


def test_a_release_of_the_future_leaves_nothing_due() -> None:
    assert due_names("hcpcs/2027-01", until="2026-12-31") == []
    assert due_names("hcpcs/2026-01", "hcpcs/2027-01", until="2026-12-31") == []


def test_a_release_that_took_effect_within_a_month() -> None:
    assert due_names("hcpcs/2026-03-15", until="2026-04-01") == ["hcpcs/2026-04"]


def test_a_yearly_source_of_ones_own() -> None:
    own = FileSource("own", "Own", re.compile(r"(?P<year>\d{4})"), ("https://example/{year}.zip",), FileType.ZIP)
    found = due((own,), [release("own/2024")], date(2026, 6, 1))
    assert found == (ReleaseId("own", "2025"), ReleaseId("own", "2026"))
