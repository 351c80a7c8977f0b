"""The context `github`, as far as it is known before a job has a machine.

Source: "Contexts reference" of GitHub's documentation.
"""

from tests.runner.events import Event
from tests.runner.hosting import Hosting
from tests.runner.language.values import Value

_PREFIXES = ("refs/heads/", "refs/tags/", "refs/pull/")


def github_context(hosting: Hosting, event: Event, job: str) -> dict[str, Value]:
    """Return what is known of a run; a machine adds its folders and the token."""
    name = event.ref
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return {
        "event": event.payload,
        "event_name": event.name,
        "sha": event.sha,
        "ref": event.ref,
        "ref_name": name,
        "ref_type": "tag" if event.ref.startswith("refs/tags/") else "branch",
        "head_ref": event.head_ref,
        "base_ref": event.base_ref,
        "repository": hosting.repository,
        "repository_owner": hosting.repository.partition("/")[0],
        "actor": "ada-coder",
        "triggering_actor": "ada-coder",
        "workflow": "workflow",
        "job": job,
        "run_id": "4711",
        "run_number": "1",
        "run_attempt": "1",
        "server_url": hosting.server_url,
        "api_url": hosting.api_url,
        "graphql_url": f"{hosting.api_url}/graphql",
    }
