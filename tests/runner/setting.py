"""A hosted repository to run workflows in, and short ways to write and run them."""

import textwrap
from collections.abc import Mapping
from pathlib import Path

from tests.runner.documents import read_workflow
from tests.runner.events import Event, push
from tests.runner.git import git_in
from tests.runner.hosting import Hosting, new_remote
from tests.runner.results import WorkflowRun
from tests.runner.stand_ins.interpreter import write_interpreter
from tests.runner.workflows import run_workflow

OWN_ACTION = "addenda-tests/addenda"
"""What our own action is used as; the commit behind it is not looked at."""
OWN_COMMIT = "0123456789abcdef0123456789abcdef01234567"
ROOT = Path(__file__).resolve().parents[2]


def new_hosting(folder: Path, repository: str = "octo/store") -> Hosting:
    """Return a hosted repository without a commit."""
    return Hosting(
        folder=folder,
        repository=repository,
        remote=new_remote(folder),
        python=write_interpreter(folder / "python" / "python"),
        own_action=OWN_ACTION,
        actions_folder=ROOT,
    )


def new_clone(hosting: Hosting, name: str = "clone") -> Path:
    """Return a clone on the branch main, which may have no commit yet."""
    clone = hosting.folder / name
    git_in(hosting.folder, "clone", "--quiet", hosting.remote.as_uri(), name)
    git_in(clone, "symbolic-ref", "HEAD", "refs/heads/main")
    if git_in(hosting.remote, "for-each-ref", "refs/heads/main"):
        git_in(clone, "reset", "--quiet", "--hard", "origin/main")
    return clone


def commit_files(clone: Path, files: Mapping[str, str | bytes], message: str = "Change files") -> str:
    """Commit files to the branch that is checked out, and push it; return the commit."""
    for name, content in files.items():
        file = clone / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    git_in(clone, "add", "--force", "--all")
    git_in(clone, "commit", "--quiet", "--allow-empty", "--message", message)
    git_in(clone, "push", "--quiet", "origin", "HEAD")
    return git_in(clone, "rev-parse", "HEAD")


def run_text(hosting: Hosting, text: str, event: Event | None = None) -> WorkflowRun:
    """Run a workflow that stands in a test; without an event, on a push to main."""
    file = hosting.folder / "workflow.yml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return run_workflow(read_workflow(file), hosting, event or push(hosting))
