"""Where lines of a charge master stand, in words: the row, and what else tells it from other rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from addenda.rendering.visible import visible
from addenda.rendering.words import joined, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.model.chargemaster import ChargeLine, ChargeMaster

_NAMED = 5
"""How many other lines a finding names."""


class Places:
    """Says where lines stand: the facility or the file where there are several, the sheet where there are several."""

    def __init__(self, master: ChargeMaster) -> None:
        files = {source.name: source.facility for source in master.files}
        self._files = len(files) > 1
        self._sheets = _with_several_sheets(master) if self._files else frozenset[str]()
        self._every = len(master.sheets) > 1 and not self._files
        # a facility with several files does not say in which of them a row stands
        self._named = files if all(files.values()) and len(set(files.values())) == len(files) else {}

    def of(self, line: ChargeLine) -> str:
        """Return the place of one line, such as `Charges, row 2`."""
        return ", ".join([*self._outside(line), f"row {line.row}"])

    def others(self, line: ChargeLine, others: Sequence[ChargeLine]) -> str:
        """Return the other lines of a finding, such as `also rows 5, 9 and 12`; "" where there are none."""
        if not others:
            return ""
        groups: dict[tuple[str, ...], list[str]] = {}
        for other in others[:_NAMED]:
            groups.setdefault(self._outside(other), []).append(str(other.row))
        here = groups.pop(self._outside(line), [])
        named = [_rows(here)] if here else []
        named += [", ".join([*outside, _rows(rows)]) for outside, rows in groups.items()]
        if (left := len(others) - _NAMED) > 0:
            named.append(f"{number(left)} more")
        return f"also {'; '.join(named)}"

    def _outside(self, line: ChargeLine) -> tuple[str, ...]:
        parts = [self._named.get(line.file, line.file)] if self._files else []
        if line.sheet and (self._every or line.file in self._sheets):
            parts.append(line.sheet)
        return tuple(map(visible, parts))


def _with_several_sheets(master: ChargeMaster) -> frozenset[str]:
    """Return the files that have several sheets: that two files name theirs differently tells nothing apart."""
    sheets = {(line.file, line.sheet) for line in master.lines}
    return frozenset(file for file, count in Counter(file for file, _ in sheets).items() if count > 1)


def _rows(rows: Sequence[str]) -> str:
    return f"{'row' if len(rows) == 1 else 'rows'} {joined(rows)}"
