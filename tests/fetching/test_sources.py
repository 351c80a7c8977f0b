"""Where files may be: the shipped sources, the user's own, and what is refused in them."""

import re
from pathlib import Path

import pytest

from addenda.errors import ConfigurationError, NotFoundError
from addenda.fetching.addresses import refusal
from addenda.fetching.sources import FileSource, FileType, candidates
from addenda.fetching.sources_file import known_sources, parse_sources
from addenda.model.release import ReleaseId

CMS = "https://www.cms.gov/files/zip"


def addresses(name: str, own: Path | None = None) -> list[str]:
    return [one.address for one in candidates(known_sources(own), ReleaseId.parse(name))]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("hcpcs/2026-07", ["july-2026-alpha-numeric-hcpcs-file.zip", "july-2026-alpha-numeric-hcpcs-files.zip"]),
        (
            "hcpcs/2024",
            [
                "january-2024-alpha-numeric-hcpcs-file.zip",
                "january-2024-alpha-numeric-hcpcs-files.zip",
                "2024-alpha-numeric-hcpcs-file.zip",
            ],
        ),
        ("pfs/2026", ["rvu26a.zip"]),
        ("pfs/2025-10", ["rvu25d.zip"]),
        ("opps/2026-04", ["april-2026-opps-addendum-b.zip", "cy-2026-april-opps-addendum-b.zip"]),
        ("icd10cm/2025-10", ["2026-code-descriptions-tabular-order.zip"]),
        ("icd10cm/2026-04", ["april-1-2026-code-descriptions-tabular-order.zip"]),
    ],
)
def test_the_shipped_addresses(name: str, wanted: list[str]) -> None:
    assert addresses(name) == [f"{CMS}/{file}" for file in wanted]


def test_the_annual_file_is_never_taken_for_another_quarter() -> None:
    assert not any(address.endswith("/2024-alpha-numeric-hcpcs-file.zip") for address in addresses("hcpcs/2024-04"))


@pytest.mark.parametrize("name", ["hcpcs/2026-02", "hcpcs/spring", "cpt/2026", "icd10cm/2026", "hcpcs/1999"])
def test_a_release_that_no_source_has(name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        addresses(name)
    assert f"no source has the release {name}" in str(caught.value)
    assert "HCPCS Level II, quarterly file (CMS)" in str(caught.value)


OWN = r"""
format = "addenda.sources/1"

[[source]]
codeset = "hcpcs"
title = "Our mirror"
release = '(?P<year>\d{4})-(?P<month>\d\d)'
addresses = ["https://mirror.example/{year}/{mm}/{quarter}{letter}/{fiscal_year}/hcpcs-{yy}-{month}.zip"]
type = "zip"
"""


def test_the_users_own_sources_are_asked_first(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN)
    found = addresses("hcpcs/2026-10", file)
    assert found[0] == "https://mirror.example/2026/10/4d/2027/hcpcs-26-october.zip"
    assert found[1] == f"{CMS}/october-2026-alpha-numeric-hcpcs-file.zip"


def test_a_month_that_there_is_not_matches_nothing() -> None:
    anything = FileSource("x", "", re.compile(r"(?P<year>\d+)-(?P<month>\d\d)"), (f"{CMS}/{{month}}",), FileType.ZIP)
    with pytest.raises(NotFoundError):
        candidates([anything], ReleaseId("x", "2026-13"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('format = "addenda.sources/1"', 'format = "addenda.sources/9"', "no file of sources"),
        ("[[source]]", "[source", "not TOML"),
        ('codeset = "hcpcs"', "", "source 1: codeset is missing"),
        ('title = "Our mirror"', "title = 5", "source 1: title is missing, or no text"),
        ('title = "Our mirror"', 'titel = "x"', "there is no key 'titel'"),
        ("(?P<year>", "(?P<jahr>", "release has no group (?P<year>...)"),
        ("(?P<year>", "((?P<year>", "release is no regular expression"),
        ('type = "zip"', 'type = "pdf"', "type is none of zip, xlsx, text"),
        ("{year}/", "{jahr}/", "there is no 'jahr' to fill in"),
        ("{year}/", "{year/", "https://mirror.example/"),
        ("https://", "http://", "the address is not https"),
        ("https://", "ftp://", "the address is not https"),
        ("https://mirror.example", "", "the address is not https"),
    ],
)
def test_everything_that_is_wrong_in_a_file_of_sources(old: str, new: str, words: str) -> None:
    assert old in OWN
    with pytest.raises(ConfigurationError) as caught:
        parse_sources(OWN.replace(old, new).encode(), "own.toml")
    assert words in str(caught.value)
    assert "own.toml" in str(caught.value)


def test_a_file_of_sources_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no such file of sources"):
        known_sources(tmp_path / "gone.toml")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        known_sources(tmp_path)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://www.cms.gov/x.zip", True),
        ("http://127.0.0.1:8000/x.zip", True),
        ("http://127.9.9.9/x.zip", True),
        ("http://[::1]:8000/x.zip", True),
        ("http://localhost/x.zip", True),
        ("http://www.cms.gov/x.zip", False),
        ("http://127.0.0.1.example.org/x.zip", False),
        ("http://10.0.0.1/x.zip", False),
        ("file:///etc/passwd", False),
        ("https:///x.zip", False),
        ("https://www.cms.gov:port/x.zip", False),
    ],
)
def test_which_addresses_may_be_asked(address: str, allowed: bool) -> None:
    assert (refusal(address) == "") is allowed
