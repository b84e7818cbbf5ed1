"""SMTP servers on loopback: one that keeps what it gets, and one whose every answer a test chooses."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session

from roomdesk.domain.errors import Misconfigured
from tests.fakes.ports import free_port


class Kept:
    """Keeps every message as it came."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []
        self.envelopes: list[tuple[str | None, list[str]]] = []
        self.refuse = ""

    async def handle_RCPT(self, _server: Any, _session: Session, envelope: Envelope, address: str, _o: Any) -> str:  # noqa: N802
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.messages.append(envelope.content)
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 kept"


class Server:
    """A running server, what it kept, and the authority that its certificate is trusted by."""

    def __init__(self, controller: Controller, kept: Kept, trusted: ssl.SSLContext) -> None:
        self.controller, self.kept, self.trusted = controller, kept, trusted

    @property
    def port(self) -> int:
        return int(self.controller.server.sockets[0].getsockname()[1])


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


def _login(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"sale", b"segreta"), handled=False)


@pytest.fixture
def serve(authority: trustme.CA) -> Iterator[Callable[..., Server]]:
    """Start servers; `tls` from the first octet, `starttls` after a plain start, `host` in the certificate."""
    started: list[Controller] = []

    def start(*, tls: bool = False, starttls: bool = False, host: str = "localhost", login: bool = False) -> Server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(context)
        trusted = ssl.create_default_context()
        authority.configure_trust(trusted)
        kept, facts = Kept(), dict[str, Any]()
        if starttls:
            facts = {"tls_context": context, "require_starttls": True}
        if login:
            facts |= {"authenticator": _login, "auth_required": True}
        controller = Controller(
            kept, hostname="localhost", port=free_port(), ssl_context=context if tls else None, **facts
        )
        controller.start()
        started.append(controller)
        return Server(controller, kept, trusted)

    yield start
    for one in started:
        one.stop()


class Rude:
    """A server that follows a script: for each line it reads, the next answer; None hangs up."""

    def __init__(self, *answers: str | None, greeting: str = "220 hello") -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._answers, self._greeting = list(answers), greeting
        self.read: list[str] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        link, _ = self._socket.accept()
        with link, link.makefile("rwb") as wire:
            wire.write(self._greeting.encode() + b"\r\n")
            wire.flush()
            in_data = False
            while line := wire.readline():
                self.read.append(line.decode().strip())
                if in_data and line != b".\r\n":
                    continue
                answer = self._answers.pop(0)
                if answer is None:
                    return
                in_data = answer.startswith("354")
                wire.write(answer.encode() + b"\r\n")
                wire.flush()

    def close(self) -> None:
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def rude() -> Iterator[Callable[..., Rude]]:
    started: list[Rude] = []

    def start(*answers: str | None, **facts: str) -> Rude:
        started.append(Rude(*answers, **facts))
        return started[-1]

    yield start
    for one in started:
        one.close()


class OneSecret:
    """A vault that knows one password."""

    def __init__(self, value: str = "") -> None:
        self._value = value

    def secret(self, name: str) -> str:
        if name != "smtp" or not self._value:
            raise Misconfigured(f"@{name}")
        return self._value

    def keep(self, name: str, value: str) -> None:
        assert name == "smtp"
        self._value = value
