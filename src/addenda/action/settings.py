"""What a workflow asks for: its inputs, each from the variable INPUT_NAME; everything that is wrong is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from addenda.app.publishing import Publication, publication
from addenda.errors import Problem, UsageError
from addenda.impact.fees.physician import Setting
from addenda.impact.severity import Threshold
from addenda.model.worklist import OwnerKind
from addenda.reading.chargemaster.address import is_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from addenda.action.runner import Runner

T = TypeVar("T")

_YES, _NO = ("1", "true", "yes", "on", "t", "y"), ("0", "false", "no", "off", "f", "n")
_NONE = "none"


class Pages(StrEnum):
    """Whether the site is made."""

    TRUE = "true"
    """To be put where anyone can read it."""
    AUTO = "auto"
    """As open as the repository is."""
    FALSE = "false"
    """Not at all."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The inputs of `addenda-action report`. `store` is the folder in or around which the repository is.

    `chargemaster` is a path from that folder or the address of a database, "" for none; `usage` is a path from there
    too. `fail_on` is None for never.
    """

    codeset: str
    old: str
    new: str
    chargemaster: str
    fees: tuple[str, ...]
    locality: str
    setting: Setting | None
    usage: str
    by: tuple[OwnerKind, ...]
    only: tuple[str, ...]
    fail_on: Threshold | None
    comment: bool
    pages: Pages
    store: Path


def settings_of(runner: Runner) -> Settings:
    """Return what the workflow asks for.

    Raises:
        UsageError: with every input that is not understood, and every two that do not fit together.

    """
    asking = _Asking(runner.environment)
    asking.boolean("codes-only", default=False)  # `publication_of` has read it
    settings = _settings(asking, runner.workspace)
    asking.refuse([*asking.problems, *_contradictions(settings), *_links(settings, runner.workspace)])
    return settings


def _settings(asking: _Asking, workspace: Path) -> Settings:
    return Settings(
        codeset=asking.text("codeset"),
        old=asking.text("old"),
        new=asking.text("new"),
        chargemaster=asking.text("chargemaster"),
        fees=tuple(asking.text("fees").split()),
        locality=asking.text("locality"),
        setting=asking.optional("setting", {str(one): one for one in Setting}),
        usage=asking.text("usage"),
        by=asking.several("by", {str(one): one for one in OwnerKind}),
        only=tuple(line.strip() for line in asking.text("only").splitlines() if line.strip()),
        fail_on=asking.one_of("fail-on", {_NONE: None, **{str(one): one for one in Threshold}}, _NONE),
        comment=asking.boolean("comment", default=True),
        pages=asking.one_of("pages", {str(one): one for one in Pages}, Pages.FALSE),
        store=asking.folder(workspace),
    )


def store_folder(runner: Runner) -> Path:
    """Return the folder in or around which the repository is, for a command without other inputs.

    Raises:
        UsageError: when it is outside the workspace, or no folder.

    """
    asking = _Asking(runner.environment)
    folder = asking.folder(runner.workspace)
    asking.refuse(asking.problems)
    return folder


def publication_of(runner: Runner) -> Publication:
    """Return who may read what is written, by the input `codes-only`, ADDENDA_PUBLIC, the run itself and GitHub.

    Raises:
        UsageError: when ADDENDA_PUBLIC is no yes and no no.

    """
    environment = runner.environment
    said = environment.get("ADDENDA_PUBLIC", "").strip().lower()
    if said and said not in (*_YES, *_NO):
        raise UsageError(f"ADDENDA_PUBLIC is {said!r}; it is 1 or 0.")
    codes_only = environment.get("INPUT_CODES_ONLY", "").strip().lower() == "true"
    return publication(said in _YES if said else None, codes_only, environment, lambda: runner.is_public)


def _contradictions(settings: Settings) -> list[Problem]:
    problems = []
    if bool(settings.old) != bool(settings.new):
        problems.append(Problem("old and new go together; give both, or neither"))
    for name, reference in (("old", settings.old), ("new", settings.new)):
        if settings.codeset and reference and not reference.startswith(f"{settings.codeset}/"):
            problems.append(Problem(f"{name} is {reference!r}, and codeset is {settings.codeset!r}"))
    of_lines = (settings.fees, settings.locality, settings.setting, settings.usage, settings.by, settings.fail_on)
    if not settings.chargemaster and any(of_lines):
        message = "fees, locality, setting, usage, by and fail-on are of charge lines; name these with chargemaster"
        problems.append(Problem(message))
    return problems


def _links(settings: Settings, workspace: Path) -> list[Problem]:
    """Refuse files of the checkout that lead out of it: a pull request may have made the link."""
    named = {"chargemaster": settings.chargemaster, "usage": settings.usage}
    return [
        Problem(f"{name} {source!r} is a link that leads out of the files of the workspace")
        for name, source in named.items()
        if source and not is_address(source) and _has_links_out(Path(normpath(settings.store / source)), workspace)
    ]


def _has_links_out(source: Path, workspace: Path) -> bool:
    if not source.is_relative_to(workspace):
        return False
    links = (file for file in source.rglob("*") if file.is_symlink())
    return any(_leads_out(file.resolve(), workspace) for file in (source, *links))


def _leads_out(file: Path, workspace: Path) -> bool:
    return not file.is_relative_to(workspace) or ".git" in file.relative_to(workspace).parts


@dataclass
class _Asking:
    """Reads one input after the other, and gathers what is wrong."""

    environment: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.environment.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()

    def one_of(self, name: str, choices: Mapping[str, T], default: str) -> T:
        given = self.text(name).lower() or str(default)
        return choices[given] if self._is_one(name, given, choices) else choices[default]

    def optional(self, name: str, choices: Mapping[str, T]) -> T | None:
        given = self.text(name).lower()
        return choices[given] if given and self._is_one(name, given, choices) else None

    def several(self, name: str, choices: Mapping[str, T]) -> tuple[T, ...]:
        given = dict.fromkeys(self.text(name).lower().split())
        return tuple(choices[one] for one in given if self._is_one(name, one, choices))

    def boolean(self, name: str, *, default: bool) -> bool:
        return self.one_of(name, {"true": True, "false": False}, str(default).lower())

    def folder(self, workspace: Path) -> Path:
        given = self.text("working-directory") or "."
        folder = (workspace / given).resolve()
        if not folder.is_relative_to(workspace):
            self.problems.append(Problem(f"working-directory {given!r} is outside the workspace"))
        elif not folder.is_dir():
            self.problems.append(Problem(f"working-directory {given!r} is no folder of the workspace"))
        return folder

    def _is_one(self, name: str, given: str, choices: Iterable[str]) -> bool:
        if given not in choices:
            self.problems.append(Problem(f"{name} is {given!r}; it is one of {', '.join(choices)}"))
        return given in choices

    @staticmethod
    def refuse(problems: Sequence[Problem]) -> None:
        if problems:
            raise UsageError(problems)
