"""Which year a publisher's own words say that a release is of: nothing is said of releases where they do not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from addenda.model.snapshot import Reading

_TITLES = {
    "pfs": re.compile(r"\b(20\d\d) National Physician Fee Schedule Relative Value File", re.IGNORECASE),
    "gpci": re.compile(r"\bCY (20\d\d) GEOGRAPHIC PRACTICE COST IND", re.IGNORECASE),
}
"""What stands above CMS's tables, by reader; read in the files of 2022, 2023 and 2025."""
_ORDER_FILE = re.compile(r"icd10(?:cm|pcs)[-_]order[-_](?:[a-z0-9]+[-_])*(20\d\d)\.txt", re.IGNORECASE)
"""How CMS names an order file of ICD-10, by the fiscal year: 2021 is in force from October 2020 to September 2021."""
_FISCAL_MONTH = 10
_DATED = frozenset({"hcpcs"})
"""The readers of lists that the publisher makes for one release. CPT's history is of all years, and what is declared
for a release is chosen from it by the release's own date."""
_FEWEST, _SHARE = 10, 0.75
"""How many dates a list of changes must have, and how many of them must lie in one year, to say which it is of. In
CMS's HCPCS files of 2017 to 2020 nine in ten do."""


def year_remark(reading: Reading) -> str:
    """Return a sentence on a release that takes effect in another year than its publisher says; "" for all others."""
    release = reading.release
    fiscal, calendar = _fiscal_year(release.effective), release.effective.year
    for own, said, evidence in (
        (_declared_year(reading), calendar, "the dates in its own list of changes are of {}"),
        (_titled_year(reading), calendar, "the title above its table says {}"),
        (_named_year(reading), fiscal, "by its file's name it is the order file of fiscal year {}"),
    ):
        if own and own != said:
            return (
                f"{release.id} takes effect on {release.effective}, but {evidence.format(own)}. If that is another "
                "release, revert the commit with git, and import the file under its own name."
            )
    return ""


def _declared_year(reading: Reading) -> int | None:
    if reading.release.reader not in _DATED:
        return None
    years = Counter(change.on.year for change in reading.declared if change.on)
    if years.total() < _FEWEST:
        return None
    year, count = years.most_common(1)[0]
    return year if count >= _SHARE * years.total() else None


def _titled_year(reading: Reading) -> int | None:
    title = _TITLES.get(reading.release.reader)
    return _only({int(year) for year in title.findall(reading.release.notice)} if title else set())


def _named_year(reading: Reading) -> int | None:
    names = (PurePosixPath(source.name).name for source in reading.release.sources)
    return _only({int(match[1]) for name in names if (match := _ORDER_FILE.fullmatch(name))})


def _only(years: set[int]) -> int | None:
    return years.pop() if len(years) == 1 else None


def _fiscal_year(day: date) -> int:
    return day.year + (day.month >= _FISCAL_MONTH)
