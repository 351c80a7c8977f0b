"""Git over HTTP on this machine, as GitHub serves it: a repository that tokens may read, or write too.

`git http-backend` does the work; source: `git help http-backend` and RFC 3875 (CGI).
"""

import base64
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit


class GitServer:
    """What is served where, what each token may do, and which of them pushed."""

    def __init__(self, remote: Path, repository: str) -> None:
        self.remote, self.repository = remote, repository
        self.rights: dict[str, Mapping[str, str]] = {}
        self.pushed_by: list[str] = []
        self.url = ""

    @property
    def remote_url(self) -> str:
        return f"{self.url}/{self.repository}"


class _Request(BaseHTTPRequestHandler):
    served: GitServer

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing."""

    def _serve(self) -> None:
        address = urlsplit(self.path)
        writes = "git-receive-pack" in self.path
        token = self._token()
        allowed = ("write",) if writes else ("read", "write")
        if not token:
            self._refuse(401)
        elif self.served.rights.get(token, {}).get("contents") not in allowed:
            self._refuse(403)
        else:
            if writes and self.command == "POST":
                self.served.pushed_by.append(token)
            self._answer(address.path, address.query)

    def _token(self) -> str:
        kind, _, secret = self.headers.get("Authorization", "").partition(" ")
        return base64.b64decode(secret).decode().partition(":")[2] if kind.lower() == "basic" else ""

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("WWW-Authenticate", 'Basic realm="GitHub"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, path: str, query: str) -> None:
        remote = self.served.remote
        environment = {
            "GIT_PROJECT_ROOT": str(remote.parent),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": "token",
            "REQUEST_METHOD": self.command,
            "PATH_INFO": f"/{remote.name}{path.removeprefix(f'/{self.served.repository}').removeprefix('.git')}",
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "HTTP_GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        done = subprocess.run(["git", "http-backend"], env=environment, input=content, capture_output=True, check=True)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        self.send_response(int(headers.pop("Status", "200").split()[0]))
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving_git(remote: Path, repository: str) -> Iterator[GitServer]:
    """Serve a bare repository on a free port of this machine."""
    served = GitServer(remote, repository)
    handler = type("Handler", (_Request,), {"served": served})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        served.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
