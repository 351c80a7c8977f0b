"""Where what a command writes can be read by anyone, and what may be written there (`docs/licence.md`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from addenda.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from addenda.model.codeset import CodeSet

T = TypeVar("T")


class Publication(NamedTuple):
    """How a command writes: `why` its output can be read by anyone ("" if it cannot), and whether in codes only."""

    why: str
    codes_only: bool

    def permit(self, codeset: CodeSet) -> None:
        """Let text of a code set be written.

        Raises:
            ConflictError: when anyone could read it, and its publisher does not let it be passed on.

        """
        if self.why and not self.codes_only and not codeset.redistributable:
            raise ConflictError(
                f"{codeset.title} is licensed by its publisher and may not be published, and {self.why}. "
                f"Leave its texts out with --codes-only, or, if you may publish them, set redistributable = true in "
                f"codesets/{codeset.id}/codeset.toml and commit it."
            )

    def permit_storing(self, codeset: CodeSet) -> None:
        """Let a release of a code set be committed where others read it; there, codes only are no way out.

        Raises:
            ConflictError: when anyone could read it, and its publisher does not let it be passed on.

        """
        if self.why and not codeset.redistributable:
            raise ConflictError(
                f"{codeset.title} is licensed by its publisher and may not be published, and {self.why}. Keep it in a "
                f"private repository, or, if you may publish it, set redistributable = true in "
                f"codesets/{codeset.id}/codeset.toml and commit it."
            )

    @property
    def discreet(self) -> bool:
        """Whether not even an error may quote a text."""
        return self.codes_only or bool(self.why)


def shown(value: T, codeset: CodeSet, how: Publication) -> T:
    """Return a value of the model as it may be shown: without the texts of its code set, where codes only may be."""
    if not how.codes_only:
        return value
    from addenda.app.codes_only import codes_only  # here for start-up time alone: it takes as long as all the rest

    return codes_only(value, codeset)


def publication(
    public: bool | None,
    codes_only: bool,
    environment: Mapping[str, str],
    ask: Callable[[], bool | None] = lambda: None,
) -> Publication:
    """Return how a command writes, by what was said (`public` is None where nothing was) and by where it runs.

    A run of GitHub Actions for a public repository is public whatever was said: anyone reads its log. Where the run
    does not tell whether the repository is public, and nothing was said, `ask` is asked; where that does not know
    either (None), it is taken to be.
    """
    if environment.get("GITHUB_ACTIONS") == "true":
        known = repository_is_public(environment)
        if known is None and public is None:
            known = ask()
        if known:
            return Publication("this is a run of GitHub Actions for a public repository", codes_only)
        if known is None and public is None:
            why = (
                "this is a run of GitHub Actions that does not say whether its repository is public "
                "(--private, or ADDENDA_PUBLIC=0, says that it is not)"
            )
            return Publication(why, codes_only)
    said = "it was said that the output is public (--public, or ADDENDA_PUBLIC)"
    return Publication(said if public else "", codes_only)


def repository_is_public(environment: Mapping[str, str]) -> bool | None:
    """Return what the file of the event that started a run says of its repository; None where it says nothing."""
    import json  # here for start-up time alone, as the file: few runs are in GitHub Actions
    from pathlib import Path

    try:
        content: Any = json.loads(Path(environment.get("GITHUB_EVENT_PATH", "")).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    repository = content.get("repository") if isinstance(content, dict) else None
    if not isinstance(repository, dict):
        return None
    if isinstance(repository.get("visibility"), str):
        return bool(repository["visibility"] == "public")
    private = repository.get("private")
    return not private if isinstance(private, bool) else None
