"""When the time of a Category III code is over: five years after publication (AMA, CPT Category III: sunset).

The AMA archives such codes on a 1 January. It may keep one for five years more, and again after that. Its files do not
say so: that a code is in force past a day on which it was due is what tells.
"""

from __future__ import annotations

from datetime import date

_YEARS = 5


def is_due(added: date, year: int) -> bool:
    """Say whether a Category III code that is in force until then is due on 1 January of a year.

    First on the first 1 January that is five years or more after the day on which it was added, then each five years.
    """
    first = added.year + _YEARS + (added > date(added.year, 1, 1))
    return year >= first and (year - first) % _YEARS == 0
