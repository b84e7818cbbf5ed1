"""A conference service on loopback: answers as its documentation says, or rudely when it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Asked(NamedTuple):
    """A request as it came: the path with its escapes, the query's text, JSON or form as `body`."""

    method: str
    path: str
    raw_query: str
    headers: Message
    body: Any

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.raw_query))


@dataclass
class Said:
    status: int = 200
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    half: bool = False
    holds: threading.Event | None = None


class FakeService:
    """Meetings by handle; `rude` answers in place of the service, `asked` is what came, without what fetches tokens."""

    secret = "very-secret"
    card_values: dict[str, str] = {}  # noqa: RUF012 - replaced by each service

    def __init__(self) -> None:
        self.meetings: dict[str, dict[str, Any]] = {}
        self.asked: list[Asked] = []
        self.rude: Callable[[Asked], Said | None] | None = None
        self.token_rude: Said | None = None
        self.tokens = 0
        self.base = ""

    def values(self) -> dict[str, str]:
        """Give the settings that lead here."""
        return {}

    def token(self, asked: Asked) -> Said | None:
        """Answer what fetches a token; None for anything else."""
        return None

    def answer(self, asked: Asked) -> Said:
        raise NotImplementedError

    def hear(self, asked: Asked) -> Said:
        found = self.token(asked)
        if found is not None:
            self.tokens += 1
            return self.token_rude or found
        self.asked.append(asked)
        return (self.rude(asked) if self.rude else None) or self.answer(asked)

    def is_bearer(self, asked: Asked) -> bool:
        return asked.headers["Authorization"] == f"Bearer token-{self.tokens}"

    def fresh_token(self) -> Said:
        return Said(200, {"access_token": f"token-{self.tokens + 1}", "expires_in": 3600, "token_type": "Bearer"})


@contextmanager
def running(service: FakeService) -> Iterator[FakeService]:
    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            parts = urlsplit(self.path)
            content = self.rfile.read(int(self.headers["Content-Length"] or 0))
            said = service.hear(
                Asked(self.command, parts.path, parts.query, self.headers, _read(self.headers, content))
            )
            if said.holds:
                said.holds.wait(10)
            sent = said.raw if said.raw is not None else b"" if said.body is None else json.dumps(said.body).encode()
            self.send_response(said.status)
            for name, value in {"Content-Type": "application/json", **said.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(sent) * 2 if said.half else len(sent)))
            self.end_headers()
            try:
                self.wfile.write(sent)
            except OSError:
                self.close_connection = True
            if said.half:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    service.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _read(headers: Message, content: bytes) -> Any:
    if not content:
        return None
    if headers.get_content_type() == "application/json":
        return json.loads(content)
    return dict(parse_qsl(content.decode(), keep_blank_values=True))
