"""The files that make a repository a store, and those that stand beside its code sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from addenda.errors import ConflictError, Problem
from addenda.store import layout
from addenda.store.contents import Contents
from addenda.store.writing import Plan

_ATTRIBUTES = ".gitattributes"
_README = f"{layout.ROOT}/README.md"
_WELCOME = """# Code sets

Releases of medical code sets, one folder a release, kept by Addenda. Write here with `addenda import` only:
every line is canonical text, and `addenda check` says when one is not.
"""


class Block(NamedTuple):
    """Lines at the end of a file that others write in too; where the line `mark` stands, the block does."""

    mark: str
    text: str


class Beside(NamedTuple):
    """Files that stand beside the code sets, by path.

    `kept` are as Addenda writes them; `begun` are a start, and the user's from then on; `blocks` are parts of a file.
    """

    kept: Mapping[str, bytes]
    begun: Mapping[str, bytes]
    blocks: Mapping[str, tuple[Block, ...]]


NOTHING_BESIDE = Beside({}, {}, {})

_EOL = f"{layout.ROOT}/** text eol=lf"
_AS_THEY_ARE = f"{layout.ROOT}/** -filter -ident !working-tree-encoding"
_DRIVER = f"{layout.ROOT}/**/*{layout.SHARD_SUFFIX} diff=addenda"
_LISTS = f"{layout.ROOT}/*/*/{layout.CHANGES_FILE} merge=union"
_BLOCKS = (
    Block(_EOL, f"# Canonical text: the same bytes, so the same blob ids, on every machine.\n{_EOL}\n"),
    Block(
        _DRIVER,
        "# git shows concepts and fields, where `addenda init` was run; the second line is for two releases,\n"
        f"# git diff HEAD:{layout.ROOT}/CODESET/OLD HEAD:{layout.ROOT}/CODESET/NEW\n"
        f"{_DRIVER}\n{layout.CONCEPTS}/*{layout.SHARD_SUFFIX} diff=addenda\n",
    ),
    Block(
        _LISTS,
        "# Two lists of changes never stop a merge; `addenda check` tells which to write anew, with --mend.\n"
        f"{_LISTS}\n",
    ),
    Block(
        _AS_THEY_ARE,
        f"# The files hold what was committed, whatever filters a user's own configuration names.\n{_AS_THEY_ARE}\n",
    ),
)


def founding(contents: Contents, beside: Beside = NOTHING_BESIDE, *, force: bool = False) -> Plan | None:
    """Plan what makes a repository a store with these files beside it; None when all of that is there.

    Raises:
        ConflictError: when files that Addenda keeps hold something else and `force` is not given; it names all.

    """
    if not force:
        _refuse_changed(contents, beside.kept)
    new = not contents.has(layout.ROOT)
    blocks = {**beside.blocks, _ATTRIBUTES: (*_BLOCKS, *beside.blocks.get(_ATTRIBUTES, ()))}
    begun = {**beside.begun, **({_README: _WELCOME.encode()} if new else {})}
    files = {
        **dict(_changed(contents, beside.kept)),
        **{path: text for path, text in begun.items() if not contents.has(path)},
        **dict(_changed(contents, _completed(contents, blocks))),
    }
    subject = "Create a store of code sets" if new else "Set up the store of code sets"
    return Plan(files, f"{subject}\n") if files else None


def _refuse_changed(contents: Contents, kept: Mapping[str, bytes]) -> None:
    changed = [path for path, _ in _changed(contents, kept) if contents.has(path)]
    if changed:
        advice = "Write it anew with --force, and see with `git show` what that took away. Nothing was written."
        message = "the file is not as Addenda writes it"
        raise ConflictError(Problem(message, path, advice=advice) for path in changed)


def _changed(contents: Contents, files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are not there, or hold something else."""
    for path, text in files.items():
        if not contents.has(path) or contents.text(path) != text:
            yield path, text


def _completed(contents: Contents, blocks: Mapping[str, tuple[Block, ...]]) -> dict[str, bytes]:
    """Return each file with the blocks that it lacks at its end."""
    return {
        path: _with_blocks(contents.text(path) if contents.has(path) else b"", wanted)
        for path, wanted in blocks.items()
    }


def _with_blocks(text: bytes, blocks: tuple[Block, ...]) -> bytes:
    stand = {line.strip() for line in text.splitlines()}
    for block in blocks:
        if block.mark.encode() not in stand:
            text += (b"\n" if text and not text.endswith(b"\n") else b"") + block.text.encode()
    return text
