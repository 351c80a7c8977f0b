"""A publisher's site on this machine: serves one file in every way that goes wrong in the world."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TypeAlias

Answer: TypeAlias = Callable[["Request"], None]
"""Answers one request."""


class Request(BaseHTTPRequestHandler):
    """One request; HTTP 1.1, so that a length that is said must be kept."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_GET(self) -> None:
        self.site.requests.append((self.path, dict(self.headers)))
        answers = self.site.answers.get(self.path, [missing])
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""

    def head(self, status: int, length: int | None = None, **headers: str) -> None:
        """Send status and headers; `Content_Type` is `Content-Type`."""
        self.send_response(status)
        if length is None:
            self.close_connection = True
        else:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def cut(self) -> None:
        """Break the connection."""
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True


class Site:
    """What a server does: a list of answers by path, of which the last is given again and again."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.released = Event()
        self.url = ""

    @property
    def ranges(self) -> list[str]:
        """The part that each request asked for, "" for the whole file."""
        return [headers.get("Range", "") for _, headers in self.requests]


@contextmanager
def serving() -> Iterator[Site]:
    """Run a site on a free port of this machine."""
    site = Site()
    handler = type("Handler", (Request,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that goes away is no matter
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        site.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield site
        finally:
            site.released.set()
            server.shutdown()
            thread.join()


def missing(request: Request) -> None:
    request.head(404, 0)


def status(code: int) -> Answer:
    """An answer without a body."""
    return lambda request: request.head(code, 0)


def file(content: bytes, **headers: str) -> Answer:
    """The whole file, whatever was asked for."""

    def answer(request: Request) -> None:
        request.head(200, len(content), **headers)
        request.wfile.write(content)

    return answer


def ranged(content: bytes, tag: str = '"one"') -> Answer:
    """The file, or the part that is asked for while the file is the one that the client knows."""

    def answer(request: Request) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        if wanted is None or request.headers.get("If-Range") != tag:
            file(content, ETag=tag)(request)
        elif int(wanted[1]) >= len(content):
            request.head(416, 0)
        else:
            start = int(wanted[1])
            part = f"bytes {start}-{len(content) - 1}/{len(content)}"
            request.head(206, len(content) - start, ETag=tag, Content_Range=part)
            request.wfile.write(content[start:])

    return answer


def cut_after(count: int, content: bytes, **headers: str) -> Answer:
    """Say the whole length, send some bytes of it, and break the connection."""

    def answer(request: Request) -> None:
        request.head(200, len(content), **headers)
        request.wfile.write(content[:count])
        request.cut()

    return answer


def stalling(count: int, content: bytes, **headers: str) -> Answer:
    """Send some bytes, and then nothing more."""

    def answer(request: Request) -> None:
        request.head(200, len(content), **headers)
        request.wfile.write(content[:count])
        request.wfile.flush()
        request.site.released.wait()
        request.close_connection = True

    return answer


def without_length(content: bytes) -> Answer:
    """Send the file and close: no length is said."""

    def answer(request: Request) -> None:
        request.head(200, None)
        request.wfile.write(content)

    return answer


def endless(request: Request) -> None:
    """Send bytes for as long as they are taken."""
    request.head(200, None)
    while not request.site.released.is_set():
        request.wfile.write(b"PK\x03\x04" + bytes(60_000))


def redirect(target: str) -> Answer:
    """Send the client elsewhere."""
    return lambda request: request.head(302, 0, Location=target)
