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
from addenda.action.watching_request import body_of, branch_of, title_of
from addenda.action.workflow_commands import Annotation
from addenda.app.fetching import import_download
from addenda.app.publishing import Publication, repository_is_public, shown
from addenda.errors import AddendaError, ConflictError, ExitCode, InputError, NotFoundError, Problem, UsageError
from addenda.fetching.download import Downloaded, Downloader
from addenda.fetching.sources import candidates
from addenda.fetching.sources_file import known_sources
from addenda.github.client import WORKFLOW, GitHub
from addenda.github.errors import RefusedError
from addenda.model.listing import counted
from addenda.rendering.markdown_escape import escape_markdown
from addenda.rendering.visible import visible
from addenda.store.store import Store
from addenda.store.writing import WritableStore

if TYPE_CHECKING:
    from addenda.action.runner import Runner
    from addenda.fetching.sources import FileSource
    from addenda.github.client import PullRequest
    from addenda.model.codeset import CodeSet
    from addenda.model.release import ReleaseId

_AHEAD = timedelta(days=45)
"""How long before a release takes effect its publisher is asked for it."""

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
        watch = _Watch(runner, _readers(runner, how, github), folder, base, sources, github)
        return watch.all()


def _base(runner: Runner) -> str:
    """Return the branch that the run is of, which is the one that pull requests are for."""
    branch = runner.environment.get("GITHUB_REF", "").removeprefix("refs/heads/")
    if not branch or branch.startswith("refs/"):
        raise UsageError("The run is of no branch (GITHUB_REF): start the workflow on one, or by its schedule.")
    return branch


def _readers(runner: Runner, how: Publication, github: GitHub) -> Publication:
    """Return who may read what is written; GitHub is asked where nothing tells, since a scheduled run may not."""
    said = runner.environment.get("ADDENDA_PUBLIC", "").strip()
    if how.why and not said and repository_is_public(runner.environment) is None and github.is_private():
        return how._replace(why="")
    return how


@dataclass
class _Watch:
    """One look at the publishers: what there was goes to the log and the summary, what failed is kept for the end."""

    runner: Runner
    how: Publication
    folder: Path
    base: str
    sources: tuple[FileSource, ...]
    github: GitHub
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
                for name in names:
                    self._look(name, codeset)
        self._tell(f"{counted(len(self.opened), 'pull request')} opened.")
        self.runner.output("pull-requests", " ".join(request.url for request in self.opened))
        return self.failures[0].exit_code if self.failures else ExitCode.OK

    def _look(self, name: ReleaseId, codeset: CodeSet) -> None:
        standing = self.github.pull_request_of(branch_of(name))
        if standing:
            how = "is open" if standing.is_open else "was closed: open it again if you want the release"
            self._tell(f"{name}: left alone, a pull request {how}", standing)
            return
        try:
            with TemporaryDirectory(prefix="addenda-", dir=self._temporary) as place:
                file = self._downloaded(name, Path(place))
                if file:
                    self._bring(name, codeset, file)
        except (InputError, ConflictError) as error:
            self._failed(str(name), error)

    def _is_permitted(self, codeset: CodeSet) -> bool:
        """Keep licensed texts out of a branch that anyone can read: there, codes only are no way out."""
        if not self.how.why or codeset.redistributable:
            return True
        message = f"{codeset.title} is licensed by its publisher and may not be published, and {self.how.why}"
        advice = "Nothing was asked of its publisher. Keep it in a private repository."
        self._failed(codeset.id, ConflictError(Problem(message, advice=advice)))
        return False

    def _downloaded(self, name: ReleaseId, place: Path) -> Downloaded | None:
        try:
            return Downloader(place).first_of(candidates(self.sources, name))
        except NotFoundError:
            self._tell(f"{name}: the publisher has no such file, or not yet.")
            return None

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

    def _failed(self, what: str, error: AddendaError) -> None:
        self.failures.append(error)
        for problem in error.problems:
            told = problem._replace(value=None) if self.how.discreet else problem
            self.runner.annotate(Annotation("warning", f"{what}: {told}"))
        self._tell(f"{what}: failed, see the warnings.")

    @property
    def _temporary(self) -> str | None:
        return self.runner.environment.get("RUNNER_TEMP") or None

    def _tell(self, text: str, request: PullRequest | None = None) -> None:
        self.runner.log(f"{text}: {request.url}" if request else text)
        link = f": [#{request.number}]({request.url})" if request else ""
        self.runner.summarise(f"- {escape_markdown(visible(text))}{link}")
