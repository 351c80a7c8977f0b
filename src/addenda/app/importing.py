"""Import a release: read the publisher's files, compare with the release before, commit it all at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from addenda.app.listing_changes import list_changes
from addenda.app.losses import lost_kinds, refuse_lost_fields
from addenda.errors import ConflictError, NotFoundError, Problem, UsageError
from addenda.model.changes import ChangeSet
from addenda.model.codeset import CodeSet
from addenda.model.listing import counted
from addenda.model.release import Release, ReleaseId, effective_date
from addenda.model.snapshot import Reading, Snapshot
from addenda.reading.delivery import Delivery, open_delivery
from addenda.reading.own_year import year_remark
from addenda.reading.readers import GENERIC, Reader, find_reader
from addenda.store import layout
from addenda.store.contents import Contents
from addenda.store.knowledge import first_definition
from addenda.store.metadata_text import codeset_text, declared_text, release_text
from addenda.store.writing import Plan, WritableStore


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `commit` is None when the store had the same content already.

    `changes` compares with the release before; None for the first release of a code set. `remarks` are the reading's,
    and those on what a correction leaves out.
    """

    release: Release
    commit: str | None
    changes: ChangeSet | None
    remarks: tuple[str, ...]


def read_release(
    name: ReleaseId, file: Path, *, reader: str | None, effective: date | None, only: str | None = None
) -> Reading:
    """Read a publisher's files as a release that is in no store yet; of a zip `only` those of a name or pattern.

    Raises:
        UsageError: when the name is reserved, or no effective date is given and the name holds none.
        NotFoundError: when the file does not exist.
        InputError: when no reader recognises the file, or what it holds is invalid.

    """
    return read_delivery(name, open_delivery(file, only), reader=reader, effective=effective)


def read_delivery(
    name: ReleaseId, delivery: Delivery, *, reader: str | None, effective: date | None, mapping: Path | None = None
) -> Reading:
    """Read a delivery that is open already, as `read_release` does. `mapping` is a mapping file of a table's columns.

    Raises:
        UsageError: when the name is reserved, no effective date is given and the name holds none, or a mapping is
            given for a reader that takes none.
        NotFoundError: when there is no such mapping file.
        ConfigurationError: when the mapping file is invalid.
        InputError: when no reader recognises the delivery, or what it holds is invalid.

    """
    if name.release in layout.RESERVED_RELEASES:
        raise UsageError(f"{name.release!r} always means a release by date; give this one its own name.")
    day = effective or effective_date(name.release)
    if day is None:
        raise UsageError(
            f"The name {str(name)!r} holds no date. Say when the release takes effect: --effective YYYY-MM-DD."
        )
    chosen = _mapped_reader(mapping, reader) if mapping else find_reader(delivery, reader, name.codeset)
    reading = chosen.read(delivery, name, day)
    remark = year_remark(reading)
    return reading._replace(remarks=(*reading.remarks, remark)) if remark else reading


def _mapped_reader(mapping: Path, reader: str | None) -> Reader:
    if reader not in {None, GENERIC}:
        raise UsageError(f"The reader {reader!r} takes no mapping; leave --reader or --mapping out.")
    # Imported here for start-up time alone: it loads the spreadsheet engine, and few imports need a mapping.
    from addenda.reading.delimited.mapping import load_code_mapping
    from addenda.reading.delimited.reader import DelimitedReader

    return DelimitedReader(load_code_mapping(mapping))


def store_reading(
    store: WritableStore, reading: Reading, *, correction: bool = False, waiting: Callable[[], None] = lambda: None
) -> Imported:
    """Commit a reading as a release; a correction replaces one that is there.

    Raises:
        ConflictError: when the release is there with other content and this is no correction, when a correction
            lacks fields that the release has, or when local changes are in the way.
        NotFoundError: when a correction is for a release that is not there.
        StoreError: when the repository cannot be written.

    """
    planning = Planning(reading, correction)
    commit = store.write(planning, waiting)
    remarks = (*reading.remarks, *planning.remarks, *stray(store, commit))
    return Imported(reading.release, commit, planning.changes, remarks)


def stray(store: WritableStore, commit: str | None) -> tuple[str, ...]:
    """Return what to say of a commit that is on no branch; nothing of one that is, or where there is none."""
    if commit is None or store.on_branch:
        return ()
    return (f"No branch is checked out, so this commit is on none. To keep it: git branch NAME {commit[:12]}",)


class Planning:
    """Plans the commit of a reading, anew for each state of the store that it may have to follow."""

    def __init__(self, reading: Reading, correction: bool) -> None:
        self._reading = reading
        self._correction = correction
        self.changes: ChangeSet | None = None
        self.remarks: tuple[str, ...] = ()

    def __call__(self, contents: Contents) -> Plan | None:
        """Return the plan on top of what the store holds; None where it holds the same release already.

        Raises:
            ConflictError: when the release is there with other content and this is no correction, or it lacks fields.
            NotFoundError: when a correction is for a release that is not there.

        """
        name = self._reading.release.id
        codeset = _bound(self._reading.codeset, contents)
        snapshot = self._reading._replace(codeset=codeset).snapshot()
        others = [release for release in contents.releases(name.codeset) if release.id != name]
        present = contents.has(layout.release_file(name))
        if present and self._is_there(contents.snapshot(name), snapshot, contents):
            return None
        self._refuse(present, contents)
        if present:
            refuse_lost_fields(contents.release(name), snapshot)
            self.remarks = lost_kinds(contents.snapshot(name), self._reading.concepts)
        before, after = _neighbours(snapshot.release, others)
        files = self._files(snapshot)
        if not contents.has(layout.codeset_file(name.codeset)):
            files[layout.codeset_file(name.codeset)] = codeset_text(codeset)
        if before:
            self.changes, files[layout.changes_file(name)] = list_changes(contents.snapshot(before.id), snapshot)
        if after:
            files[layout.changes_file(after.id)] = list_changes(snapshot, contents.snapshot(after.id)).text
        return Plan(files, _message(snapshot.release, self.changes, present), layout.release_folder(name))

    def _is_there(self, stored: Snapshot, new: Snapshot, contents: Contents) -> bool:
        """Say whether there is nothing to do: the same concepts and no more of the publisher's own list of changes.

        A file that the stored release was made from brings nothing either, unless a correction is asked for: what
        differs from it was corrected since.
        """
        listed = set(self._reading.declared) <= set(contents.declared(new.release.id))
        sources = set(new.release.sources)
        made_from_it = bool(sources) and sources <= set(stored.release.sources)
        return (_same(stored, new) and listed) or (made_from_it and not self._correction)

    def _refuse(self, present: bool, contents: Contents) -> None:
        name = self._reading.release.id
        if present and not self._correction:
            advice = "If the publisher re-issued it, import with --correction. Nothing was written."
            raise ConflictError(Problem(f"{name} is in the store with other content", advice=advice))
        if present and contents.release(name).effective != self._reading.release.effective:
            advice = "To move it, take its folder out of the repository with git first, then import it anew."
            raise ConflictError(Problem(f"{name} takes effect on {contents.release(name).effective}", advice=advice))
        folder = layout.codeset_folder(name.codeset)
        if contents.has(folder) and not contents.files(folder):
            raise ConflictError(Problem("this name is taken by a file of the store", folder))
        if self._correction and not present:
            contents.resolve(name)
            raise NotFoundError(f"There is no release {name} to correct.")

    def _files(self, snapshot: Snapshot) -> dict[str, bytes]:
        name = snapshot.release.id
        folder = layout.release_folder(name)
        files = {layout.shard_file(name, shard): text.read() for shard, text in snapshot.shards.items()}
        files[f"{folder}/{layout.RELEASE_FILE}"] = release_text(snapshot.release)
        if self._reading.declared:
            files[f"{folder}/{layout.DECLARED_FILE}"] = declared_text(self._reading.declared)
        return files


def _bound(codeset: CodeSet, contents: Contents) -> CodeSet:
    """Return the store's own definition of the code set, which a user may have edited, where there is one.

    That its texts may be passed on holds where the user wrote so; where the first import did, licensed text is news.
    """
    if not contents.has(layout.codeset_file(codeset.id)):
        return codeset
    stored = contents.codeset(codeset.id)
    missing = sorted(codeset.roles.keys() - stored.roles.keys())
    if missing:
        path = layout.codeset_file(codeset.id)
        names = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        message = f"the file was read as {codeset.title}; {stored.title} has no field {names}"
        advice = "Import it under another code set, or declare the fields there, with title and role, and commit it."
        raise ConflictError(Problem(message, path, advice=advice))
    if stored.redistributable and not codeset.redistributable and _is_as_imported(contents, codeset.id):
        path = layout.codeset_file(codeset.id)
        advice = "Set redistributable = false there, write its notice, and commit it."
        message = "the code set says that its text may be passed on; that of this release may not"
        raise ConflictError(Problem(message, path, advice=advice))
    return stored


def _is_as_imported(contents: Contents, codeset: str) -> bool:
    """Say whether the import that brought a code set said that its texts may be passed on, and not the user since."""
    first = first_definition(contents, codeset)
    return first is None or first.redistributable


def _same(present: Snapshot, new: Snapshot) -> bool:
    ids = [{name: shard.id for name, shard in snapshot.shards.items()} for snapshot in (present, new)]
    facts = [(snapshot.release.effective, snapshot.release.absence) for snapshot in (present, new)]
    return ids[0] == ids[1] and facts[0] == facts[1]


def _neighbours(release: Release, others: list[Release]) -> tuple[Release | None, Release | None]:
    """Return the releases next before and next after this one in effective time."""
    place = (release.effective, release.id)
    before = [other for other in others if (other.effective, other.id) < place]
    after = [other for other in others if (other.effective, other.id) > place]
    return (before[-1] if before else None), (after[0] if after else None)


def _message(release: Release, changes: ChangeSet | None, present: bool) -> str:
    verb = "Correct" if present else "Import"
    lines = [f"{verb} {release.id}: {counted(release.in_force, 'code')} in force on {release.effective}", ""]
    if changes:
        n = changes.counts
        lines += [f"Against {changes.old.id}: {n.added} added, {n.deleted} deleted, {n.revised} revised.", ""]
    lines += [f"Source: {source.name}\n  sha256 {source.sha256}, {source.size} bytes" for source in release.sources]
    return "\n".join(lines).rstrip() + "\n"
