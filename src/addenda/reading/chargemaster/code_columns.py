"""Which column holds the CPT or HCPCS codes, or which columns do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from addenda.reading.chargemaster.price_words import date_in, price_words
from addenda.reading.chargemaster.words import CODE, OTHER_CODES, STRONG, named_by, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from addenda.reading.chargemaster.contents import Contents

_PAYER = re.compile(
    r"\b(medi cal|mcal|cal|medicaid|mcaid|commercial|comm|bc|bs|blue|other|alt\w*|secondary|wc|work\w*)\b"
)
_MEDICARE = re.compile(r"\b(medicare|mcare|mcr)\b")
_CLEARLY = 3
"""How many times as many codes as in any other column must stand in one that no header names."""


class CodeChoice(NamedTuple):
    """The code columns, first the one that goes before the others; or the contenders, when only the user knows."""

    positions: tuple[int, ...]
    reasons: tuple[str, ...] = ()
    contenders: tuple[int, ...] = ()
    refuted: tuple[str, ...] = ()


def choose_code(titles: Sequence[str], contents: Sequence[Contents], taken: Collection[int]) -> CodeChoice:
    """Return the columns with codes.

    Columns whose header says CPT or HCPCS and that hold codes are all used: in each row the first one that holds a
    code, those of a payer after the others; of columns of two years the newer. Where there is none, the one column
    whose cells are codes beyond doubt is taken, whatever its header says (`Charge Code`, `Code`, nothing).
    """
    free = [position for position in range(len(titles)) if position not in taken]
    named = [position for position in free if named_by(titles[position]).get("code") == STRONG]
    if holding := [position for position in named if contents[position].codes]:
        newest = [place for place in holding if not any(_newer(titles[other], titles[place]) for other in holding)]
        ordered = tuple(sorted(newest, key=lambda position: _order(titles[position])))
        return CodeChoice(ordered, tuple(_named_reason(titles[place], contents[place]) for place in ordered))
    alone = _by_contents([place for place in free if place not in named], titles, contents)
    if alone is not None:
        return CodeChoice((alone,), (_contents_reason(named, titles, contents[alone]),))
    if len(named) == 1 and not contents[named[0]].filled:
        return CodeChoice((named[0],), (f'its header says "{quoted("code", titles[named[0]])}"; its cells are empty',))
    refuted = tuple(f"{titles[place]!r} holds no CPT or HCPCS code" for place in named if contents[place].filled)
    return CodeChoice((), (), tuple(named) if len(named) > 1 and not refuted else (), refuted)


def _newer(other: str, one: str) -> bool:
    """Say whether two headers differ by their date only, and which is the later."""
    (later, words), (date, same_words) = date_in(other), date_in(one)
    return later is not None and date is not None and later > date and plain(words) == plain(same_words)


def _order(header: str) -> int:
    text = plain(header)
    if _MEDICARE.search(text):
        return 1
    return 2 if _PAYER.search(text) else 0


def _by_contents(places: Sequence[int], titles: Sequence[str], contents: Sequence[Contents]) -> int | None:
    """Return the only column whose cells are codes beyond doubt; None where no column is, or a second one is near."""
    sure = [place for place in places if _is_sure(titles[place], contents[place])]
    if len(sure) != 1:
        return None
    rivals = [contents[place].lettered for place in places if place != sure[0]]
    return sure[0] if contents[sure[0]].lettered >= _CLEARLY * max(rivals, default=0) else None


def _is_sure(header: str, held: Contents) -> bool:
    """Say whether cells are codes whatever the header says; one that names charge numbers must share some, too."""
    numbers = named_by(header).get("charge_code") == STRONG
    return held.holds_codes and not _says_other(header) and (held.shares_values or not numbers)


def _says_other(header: str) -> bool:
    """Say whether a header plainly names something that is no CPT or HCPCS code."""
    if OTHER_CODES.search(plain(header)) and not CODE.search(plain(header)):
        return True
    plainly = {column for column, strength in named_by(header).items() if strength == STRONG}
    return bool(plainly - {"charge_code"}) or price_words(header) is not None


def _named_reason(header: str, held: Contents) -> str:
    return f'its header says "{quoted("code", header)}"; {_share(held)}'


def _contents_reason(named: Sequence[int], titles: Sequence[str], held: Contents) -> str:
    instead = " and ".join(repr(titles[place]) for place in named)
    return f"{_share(held)}, and no other column's" + (f"; {instead} holds none" if instead else "")


def _share(held: Contents) -> str:
    looked_at = f"{held.codes / held.cells:.0%} of the {held.cells:,} cells looked at" if held.cells else "no cell"
    return f"{looked_at} are CPT or HCPCS codes"
