"""What GitHub does by itself: who may do what, what comes back, and what is said when it refuses.

It keeps to https://docs.github.com/en/rest where the client relies on it: pages and their Link header, what the
permissions of a token allow, how pull requests of a branch are found, how long a body may be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import parse_qs, urlencode, urlsplit

if TYPE_CHECKING:
    from tests.support.github_server import GitHubServer

WORKFLOW = "github-actions[bot]"
BODY_LIMIT = 65_536

Reply: TypeAlias = tuple[int, Any, dict[str, str]]
"""Status, content and headers of an answer."""


class Recorded(NamedTuple):
    """A request that came: its path with the query, and the JSON that it brought (None without)."""

    method: str
    path: str
    headers: dict[str, str]
    content: Any


class Account(NamedTuple):
    """Who a token acts as, and what it may do, by the names of a workflow's `permissions`."""

    login: str
    permissions: dict[str, str]

    def may(self, access: str, *names: str) -> bool:
        """Say whether one of some permissions gives `read` or `write`."""
        enough = {"write"} if access == "write" else {"read", "write"}
        return any(self.permissions.get(name) in enough for name in names)


class RefusalError(Exception):
    """What GitHub says no with."""

    def __init__(self, status: int, message: str, *errors: object) -> None:
        super().__init__(message)
        self.status, self.errors = status, errors


def reply(server: GitHubServer, request: Recorded, account: Account) -> Reply:
    """Do what an account asks, and return the answer.

    Raises:
        RefusalError: when GitHub would say no.

    """
    path = urlsplit(request.path).path
    if path == "/graphql":
        return 200, {"data": {"viewer": {"login": account.login}}}, {}
    for method, pattern, serve in _ROUTES:
        found = re.fullmatch(pattern.replace("REPO", re.escape(f"/repos/{server.repository}")), path)
        if found and method == request.method:
            return serve(server, request, account, *found.groups())
    raise RefusalError(404, "Not Found")


def _user(server: GitHubServer, request: Recorded, account: Account) -> Reply:
    if account.login.endswith("[bot]"):
        raise RefusalError(403, "Resource not accessible by integration")
    return 200, {"login": account.login, "type": "User"}, {}


def _repository(server: GitHubServer, request: Recorded, account: Account) -> Reply:
    content = {"full_name": server.repository, "private": server.private, "default_branch": server.default_branch}
    return 200, content, {}


def _list_comments(server: GitHubServer, request: Recorded, account: Account, issue: str) -> Reply:
    _need(account, "read", "issues", "pull-requests")
    return _page(server, request, server.comments.get(int(issue), []))


def _create_comment(server: GitHubServer, request: Recorded, account: Account, issue: str) -> Reply:
    _need(account, "write", "issues", "pull-requests")
    body = _body(request)
    server.add_comment(int(issue), account.login, body)
    return 201, server.comments[int(issue)][-1], {}


def _update_comment(server: GitHubServer, request: Recorded, account: Account, number: str) -> Reply:
    _need(account, "write", "issues", "pull-requests")
    body = _body(request)
    for comments in server.comments.values():
        for comment in comments:
            if comment["id"] == int(number):
                comment["body"] = body
                return 200, comment, {}
    raise RefusalError(404, "Not Found")


def _list_pull_requests(server: GitHubServer, request: Recorded, account: Account) -> Reply:
    _need(account, "read", "pull-requests")
    query = parse_qs(urlsplit(request.path).query)
    state, head = query.get("state", ["open"])[0], query.get("head", [""])[0]
    known = ":" in head  # what is no OWNER:BRANCH is passed over
    found = [
        one
        for one in server.pull_requests
        if state in (one["state"], "all") and (not known or one["head"]["label"] == head)
    ]
    return _page(server, request, found)


def _create_pull_request(server: GitHubServer, request: Recorded, account: Account) -> Reply:
    _need(account, "write", "pull-requests")
    if account.login == WORKFLOW and not server.may_open_pull_requests:
        raise RefusalError(403, "GitHub Actions is not permitted to create or approve pull requests.")
    wanted, body = request.content, _body(request)
    label = f"{server.repository.partition('/')[0]}:{wanted['head']}"
    if any(one["state"] == "open" and one["head"]["label"] == label for one in server.pull_requests):
        message = f"A pull request already exists for {label}."
        raise RefusalError(422, "Validation Failed", {"resource": "PullRequest", "code": "custom", "message": message})
    server.add_pull_request(wanted["head"], wanted["base"], wanted["title"], body)
    return 201, server.pull_requests[-1], {}


def _need(account: Account, access: str, *names: str) -> None:
    if not account.may(access, *names):
        raise RefusalError(403, "Resource not accessible by integration")


def _body(request: Recorded) -> str:
    body = request.content.get("body")
    if not isinstance(body, str) or not body.strip():
        raise RefusalError(422, "Validation Failed", {"code": "missing_field", "field": "body"})
    if len(body) > BODY_LIMIT:
        message = f"body is too long (maximum is {BODY_LIMIT} characters)"
        raise RefusalError(422, "Validation Failed", {"code": "custom", "field": "body", "message": message})
    return body


def _page(server: GitHubServer, request: Recorded, found: list[dict[str, Any]]) -> Reply:
    """Return one page of what there is, and in the Link header where the next and the last are."""
    asked = urlsplit(request.path)
    query = {name: values[0] for name, values in parse_qs(asked.query).items()}
    size = min(int(query.get("per_page", 30)), server.page_size)
    page, last = int(query.get("page", 1)), max(-(-len(found) // size), 1)
    links = []
    if page < last:
        for relation, number in (("next", page + 1), ("last", last)):
            links.append(f'<{server.url}{asked.path}?{urlencode({**query, "page": number})}>; rel="{relation}"')
    return 200, found[(page - 1) * size : page * size], {"Link": ", ".join(links)} if links else {}


_Serve: TypeAlias = Callable[..., Reply]
_ROUTES: tuple[tuple[str, str, _Serve], ...] = (
    ("GET", "/user", _user),
    ("GET", "REPO", _repository),
    ("GET", r"REPO/issues/(\d+)/comments", _list_comments),
    ("POST", r"REPO/issues/(\d+)/comments", _create_comment),
    ("PATCH", r"REPO/issues/comments/(\d+)", _update_comment),
    ("GET", "REPO/pulls", _list_pull_requests),
    ("POST", "REPO/pulls", _create_pull_request),
)
