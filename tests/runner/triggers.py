"""Whether an event starts a workflow.

Source: "Workflow syntax for GitHub Actions", `on`, of GitHub's documentation. Filters that this runner does not know
are a mistake. In its patterns `*` also goes over a slash, which is more than GitHub's does.
"""

from fnmatch import fnmatchcase

from tests.runner.errors import RunnerError
from tests.runner.events import Event
from tests.runner.language.values import Value, is_array, to_string
from tests.runner.model import Workflow

_FILTERS = {
    "push": {"branches", "tags"},
    "pull_request": {"branches", "types"},
    "pull_request_target": {"branches", "types"},
    "workflow_dispatch": {"inputs"},
    "schedule": {""},
}
_USUAL_TYPES = ["opened", "synchronize", "reopened"]


def starts(workflow: Workflow, event: Event) -> bool:
    """Whether this event starts this workflow."""
    if event.name not in workflow.on:
        return False
    options = workflow.on[event.name]
    if unknown := set(options) - _FILTERS.get(event.name, set()):
        raise RunnerError(f"this runner knows no filter {', '.join(unknown)} of {event.name}")
    if event.name == "push" and options:
        kind, prefix = ("tags", "refs/tags/") if event.ref.startswith("refs/tags/") else ("branches", "refs/heads/")
        return _among(event.ref.removeprefix(prefix), options.get(kind, []))
    if event.name.startswith("pull_request"):
        kind = to_string(event.payload.get("action"))
        return _among(kind, options.get("types", _USUAL_TYPES)) and _among(event.base_ref, options.get("branches", "*"))
    return True


def _among(name: str, patterns: Value) -> bool:
    listed = patterns if is_array(patterns) else [patterns]
    return any(fnmatchcase(name, to_string(pattern)) for pattern in listed)
