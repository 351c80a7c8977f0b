"""The inputs of the benchmark: one pair of invented releases, as a store for Addenda and as csv for its peers."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from typing import IO, TYPE_CHECKING, NamedTuple, TypeAlias

from addenda.app.founding import found_store
from addenda.model.canonical import encode, shard_name
from addenda.model.codeset import Absence, CodeSet
from addenda.model.concept import Concept, ConceptKey
from addenda.model.release import Release, ReleaseId
from addenda.sample.dice import Dice
from addenda.store import layout
from addenda.store.metadata_text import codeset_text, release_text
from addenda.store.writing import Plan, WritableStore
from bench.rows import EMPTY, NAMES, Fields, Rows, code, codeset
from bench.scenarios import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.scenarios import Scenario

SEED = 1
OLD, NEW = ReleaseId("bench", "2025"), ReleaseId("bench", "2026")
_OLD_DAY, _NEW_DAY = date(2025, 1, 1), date(2026, 1, 1)

_Pair: TypeAlias = tuple[str, Fields | None, Fields | None]


class Truth(NamedTuple):
    """How many codes differ, and in how many fields those do that both releases have."""

    added: int = 0
    deleted: int = 0
    changed: int = 0
    fields: int = 0

    def counting(self, old: Fields | None, new: Fields | None) -> Truth:
        """Return the counts with one more code that differs."""
        if old is None or new is None:
            return self._replace(added=self.added + (old is None), deleted=self.deleted + (new is None))
        fields = sum(old.get(name) != new.get(name) for name in NAMES)
        return self._replace(changed=self.changed + 1, fields=self.fields + fields)


class _Text(NamedTuple):
    """One concept as the store has it, and as the table has it."""

    line: bytes
    row: tuple[str, ...]


class _Release:
    """Takes concepts in the order of their codes: rows go to a table at once, lines wait for the store."""

    def __init__(self, release: ReleaseId, day: date, table: IO[str]) -> None:
        self._facts = Release(release, day, "bench", Absence.DELETED, concepts=0, in_force=0)
        self._concepts = 0
        # Text and no list of lines: a line that orjson has made holds on to ten times its size.
        self._shards: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._table = csv.writer(table)
        self._table.writerow(("code", *NAMES, *EMPTY))

    def add(self, shard: str, text: _Text) -> None:
        """Take one concept."""
        self._concepts += 1
        self._shards[shard] += text.line
        self._table.writerow(text.row)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the release's files in a store, path and content."""
        for name, text in self._shards.items():
            yield layout.shard_file(self._facts.id, name), bytes(text)
        facts = self._facts._replace(concepts=self._concepts, in_force=self._concepts)
        yield f"{layout.release_folder(facts.id)}/{layout.RELEASE_FILE}", release_text(facts)


def write_inputs(folder: Path, concepts: int, scenario: Scenario) -> Truth:
    """Write both releases into `folder/store`, and the same rows as `folder/old.csv` and `folder/new.csv`.

    The same size and scenario give the same bytes; the size is rounded down to whole blocks of the scenario.
    """
    codes, truth = codeset(concepts), Truth()
    with _table(folder, "old") as old_table, _table(folder, "new") as new_table:
        old, new = _Release(OLD, _OLD_DAY, old_table), _Release(NEW, _NEW_DAY, new_table)
        for name, before, after in _pairs(concepts, scenario):
            one = _text(name, before, codes) if before else None
            other = one if after is before else _text(name, after, codes) if after else None
            if one:
                old.add(shard_name(name, codes), one)
            if other:
                new.add(shard_name(name, codes), other)
            if one is not other:
                truth = truth.counting(before, after)
    files = [(layout.codeset_file(codes.id), codeset_text(codes)), *old.files(), *new.files()]
    _commit(folder / "store", Plan(dict(files), "Two releases for the benchmark\n"))
    return truth


def _table(folder: Path, name: str) -> IO[str]:
    return (folder / f"{name}.csv").open("w", encoding="utf-8", newline="")


def _pairs(concepts: int, scenario: Scenario) -> Iterator[_Pair]:
    """Yield each code with its fields in the old and in the new release; the same object where nothing changed."""
    dice = Dice(SEED)
    rows = Rows(dice)
    for place, fate in enumerate(scenario.fates(concepts, dice)):
        old = None if fate is Fate.ADDED else rows.first()
        yield code(place, concepts), old, _fated(fate, old, rows)


def _fated(fate: Fate, old: Fields | None, rows: Rows) -> Fields | None:
    if old is None:
        return rows.added(_NEW_DAY)
    match fate:
        case Fate.DELETED:
            return None
        case Fate.REVISED:
            return rows.revised(old, _NEW_DAY)
        case Fate.REPRICED:
            return rows.repriced(old)
        case _:
            return old


def _text(name: str, fields: Fields, codes: CodeSet) -> _Text:
    values = [fields.get(field, "") for field in NAMES]
    cells = ["|".join(map(str, value)) if isinstance(value, list) else str(value) for value in values]
    return _Text(encode(Concept(ConceptKey(name), fields), codes), (name, *cells, *("" for _ in EMPTY)))


def _commit(folder: Path, plan: Plan) -> None:
    found_store(folder)
    with WritableStore(folder) as store:
        store.write(lambda _: plan)
