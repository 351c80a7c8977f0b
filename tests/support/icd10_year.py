"""A next year of ICD-10-CM made from a real order file by dice, and the truth about what was done to it."""

import string
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import NamedTuple


class Row(NamedTuple):
    """A record of the order file without its number; `billable` is 0 for a header."""

    code: str
    billable: str
    short: str
    long: str


@dataclass
class Truth:
    """Codes by what was done to them; `fields` holds what differs of a code that stays, old and new value by name."""

    added: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    reused: set[str] = field(default_factory=set)
    fields: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    editorial: set[str] = field(default_factory=set)
    respaced: set[str] = field(default_factory=set)

    @property
    def revised(self) -> set[str]:
        """Codes of which a text differs, be there more."""
        return {code for code, names in self.fields.items() if names.keys() != {"billable"}}

    @property
    def updated(self) -> set[str]:
        """Codes that became a header or ceased to be one, under the same texts."""
        return self.fields.keys() - self.revised


def order_rows(text: str) -> list[Row]:
    return [Row(line[6:13].rstrip(), line[14], line[16:76].rstrip(), line[77:]) for line in text.splitlines()]


def order_text(rows: list[Row]) -> str:
    """Return the order file, numbered anew."""
    return "".join(
        f"{number:05} {row.code:<7} {row.billable} {row.short:<60} {row.long}\r\n" for number, row in enumerate(rows, 1)
    )


def next_year(rows: list[Row], seed: int) -> tuple[list[Row], Truth]:
    """Return the next year's rows and what differs."""
    year = _Year(rows, Random(seed))
    year.drop_categories(5)
    year.join(20)
    year.split(100)
    year.add(400)
    year.delete(250)
    year.revise(300)
    year.reword(60)
    year.reuse(8)
    year.respace(30)
    return list(year.rows()), year.truth


class _Year:
    """Changes each code in one way at the most."""

    def __init__(self, rows: list[Row], dice: Random) -> None:
        self.truth = Truth()
        self._rows = {row.code: row for row in rows}
        self._new: dict[str, list[Row]] = {}
        self._sorted = sorted(self._rows)
        self._dice = dice
        self._mixed = dice.sample(rows, len(rows))
        self._taken: set[str] = set()

    def rows(self) -> Iterator[Row]:
        """Yield what stands, new codes right below their header."""
        for code, row in self._rows.items():
            yield row
            yield from self._new.get(code, ())

    def delete(self, count: int) -> None:
        for row in self._take(count, _is_billable):
            self._remove(row.code)

    def drop_categories(self, count: int) -> None:
        """Take away headers of three characters with the few codes that stand below."""
        for row in self._take(count, lambda row: len(row.code) == 3 and 0 < len(self._below(row.code)) < 40):
            self._remove(row.code, *self._below(row.code))

    def join(self, count: int) -> None:
        """Take away all that stands below a header, which becomes billable itself."""
        for row in self._take(count, lambda row: len(row.code) == 5 and row.billable == "0"):
            self._remove(*self._below(row.code))
            self._change(row, billable="1")

    def split(self, count: int) -> None:
        """Make a header of a billable code by adding children; of every tenth the text changes too."""
        for number, row in enumerate(self._take(count, lambda row: _is_billable(row) and len(row.code) < 7)):
            texts = {"long": f"{row.long}, invented"} if number % 10 == 0 else {}
            self._change(row, billable="0", **texts)
            for digit in "019":
                self._add(row.code, digit)

    def add(self, count: int) -> None:
        """Add a child to a header, by the first character that is free."""
        for row in self._take(count, lambda row: row.billable == "0" and len(row.code) < 7):
            used = {code[len(row.code)] for code in self._below(row.code)}
            free = [sign for sign in string.digits + string.ascii_uppercase if sign not in used]
            self._add(row.code, self._dice.choice(free))

    def revise(self, count: int) -> None:
        """Change the long text, the short text, or both."""
        for number, row in enumerate(self._take(count)):
            long, short = f"{row.long}, invented", f"{row.short[:50].rstrip()}, inv"
            self._change(row, **[{"long": long}, {"short": short}, {"long": long, "short": short}][number % 3])

    def reword(self, count: int) -> None:
        """Change the long text in its case alone."""
        for row in self._take(count, lambda row: row.long != row.long.upper()):
            self._change(row, long=row.long.upper())
            self.truth.editorial.add(row.code)

    def reuse(self, count: int) -> None:
        """Give a number to another thing."""
        for row in self._take(count, lambda row: len(set(row.long.split())) > 4):
            self._rows[row.code] = row._replace(long="Zorvan plenkish mirtosh quandle")
            self.truth.reused.add(row.code)

    def respace(self, count: int) -> None:
        """Double the blanks of a text, which changes nothing."""
        for row in self._take(count, lambda row: " " in row.long):
            self._rows[row.code] = row._replace(long=row.long.replace(" ", "  "))
            self.truth.respaced.add(row.code)

    def _take(self, count: int, fits: Callable[[Row], bool] = lambda row: True) -> list[Row]:
        """Return so many rows that were not taken before, nor anything below them."""
        free = (row for row in self._mixed if fits(row) and self._taken.isdisjoint([row.code, *self._below(row.code)]))
        rows = list(islice(free, count))
        self._taken.update(row.code for row in rows)
        return rows

    def _below(self, code: str) -> list[str]:
        """Return the codes of this year that begin with a code, without itself."""
        return self._sorted[bisect_right(self._sorted, code) : bisect_left(self._sorted, f"{code}~")]

    def _remove(self, *codes: str) -> None:
        for code in codes:
            del self._rows[code]
        self._taken.update(codes)
        self.truth.deleted.update(codes)

    def _change(self, row: Row, **values: str) -> None:
        self._rows[row.code] = row._replace(**values)
        self.truth.fields[row.code] = {name: (getattr(row, name), value) for name, value in sorted(values.items())}

    def _add(self, header: str, sign: str) -> None:
        code = header + sign
        self._new.setdefault(header, []).append(Row(code, "1", f"Invented {code}", f"Invented condition {code}"))
        self.truth.added.add(code)


def _is_billable(row: Row) -> bool:
    return row.billable == "1"
