"""Calendars elsewhere over https: which places are allowed, and servers that redirect, drip, lie and fall silent."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from roomdesk.carriers.outside import OutsideFeeds
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.outside import Fetched

HERE = ("127.0.0.0/8",)
FINE = b'HTTP/1.1 200 OK\r\nETag: "v1"\r\nContent-Length: 5\r\n\r\nhello'


class Feed:
    """An https server on loopback: for each connection the next of its answers, octets or what shall be done."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.answers: list[bytes | Callable[[ssl.SSLSocket], None]] = []
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._context = context
        self.port = int(self._socket.getsockname()[1])
        self.url = f"https://localhost:{self.port}/private-key/basic.ics"
        self.closed = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while not self.closed.is_set():
            try:
                plain, _ = self._socket.accept()
            except OSError:
                return
            with plain:
                try:
                    with self._context.wrap_socket(plain, server_side=True) as line:
                        self._answer(line)
                except OSError:
                    continue

    def _answer(self, line: ssl.SSLSocket) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked:
            asked += line.recv(4096)
        self.asked.append(asked.decode())
        answer = self.answers.pop(0)
        if callable(answer):
            answer(line)
        else:
            line.sendall(answer)

    def close(self) -> None:
        self.closed.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def feed(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Feed]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    made = Feed(context)
    yield made
    made.close()


def why(address: str, networks: tuple[str, ...] = HERE, seconds: float = 5.0) -> str:
    with pytest.raises(NotCarried) as refused:
        OutsideFeeds(networks, seconds)(address)
    assert "private-key" not in refused.value.reason
    return refused.value.reason


def test_a_calendar_is_fetched_and_its_version_asked_for(feed: Feed) -> None:
    feed.answers = [FINE, b"HTTP/1.1 304 Not Modified\r\n\r\n"]
    fetch = OutsideFeeds(HERE)
    assert fetch(f"{feed.url}?token=1") == Fetched(b"hello", '"v1"')
    assert fetch(feed.url, '"v1"') == Fetched(None, "")
    assert feed.asked[0].startswith("GET /private-key/basic.ics?token=1 HTTP/1.1\r\n")
    assert f"Host: localhost:{feed.port}\r\n" in feed.asked[0]
    assert 'If-None-Match: "v1"\r\n' in feed.asked[1]


def test_chunks_are_put_together(feed: Feed) -> None:
    feed.answers = [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"]
    assert OutsideFeeds(HERE)(feed.url).content == b"hello"


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1/x.ics", "https://localhost/x.ics", "https://[::1]/x.ics", "https://10.1.2.3/x.ics",
     "https://192.168.1.1/x.ics", "https://169.254.169.254/latest", "https://[fe80::1]/x", "https://[fd00::1]/x",
     "https://100.64.0.1/x", "https://0.0.0.0/x", "https://[::ffff:127.0.0.1]/x", "https://[64:ff9b::7f00:1]/x",
     "https://[2002:7f00:1::]/x", "https://224.0.0.1/x", "https://2130706433/x"],
)  # fmt: skip
def test_private_places_are_refused_before_anything_is_sent(address: str) -> None:
    assert why(address, ()) in ("private_address", "no_such_host")


def test_a_private_place_of_another_network_than_allowed_is_refused(feed: Feed) -> None:
    assert why(feed.url, ("10.0.0.0/8",)) == "private_address"
    assert feed.asked == []


@pytest.mark.parametrize(
    "address", ["http://localhost/x", "ftp://localhost/x", "file:///etc/passwd", "https://u:p@localhost/x"]
)
def test_only_https_without_a_login(address: str) -> None:
    assert why(address) == "not_https"


def test_redirects_are_followed_and_looked_at_like_the_first_address(feed: Feed) -> None:
    def to(place: str) -> bytes:
        return f"HTTP/1.1 302 Found\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()

    feed.answers = [to("/elsewhere.ics"), FINE]
    assert OutsideFeeds(HERE)(feed.url).content == b"hello"
    assert feed.asked[1].startswith("GET /elsewhere.ics ")
    led = {"http://localhost/x": "not_https", "https://10.0.0.1/x": "private_address", "file:///etc/x": "not_https"}
    for place, reason in led.items():
        feed.answers = [to(place)]
        assert why(feed.url) == reason
    feed.answers = [to("/again")] * 5
    assert why(feed.url) == "redirected"


def test_a_certificate_of_somebody_else_is_refused(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why(feed.url.replace("localhost", "127.0.0.1")) == "tls"
    monkeypatch.delenv("SSL_CERT_FILE")
    assert why(feed.url) == "tls"


@pytest.mark.parametrize(
    ("status", "reason"),
    [(401, "login 401"), (403, "forbidden 403"), (404, "missing 404"), (410, "missing 410"), (429, "busy 429"),
     (500, "protocol 500"), (206, "protocol 206")],
)  # fmt: skip
def test_refusals_have_their_reason(feed: Feed, status: int, reason: str) -> None:
    feed.answers = [f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode()]
    assert why(feed.url) == reason


def test_half_answers_and_no_answers_at_all(feed: Feed) -> None:
    feed.answers = [FINE[:-2], b"", b"SSH-2.0-OpenSSH\r\n", FINE.replace(b"ETag", b"Content-Encoding: gzip\r\nETag")]
    assert why(feed.url).startswith("unreachable")
    assert why(feed.url).startswith("unreachable")
    assert why(feed.url).startswith("unreachable")
    assert why(feed.url) == "protocol Content-Encoding"


def test_what_is_too_large_is_let_go(feed: Feed) -> None:
    def flood(line: ssl.SSLSocket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            line.sendall(b"x" * 100_000)

    feed.answers = [flood]
    assert why(feed.url, seconds=60) == "too_large"


def test_a_server_that_drips_is_left_when_the_time_is_over(feed: Feed) -> None:
    def drip(line: ssl.SSLSocket) -> None:
        for _ in range(200):
            line.sendall(b"H")
            time.sleep(0.05)

    feed.answers = [drip, lambda _line: time.sleep(2)]
    assert why(feed.url, seconds=0.5) == "silent"
    assert why(feed.url, seconds=0.5) == "silent"


def test_nobody_listens() -> None:
    assert why("https://localhost:1/x.ics").startswith("unreachable")
    assert why("https://kein.invalid/x.ics") == "no_such_host"
