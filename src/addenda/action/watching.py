"""`addenda-action watch`: a pull request for each release that a publisher has put out since the store's last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from addenda.action.pushing import BOT, push
from addenda.action.settings import store_folder
from addenda.action.watching_aside import work_tree_aside
from addenda.action.watching_due import due
from addenda.action.watching_outcome import LATER, MOST_FAILED, TOGETHER, Outcome
from addenda.action.watching_publishers import Publishers
from addenda.action.watching_request import body_of, branch_of, title_of
from addenda.action.workflow_commands import Annotation
from addenda.app.fetching import import_download
from addenda.app.publishing import shown
from addenda.errors import AddendaError, ConflictError, ExitCode, InputError, Problem, UsageError
from addenda.fetching.sources_file import known_sources
from addenda.fetching.transfer import UnreachableError
from addenda.github.client import WORKFLOW, GitHub
from addenda.github.errors import RefusedError
from addenda.model.listing import counted, listed
from addenda.rendering.markdown_escape import escape_markdown
from addenda.rendering.visible import visible
from addenda.store.store import Store
from addenda.store.writing import WritableStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addenda.action.runner import Runner
    from addenda.app.publishing import Publication
    from addenda.fetching.download import Downloaded
    from addenda.fetching.sources import FileSource
    from addenda.github.client import PullRequest
    from addenda.model.codeset import CodeSet
    from addenda.model.release import ReleaseId

_AHEAD = timedelta(days=45)
"""How long before a release takes effect its publisher is asked for it."""

_NAMED = 6
"""How many releases a line names."""

_SETTING = (
    "Allow it in the repository's settings (Actions, General, Workflow permissions, 'Allow GitHub Actions to create "
    "and approve pull requests'), and give the job `pull-requests: write`. Then run the workflow again."
)


def command(runner: Runner, how: Publication) -> int:
    """Ask the publishers of the store's code sets for what is new, and return the exit code.

    Raises:
        UsageError: when the run is of no branch, or an input is not understood.
        NotFoundError, StoreError: when there is no store, or git cannot write or push.
        ConfigurationError: when the file of sources is invalid.
        RefusedError, UnavailableError: when GitHub says no, or cannot be asked.

    """
    folder, base = store_folder(runner), _base(runner)
    own = runner.environment.get("ADDENDA_SOURCES")
    sources = known_sources(folder / own if own else None)
    with GitHub(runner.repository, runner.token, api=runner.api) as github:
        watch = _Watch(runner, how, folder, base, sources, github, Publishers(sources))
        return watch.all()


def _base(runner: Runner) -> str:
    """Return the branch that the run is of, which is the one that pull requests are for."""
    branch = runner.environment.get("GITHUB_REF", "").removeprefix("refs/heads/")
    if not branch or branch.startswith("refs/"):
        raise UsageError("The run is of no branch (GITHUB_REF): start the workflow on one, or by its schedule.")
    return branch


@dataclass
class _Watch:
    """One look at the publishers: what there was goes to the log and the summary, what failed is kept for the end."""

    runner: Runner
    how: Publication
    folder: Path
    base: str
    sources: tuple[FileSource, ...]
    github: GitHub
    publishers: Publishers
    opened: list[PullRequest] = field(default_factory=list)
    failures: list[AddendaError] = field(default_factory=list)

    def all(self) -> int:
        """Look for every release that is due, and return the exit code."""
        until = datetime.now(UTC).date() + _AHEAD
        with Store(self.folder) as store:
            contents = store.at()
            held = [(codeset, contents.releases(codeset.id)) for codeset in contents.codesets()]
        self.runner.summarise("## Releases that publishers have put out")
        for codeset, present in held:
            names = due(self.sources, present, until) if present else ()
            if not names:
                self._tell(f"{codeset.id}: nothing is due that an address is known of.")
            elif self._is_permitted(codeset):
                self._look(codeset, names)
        for site, (error, asked) in self.publishers.unreachable.items():
            self._failed(site, error, f" Not asked for: {listed(list(map(str, asked)), _NAMED)}.")
        self._tell(f"{counted(len(self.opened), 'pull request')} opened.")
        self.runner.output("pull-requests", " ".join(request.url for request in self.opened))
        return self.failures[0].exit_code if self.failures else ExitCode.OK

    def _look(self, codeset: CodeSet, names: Sequence[ReleaseId]) -> None:
        """Bring the first release that is out, and none while there is an open pull request for one."""
        outcomes: dict[Outcome, list[str]] = {outcome: [] for outcome in Outcome}
        for place, name in enumerate(names, 1):
            outcome = self._look_for(name, codeset)
            outcomes[outcome].append(name.release)
            if outcome is Outcome.OPEN or len(outcomes[Outcome.FAILED]) == MOST_FAILED:
                if place < len(names):
                    self._tell(f"{codeset.id}: {counted(len(names) - place, 'later release')} {LATER[outcome]}")
                break
        for outcome, what in TOGETHER.items():
            if outcomes[outcome]:
                self._tell(f"{codeset.id}: {what}: {listed(outcomes[outcome], _NAMED)}.")

    def _look_for(self, name: ReleaseId, codeset: CodeSet) -> Outcome:
        standing = self.github.pull_request_of(branch_of(name))
        if standing and standing.is_open:
            self._tell(f"{name}: left alone, a pull request is open", standing)
        if standing:
            return Outcome.OPEN if standing.is_open else Outcome.CLOSED
        try:
            with TemporaryDirectory(prefix="addenda-", dir=self._temporary) as folder:
                file = self.publishers.file_of(name, Path(folder))
                if not file:
                    return Outcome.MISSING
                self._bring(name, codeset, file)
        except UnreachableError:
            return Outcome.UNREACHABLE
        except (InputError, ConflictError) as error:
            self._failed(str(name), error)
            return Outcome.FAILED
        return Outcome.OPEN

    def _is_permitted(self, codeset: CodeSet) -> bool:
        """Say whether a code set's texts may be on a branch here, and tell where they may not."""
        try:
            self.how.permit_storing(codeset)
        except ConflictError as error:
            self._failed(codeset.id, error)
            return False
        return True

    def _bring(self, name: ReleaseId, codeset: CodeSet, file: Downloaded) -> None:
        """Import a file on a branch of its own, push that, and open its pull request."""
        branch = branch_of(name)
        with work_tree_aside(self.folder, self._temporary) as aside:
            with WritableStore(aside, BOT) as store:
                done = import_download(store, name, file)
            try:
                push(self.runner, aside, branch)
            except ConflictError:
                self._tell(f"{name}: the branch {branch} was there without a pull request; it stays as it is.")
        changes = done.changes and shown(done.changes, codeset, self.how)
        own = self.github.login() != WORKFLOW
        request = self._opened(name, body_of(name, file, changes, starts_workflows=own))
        self.opened.append(request)
        self._tell(f"{name}: opened a pull request", request)

    def _opened(self, name: ReleaseId, body: str) -> PullRequest:
        try:
            return self.github.create_pull_request(
                branch=branch_of(name), base=self.base, title=title_of(name), body=body
            )
        except RefusedError as error:
            (problem,) = error.problems
            message = f"the branch {branch_of(name)} is pushed, but has no pull request ({problem.message})"
            raise RefusedError(Problem(message, advice=_SETTING), error.status) from error

    def _failed(self, what: str, error: AddendaError, more: str = "") -> None:
        self.failures.append(error)
        for problem in error.problems:
            told = problem._replace(value=None) if self.how.discreet else problem
            self.runner.annotate(Annotation("warning", f"{what}: {told}{more}"))
        self._tell(f"{what}: failed, see the warnings.{more}")

    @property
    def _temporary(self) -> str | None:
        return self.runner.environment.get("RUNNER_TEMP") or None

    def _tell(self, text: str, request: PullRequest | None = None) -> None:
        self.runner.log(f"{text}: {request.url}" if request else text)
        link = f": [#{request.number}]({request.url})" if request else ""
        self.runner.summarise(f"- {escape_markdown(visible(text))}{link}")
