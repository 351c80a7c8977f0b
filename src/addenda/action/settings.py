"""What a workflow asks for: its inputs, each from the variable INPUT_NAME; everything that is wrong is said at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from addenda.app.publishing import Publication, publication
from addenda.errors import Problem, UsageError
from addenda.impact.severity import Threshold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

    `chargemaster` is a path from that folder or the address of a database, "" for none. `fail_on` is None for never.
    """

    codeset: str
    old: str
    new: str
    chargemaster: str
    fees: tuple[str, ...]
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
    settings = Settings(
        codeset=asking.text("codeset"),
        old=asking.text("old"),
        new=asking.text("new"),
        chargemaster=asking.text("chargemaster"),
        fees=tuple(asking.text("fees").split()),
        only=tuple(line.strip() for line in asking.text("only").splitlines() if line.strip()),
        fail_on=asking.one_of("fail-on", {_NONE: None, **{str(one): one for one in Threshold}}, _NONE),
        comment=asking.boolean("comment", default=True),
        pages=asking.one_of("pages", {str(one): one for one in Pages}, Pages.FALSE),
        store=asking.folder(runner.workspace),
    )
    asking.refuse([*asking.problems, *_contradictions(settings)])
    return settings


def store_folder(runner: Runner) -> Path:
    """Return the folder in or around which the repository is, for a command without other inputs.

    Raises:
        UsageError: when it is outside the workspace, or no folder.

    """
    asking = _Asking(runner.environment)
    folder = asking.folder(runner.workspace)
    asking.refuse(asking.problems)
    return folder


def publication_of(environment: Mapping[str, str]) -> Publication:
    """Return who may read what is written, by the input `codes-only`, ADDENDA_PUBLIC and the run itself.

    Raises:
        UsageError: when ADDENDA_PUBLIC is no yes and no no.

    """
    said = environment.get("ADDENDA_PUBLIC", "").strip().lower()
    if said and said not in (*_YES, *_NO):
        raise UsageError(f"ADDENDA_PUBLIC is {said!r}; it is 1 or 0.")
    codes_only = environment.get("INPUT_CODES_ONLY", "").strip().lower() == "true"
    return publication(said in _YES if said else None, codes_only, environment)


def _contradictions(settings: Settings) -> list[Problem]:
    problems = []
    if bool(settings.old) != bool(settings.new):
        problems.append(Problem("old and new go together; give both, or neither"))
    for name, reference in (("old", settings.old), ("new", settings.new)):
        if settings.codeset and reference and not reference.startswith(f"{settings.codeset}/"):
            problems.append(Problem(f"{name} is {reference!r}, and codeset is {settings.codeset!r}"))
    if not settings.chargemaster and (settings.fees or settings.fail_on):
        problems.append(Problem("fees and fail-on are of charge lines; name them with chargemaster"))
    return problems


@dataclass
class _Asking:
    """Reads one input after the other, and gathers what is wrong."""

    environment: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.environment.get(f"INPUT_{name.upper().replace('-', '_')}", "").strip()

    def one_of(self, name: str, choices: Mapping[str, T], default: str) -> T:
        given = self.text(name).lower() or str(default)
        if given not in choices:
            self.problems.append(Problem(f"{name} is {given!r}; it is one of {', '.join(choices)}"))
            return choices[default]
        return choices[given]

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

    @staticmethod
    def refuse(problems: Sequence[Problem]) -> None:
        if problems:
            raise UsageError(problems)
