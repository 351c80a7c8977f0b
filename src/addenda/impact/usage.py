"""The volume of each line of a charge master, from what was billed instead of from the file itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from addenda.model.chargemaster import CodeStatus
from addenda.model.listing import listed
from addenda.model.usage import UsageKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from addenda.model.chargemaster import ChargeLine, ChargeMaster
    from addenda.model.usage import Usage

_NAMED = 5  # charges that a remark names


def with_usage(master: ChargeMaster, usage: Usage) -> ChargeMaster:
    """Return the same charge master with the volumes of a usage file, exact; a volume of its own counts no more.

    Units by charge code go to the line with that charge code, units by code to the line with that code and the same
    modifiers (where the file says nothing of modifiers, with that code). Where several lines could be meant, their
    volume is not known, nor is that of a line that the usage file does not name. What could not be placed, and why, is
    said in remarks. Facilities are told apart where both files name them.
    """
    apart = _Apart(
        facilities="facility" in usage.columns and any(line.facility for line in master.lines),
        modifiers="modifier" in usage.columns or any(key.modifier for key in usage.units),
    )
    wanted: defaultdict[UsageKey, Decimal] = defaultdict(Decimal)
    for key, units in usage.units.items():
        wanted[apart.key(key)] += units
    lines = _lines_by_key(master.lines, apart, wanted)
    volumes: defaultdict[int, Decimal] = defaultdict(Decimal)
    for key, found in lines.items():
        if len(found) == 1:
            volumes[id(found[0])] += wanted[key]
    shared = {id(line) for found in lines.values() if len(found) > 1 for line in found}
    changed = tuple(_with_volume(line, None if id(line) in shared else volumes.get(id(line))) for line in master.lines)
    remarks = _remarks(master, changed, usage, wanted, lines)
    return replace(master, lines=changed, remarks=(*master.remarks, *usage.remarks, *remarks))


@dataclass(frozen=True)
class _Apart:
    """Whether facilities and modifiers are told apart."""

    facilities: bool
    modifiers: bool

    def key(self, key: UsageKey) -> UsageKey:
        """Return a key without what is not told apart; the order of modifiers does not count."""
        return UsageKey(key.charge_code, key.code, self._modifier(key.modifier), self._facility(key.facility), key.raw)

    def keys(self, line: ChargeLine) -> Iterator[UsageKey]:
        """Yield the keys that a line may stand under in a usage file."""
        facility = self._facility(line.facility)
        if line.charge_code:
            yield UsageKey(line.charge_code, facility=facility)
        if line.status is CodeStatus.CODE:
            yield UsageKey(code=line.code, modifier=self._modifier(line.modifier), facility=facility)

    def _modifier(self, modifier: str) -> str:
        return " ".join(sorted(modifier.split())) if self.modifiers else ""

    def _facility(self, facility: str) -> str:
        return facility.casefold() if self.facilities else ""


def _lines_by_key(
    lines: Iterable[ChargeLine], apart: _Apart, wanted: Mapping[UsageKey, Decimal]
) -> dict[UsageKey, list[ChargeLine]]:
    found: defaultdict[UsageKey, list[ChargeLine]] = defaultdict(list)
    for line in lines:
        for key in apart.keys(line):
            if key in wanted:
                found[key].append(line)
    return found


def _with_volume(line: ChargeLine, volume: Decimal | None) -> ChargeLine:
    return line if line.volume is volume else replace(line, volume=volume)


def _remarks(
    master: ChargeMaster,
    changed: Sequence[ChargeLine],
    usage: Usage,
    wanted: Mapping[UsageKey, Decimal],
    lines: Mapping[UsageKey, Sequence[ChargeLine]],
) -> list[str]:
    known = sum(line.volume is not None for line in changed)
    remarks = [f"The volumes are those of {usage.file}. Lines with a volume: {known:,} of {len(changed):,}."]
    if any(line.volume is not None for line in master.lines):
        remarks.append(f"The volumes in {master.file} itself are not used.")
    shared = [key for key, found in lines.items() if len(found) > 1]
    if shared:
        count = len({id(line) for key in shared for line in lines[key]})
        remarks.append(
            f"Not shared out, for each could be of several lines: {_some(shared, wanted)}. Lines whose volume is "
            f"therefore not known: {count:,}."
        )
    missing = [key for key in wanted if key not in lines]
    if missing:
        remarks.append(f"Without a line in {master.file}: {_some(missing, wanted)}.")
    return remarks


def _some(keys: Sequence[UsageKey], wanted: Mapping[UsageKey, Decimal]) -> str:
    units = sum((wanted[key] for key in keys), Decimal())
    return f"{units:,f} units of {listed(list(map(str, keys)), _NAMED)}"
