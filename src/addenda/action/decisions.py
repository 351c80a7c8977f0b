"""Whether a pull request changes the decisions by which its own findings are waived: its reviewer must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addenda.action.failing import annotation_of
from addenda.action.posting import warning_block
from addenda.action.workflow_commands import Annotation
from addenda.app.configuration import CONFIGURATION
from addenda.errors import NotFoundError, Problem
from addenda.store.merging import differs_since, merge_base

if TYPE_CHECKING:
    from addenda.action.pull_request_event import PullRequestEvent
    from addenda.action.runner import Runner
    from addenda.action.settings import Settings
    from addenda.store.store import Store

_CHANGED = (
    f"This pull request changes {CONFIGURATION}, by which findings are waived and severities set: read that change too."
)


def tell_changed_decisions(runner: Runner, settings: Settings, store: Store, event: PullRequestEvent | None) -> str:
    """Warn where a pull request changes `addenda.toml`; return the sentence for its comment, "" for none."""
    if event is None:
        return ""
    try:
        base = merge_base(settings.store, event.base)
    except NotFoundError as error:  # only where two releases are named is the history not needed for more
        if settings.chargemaster:
            message = f"Whether this pull request changes {CONFIGURATION} is not known: {error}"
            runner.annotate(Annotation("notice", message))
        return ""
    if not differs_since(settings.store, base, CONFIGURATION):
        return ""
    top = store.at().work_tree or settings.store
    place = annotation_of(Problem(_CHANGED, str(top / CONFIGURATION)), runner, "warning")
    runner.annotate(place._replace(message=_CHANGED))
    runner.summarise(warning_block(_CHANGED))
    return _CHANGED
