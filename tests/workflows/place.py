"""A store on GitHub, as far as this machine can be that: its repository, its clones, its pull requests, its runs."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from addenda.app.founding import found_store
from addenda.app.importing import store_reading
from addenda.model.codeset import CodeSet
from addenda.model.concept import Concept
from addenda.store.writing import WritableStore
from tests.runner.events import Event, pull_request
from tests.runner.git import git_in
from tests.runner.hosting import Hosting
from tests.runner.results import JobRun
from tests.runner.setting import OWN_ACTION, OWN_COMMIT, new_clone, run_text
from tests.support.build import CODESET, concept, reading
from tests.support.github_server import GitHubServer

NUMBER = 7
BRANCH = "release-2026"

Y2025 = [concept("A0001", long="Widget, plain"), concept("A0002", long="Gadget"), concept("A0003", long="Wheel")]
Y2026 = [
    concept("A0001", long="Widget, plain or round"),
    concept("A0002", long="Gadget"),
    concept("A0004", long="Lens"),
]
CORRECTED_2026 = [*Y2026, concept("A0005", long="Lamp")]
CHARGES = "Charge Code,Description,CPT/HCPCS,Price,Volume\n9001,GADGET,A0002,10.00,5\n9002,WHEEL,A0003,7.50,2\n"

REPORT = f"""
on: [push, pull_request, workflow_dispatch, schedule]
permissions: {{}}
jobs:
  review:
    runs-on: ubuntu-latest
    permissions: {{RIGHTS}}
    env: {{ENV}}
    steps:
      - uses: actions/checkout@v7
        with: {{fetch-depth: DEPTH, persist-credentials: false}}
      - id: addenda
        uses: {OWN_ACTION}@{OWN_COMMIT}
        with: {{INPUTS}}
      - if: always()
        env: {{SEEN: "${{{{ toJSON(steps.addenda.outputs) }}}}"}}
        run: echo "$SEEN" >"$RUNNER_TEMP/seen.json"
"""


class Place:
    """The store `octo/store`; `clone` is where somebody works on it."""

    def __init__(self, hosting: Hosting, server: GitHubServer) -> None:
        self.hosting, self.server = hosting, server
        self.clone = new_clone(hosting)

    def git(self, *arguments: str) -> str:
        return git_in(self.clone, *arguments)

    def found(self) -> None:
        """Begin the store, on the branch main."""
        found_store(self.clone)
        self.git("push", "--quiet", "origin", "HEAD:main")

    def imports(
        self, name: str, concepts: Iterable[Concept], codeset: CodeSet = CODESET, *, correction: bool = False
    ) -> None:
        """Import a release on the branch that is checked out, and push it."""
        with WritableStore(self.clone) as store:
            store_reading(store, reading(concepts, name, codeset=codeset), correction=correction)
        self.push()

    def push(self) -> None:
        self.git("push", "--quiet", "origin", "HEAD")

    def branch(self, name: str = BRANCH) -> None:
        """Begin a branch where the work is."""
        self.git("switch", "--quiet", "--create", name)

    def pull_request(self, branch: str = BRANCH, *, fork: str | None = None) -> Event:
        return pull_request(self.hosting, NUMBER, branch=branch, fork=fork)

    def report(
        self,
        event: Event,
        inputs: Mapping[str, str] | None = None,
        *,
        rights: str = "contents: read, pull-requests: write",
        depth: int = 0,
        env: Mapping[str, str] | None = None,
    ) -> JobRun:
        """Run our action on an event, with these inputs."""
        text = REPORT.replace("RIGHTS", rights).replace("DEPTH", str(depth))
        text = text.replace("INPUTS", _pairs(inputs or {})).replace("ENV", _pairs(env or {}))
        return run_text(self.hosting, text, event).job("review")

    @property
    def comments(self) -> list[str]:
        return self.server.bodies(NUMBER)

    @property
    def artifacts(self) -> list[Path]:
        """The artifacts of the last run."""
        return sorted(self.hosting.artifacts.iterdir())


def _pairs(values: Mapping[str, str]) -> str:
    """Write a mapping for YAML, on one line; a text of JSON is one of YAML."""
    return ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
