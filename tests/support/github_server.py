"""GitHub's interface on this machine: one repository, its comments, pull requests and tokens, and bad days.

What it does by itself stands in `github_rules`; answers can be scripted in place of that.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any, NamedTuple, TypeAlias

from tests.support.github_rules import BODY_LIMIT, WORKFLOW, Account, Recorded, RefusalError, Reply, reply

__all__ = ["BODY_LIMIT", "WORKFLOW", "Recorded"]

TOKEN = "workflow-token"  # noqa: S105 - of no account anywhere

Answer: TypeAlias = Callable[["Request"], None]
"""Answers one request."""


class _Scripted(NamedTuple):
    answer: Answer
    method: str
    path: str


class Request(BaseHTTPRequestHandler):
    """One request; HTTP 1.1, so that connections are kept and a length that is said must be."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server_state: GitHubServer
    content: Any = None

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.content = json.loads(self.rfile.read(length)) if length else None
        scripted = self.server_state.next_answer(self)
        (scripted or send_done)(self)

    def recorded(self) -> Recorded:
        """What came."""
        return Recorded(self.command, self.path, dict(self.headers), self.content)

    def send(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        """Send an answer as a whole."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def send_json(self, status: int, content: object, headers: dict[str, str] | None = None) -> None:
        self.send(status, json.dumps(content, ensure_ascii=False).encode(), headers)


class GitHubServer:
    """What the repository holds, who may do what, and what happened."""

    def __init__(self, repository: str) -> None:
        self.repository = repository
        self.default_branch = "main"
        self.private = True
        self.may_open_pull_requests = True
        """The repository's setting 'Allow GitHub Actions to create and approve pull requests'."""
        self.page_size = 100
        """The largest page that is given."""
        self.url = ""
        self.comments: dict[int, list[dict[str, Any]]] = {}
        self.pull_requests: list[dict[str, Any]] = []
        self.requests: list[Recorded] = []
        self.released = Event()
        self._tokens: dict[str, Account] = {}
        self._script: list[_Scripted] = []
        self._lock = Lock()
        self._last_id = 1000
        self.allow(TOKEN, contents="write", pull_requests="write")

    def allow(self, token: str, login: str = WORKFLOW, **permissions: str) -> None:
        """Let a token act as an account; `pull_requests="write"` is `pull-requests: write` in a workflow."""
        named = {name.replace("_", "-"): access for name, access in permissions.items()}
        self._tokens[token] = Account(login, named)

    def script(self, answer: Answer, *, method: str = "", path: str = "", times: int = 1) -> None:
        """Answer the next requests of a method, and with `path` in their path, in this way; in the order of calls."""
        self._script += [_Scripted(answer, method, path)] * times

    def add_comment(self, issue: int, author: str, body: str) -> int:
        """Add a comment, and return its number; an author "" is one whose account is gone."""
        self._last_id += 1
        comment = {
            "id": self._last_id,
            "user": {"login": author, "type": "Bot" if author.endswith("[bot]") else "User"} if author else None,
            "body": body,
            "html_url": f"https://github.com/{self.repository}/pull/{issue}#issuecomment-{self._last_id}",
        }
        self.comments.setdefault(issue, []).append(comment)
        return self._last_id

    def add_pull_request(self, branch: str, base: str = "main", title: str = "", body: str = "", **of: str) -> int:
        """Add a pull request, and return its number; `of` may name its `state` and the `owner` of its branch."""
        number = len(self.pull_requests) + 1
        owner = of.get("owner", self.repository.partition("/")[0])
        self.pull_requests.append(
            {
                "number": number,
                "html_url": f"https://github.com/{self.repository}/pull/{number}",
                "title": title,
                "body": body,
                "state": of.get("state", "open"),
                "head": {"ref": branch, "label": f"{owner}:{branch}"},
                "base": {"ref": base, "label": f"{self.repository.partition('/')[0]}:{base}"},
            }
        )
        return number

    def bodies(self, issue: int) -> list[str]:
        """The comments on an issue or pull request, oldest first."""
        return [comment["body"] for comment in self.comments.get(issue, [])]

    def made(self, method: str, path: str = "") -> list[Recorded]:
        """The requests of a method, with this in their path."""
        return [one for one in self.requests if one.method == method and path in one.path]

    def next_answer(self, request: Request) -> Answer | None:
        """Record a request, and return the answer that is scripted for it."""
        with self._lock:
            recorded = request.recorded()
            self.requests.append(recorded)
            for scripted in self._script:
                if scripted.method in ("", recorded.method) and scripted.path in recorded.path:
                    self._script.remove(scripted)
                    return scripted.answer
        return None

    def do(self, request: Request) -> Reply:
        """Do what a request asks, and return what GitHub answers.

        Raises:
            RefusalError: when GitHub would say no.

        """
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self._tokens:
            raise RefusalError(401, "Bad credentials")
        with self._lock:
            return reply(self, request.recorded(), self._tokens[token])


def send_done(request: Request) -> None:
    """Do what was asked, and say so, or say no."""
    try:
        done = request.server_state.do(request)
    except RefusalError as refusal:
        said = {"message": str(refusal), "documentation_url": "https://docs.github.com/rest"}
        request.send_json(refusal.status, {**said, "errors": refusal.errors} if refusal.errors else said)
    else:
        request.send_json(*done)


def done_then(answer: Answer) -> Answer:
    """Do what was asked, and answer with something else."""

    def do(request: Request) -> None:
        request.server_state.do(request)
        answer(request)

    return do


def status(code: int, message: str = "", **headers: str) -> Answer:
    """An answer with a message; a header `retry_after` is `retry-after`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda request: request.send_json(code, {"message": message}, named)


def rate_limited(code: int = 403, **headers: str) -> Answer:
    """What GitHub says to who asks too often."""
    return status(code, "API rate limit exceeded for installation ID 1.", **headers)


def text(content: bytes, code: int = 200) -> Answer:
    """An answer that may be anything."""
    return lambda request: request.send(code, content)


def redirect(address: str, code: int = 301) -> Answer:
    """Send the client elsewhere."""
    return lambda request: request.send_json(code, {"message": "Moved Permanently"}, {"Location": address})


def cut(request: Request) -> None:
    """Break the connection."""
    request.wfile.flush()
    request.connection.shutdown(socket.SHUT_RDWR)
    request.close_connection = True


def stalling(request: Request) -> None:
    """Say nothing for as long as the server runs."""
    request.server_state.released.wait()
    request.close_connection = True


@contextmanager
def serving_github(repository: str = "octo/store") -> Iterator[GitHubServer]:
    """Run a repository's GitHub on a free port of this machine."""
    state = GitHubServer(repository)
    handler = type("Handler", (Request,), {"server_state": state})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True  # a connection that is kept is none to wait for
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that goes away is no matter
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        state.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield state
        finally:
            state.released.set()
            server.shutdown()
            thread.join()
