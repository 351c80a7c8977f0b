"""What can go wrong with GitHub: it says no, or it cannot be asked."""

from __future__ import annotations

from addenda.errors import AddendaError, ExitCode, Problem


class GitHubError(AddendaError):
    """What was asked of GitHub was not done."""

    exit_code = ExitCode.INPUT


class RefusedError(GitHubError):
    """GitHub says no; asking again would not help. `status` is that of HTTP."""

    def __init__(self, problem: Problem, status: int) -> None:
        super().__init__(problem)
        self.status = status


class UnavailableError(GitHubError):
    """GitHub cannot be reached, fails, or asks for more patience than there is; it may go well later."""
