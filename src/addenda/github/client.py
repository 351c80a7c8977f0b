"""Comments and pull requests of one repository on GitHub.

Source: https://docs.github.com/en/rest/issues/comments, https://docs.github.com/en/rest/pulls/pulls and, for who we
are, https://docs.github.com/en/graphql/reference/queries#user (`viewer`).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

import httpx

from addenda.errors import UsageError
from addenda.github.connection import Connection, Patience
from addenda.github.errors import RefusedError, UnavailableError

if TYPE_CHECKING:
    from types import TracebackType

T = TypeVar("T")

BODY_LIMIT = 65_536
"""How many characters the body of a comment, or of a pull request, may have."""

WORKFLOW = "github-actions[bot]"
"""The account that a workflow's own token acts as."""

_REPOSITORY = re.compile(r"(?!\.\.?/)[\w.-]+/(?!\.\.?$)[\w.-]+", re.ASCII)
_PAGE = "100"


class Comment(NamedTuple):
    """A comment on a pull request or issue; `author` is the account's name, "" where it is gone."""

    id: int
    author: str
    body: str
    url: str

    def says(self, body: str) -> bool:
        """Say whether this is its body, however the lines end."""
        return self.body.replace("\r\n", "\n").strip() == body.replace("\r\n", "\n").strip()


class PullRequest(NamedTuple):
    """A pull request: `head` is the branch that it brings, as OWNER:BRANCH, `base` the branch that it is for."""

    number: int
    url: str
    title: str
    head: str
    base: str
    is_open: bool


class GitHub:
    """One repository on GitHub, as one account sees it.

    Every method raises `RefusedError` when GitHub says no, and `UnavailableError` when it cannot be asked.
    """

    def __init__(
        self,
        repository: str,
        token: str,
        *,
        api: str = "https://api.github.com",
        patience: Patience = Patience(),  # noqa: B008 - it cannot change
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Name the repository (OWNER/NAME); nothing is asked yet.

        Raises:
            UsageError: when this is no name of a repository, or no address that a token may be sent to.
            RefusedError: when there is no token.

        """
        if not _REPOSITORY.fullmatch(repository):
            raise UsageError(f"{repository!r} is no repository; one is named OWNER/NAME.")
        self._repository = repository
        self._connection = Connection(api, token, patience, sleep, now)
        self._login = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def login(self) -> str:
        """Return the name of the account that the token acts as.

        By GraphQL, since an app's token, such as a workflow's, may not ask that by REST.
        """
        if not self._login:
            try:
                content = {"query": "query { viewer { login } }"}
                self._login = self._connection.call("POST", self._graphql(), _viewer, content=content)
            except RefusedError as error:
                if error.status == httpx.codes.UNAUTHORIZED:
                    raise
                self._login = WORKFLOW
        return self._login

    def comments(self, issue: int) -> Iterator[Comment]:
        """Yield the comments on a pull request or issue, oldest first, of all pages."""
        yield from self._pages(f"/issues/{issue:d}/comments", _comment)

    def create_comment(self, issue: int, body: str) -> Comment:
        """Comment on a pull request or issue; where it stays open whether that was done, it is looked for first."""

        def done() -> Comment | None:
            own = (comment for comment in self.comments(issue) if comment.author == self.login())
            return next((comment for comment in own if comment.says(body)), None)

        return self._write("POST", f"/issues/{issue:d}/comments", _comment, {"body": body}, done)

    def update_comment(self, comment_id: int, body: str) -> Comment:
        """Give a comment another body."""
        return self._write("PATCH", f"/issues/comments/{comment_id:d}", _comment, {"body": body}, lambda: None)

    def is_private(self) -> bool:
        """Say whether only some may read the repository."""
        return self._connection.call("GET", self._url(""), _is_private)

    def pull_request_of(self, branch: str) -> PullRequest | None:
        """Return the pull request that brings a branch of this repository: the open one, else the last that there was.

        None where there never was one.
        """
        head = f"{self._repository.partition('/')[0]}:{branch}"
        found = self._pages("/pulls", _pull_request, state="all", head=head)
        # A head that GitHub does not understand is none to it: then it gives every pull request.
        ours = [one for one in found if one.head == head]
        return max(ours, key=lambda one: (one.is_open, one.number), default=None)

    def create_pull_request(self, *, branch: str, base: str, title: str, body: str) -> PullRequest:
        """Open a pull request, once; one that is open for the branch already is an error of GitHub's (422)."""

        def done() -> PullRequest | None:
            found = self.pull_request_of(branch)
            return found if found and found.is_open else None

        content = {"title": title, "head": branch, "base": base, "body": body}
        return self._write("POST", "/pulls", _pull_request, content, done)

    def _write(
        self, method: str, path: str, made: Callable[[Any], T], content: dict[str, str], done: Callable[[], T | None]
    ) -> T:
        return self._connection.call(
            method, self._url(path), lambda answer: made(answer.json()), content=content, done=done
        )

    def _pages(self, path: str, made: Callable[[Any], T], **query: str) -> Iterator[T]:
        """Yield what stands on all pages, each of which names the next in its Link header."""
        url, seen = self._url(path, per_page=_PAGE, **query), set[httpx.URL]()
        while url not in seen:
            seen.add(url)
            found, following = self._connection.call("GET", url, lambda answer: _page(answer, made))
            yield from found
            if following is None:
                return
            url = following
        raise UnavailableError("GitHub's pages name one another in a circle. Try again later.")

    def _url(self, path: str, **query: str) -> httpx.URL:
        return httpx.URL(f"{self._connection.api}/repos/{self._repository}{path}", params=query or None)

    def _graphql(self) -> httpx.URL:
        """Return GraphQL's address: on a server of one's own it stands beside REST's, at github.com below it."""
        return httpx.URL(f"{self._connection.api}".removesuffix("/v3") + "/graphql")


def _page(answer: httpx.Response, made: Callable[[Any], T]) -> tuple[list[T], httpx.URL | None]:
    following = answer.links.get("next", {}).get("url")
    return [made(one) for one in answer.json()], answer.url.join(following) if following else None


def _viewer(answer: httpx.Response) -> str:
    content = answer.json()
    return WORKFLOW if content.get("errors") else str(content["data"]["viewer"]["login"])


def _comment(content: Any) -> Comment:
    author = content["user"]["login"] if content["user"] else ""
    return Comment(int(content["id"]), str(author), str(content["body"] or ""), str(content["html_url"]))


def _pull_request(content: Any) -> PullRequest:
    number, head, base = int(content["number"]), content["head"]["label"], content["base"]["ref"]
    is_open = content["state"] == "open"
    return PullRequest(number, str(content["html_url"]), str(content["title"]), str(head), str(base), is_open)


def _is_private(answer: httpx.Response) -> bool:
    private = answer.json()["private"]
    if not isinstance(private, bool):
        raise TypeError("neither true nor false")
    return private
