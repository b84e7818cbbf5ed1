"""A CalDAV server on loopback that keeps what it gets, with versions, and fails as a test tells it to."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote
from xml.sax.saxutils import escape

LOGIN = b"Basic " + base64.b64encode(b"sale:segreta")


class WebServer:
    """`files` by path, `calendars` that are there; `answers` are given in place of the real ones, in turn.

    What stands in `before_put` happens when something is about to be written.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.calendars: set[str] = set()
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.before_put: list[Callable[[], object]] = []
        self.asked: list[tuple[str, str]] = []
        self.listing: bytes | None = None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"web": self}))
        self._server.daemon_threads = True
        self._server.block_on_close = False
        # Whoever asks may hang up in the middle of a long answer.
        self._server.handle_error = lambda *_facts: None  # type: ignore[method-assign]
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def etag(self, path: str) -> str:
        return f'"{hashlib.md5(self.files[path]).hexdigest()}"' if path in self.files else ""

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: WebServer

    def log_message(self, *_facts: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = unquote(self.path)
        self.web.asked.append((self.command, path))
        if self.headers.get("Authorization", "").encode() != LOGIN:
            self._give(401)
        elif self.web.answers:
            status, headers = self.web.answers.pop(0)
            self._give(status, headers=headers)
        else:
            getattr(self, f"_{self.command.lower()}")(path, body)

    do_PUT = do_DELETE = do_HEAD = do_PROPFIND = do_MKCALENDAR = _answer  # noqa: N815

    def _put(self, path: str, body: bytes) -> None:
        if self.web.before_put:
            self.web.before_put.pop()()
        known = self.web.etag(path)
        wanted, new = self.headers.get("If-Match"), self.headers.get("If-None-Match")
        if (wanted and wanted != known) or (new and known):
            self._give(412)
        else:
            self.web.files[path] = body
            self._give(201, headers={"ETag": self.web.etag(path)})

    def _delete(self, path: str, _body: bytes) -> None:
        self._give(204 if self.web.files.pop(path, None) else 404)

    def _head(self, path: str, _body: bytes) -> None:
        self._give(200 if path in self.web.files else 404, headers={"ETag": self.web.etag(path)})

    def _propfind(self, path: str, _body: bytes) -> None:
        if path not in self.web.calendars:
            self._give(404)
            return
        parts = [
            f"<d:response><d:href>{escape(name)}</d:href><d:propstat><d:prop>"
            f"<d:getetag>{escape(self.web.etag(name))}</d:getetag></d:prop></d:propstat></d:response>"
            for name in (path, *self.web.files)
            if name.startswith(path)
        ]
        made = f'<d:multistatus xmlns:d="DAV:">{"".join(parts)}</d:multistatus>'.encode()
        self._give(207, made if self.web.listing is None else self.web.listing)

    def _mkcalendar(self, path: str, _body: bytes) -> None:
        self.web.calendars.add(path)
        self._give(201)

    def _give(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
