"""Drivers: one module a protocol, and here what they share: a connection, and why there is none."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.equipment import Device, Finding, Health

LONGEST_LINE = 4096
"""Octets of one line that a device may send; whoever sends more is not speaking the protocol."""
LONGEST_EVIDENCE = 500

# Ours to mend, not the device's: such an error must not be laid at its door.
_OUR_OWN = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}


class Cause(StrEnum):
    """What any driver may find before the device has said a word that counts."""

    OK = "ok"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    CLOSED = "closed"
    PROTOCOL = "protocol"
    NAME_NOT_FOUND = "name_not_found"
    NOT_CONFIGURED = "not_configured"


class Verdict(NamedTuple):
    health: Health
    cause: str
    evidence: str


class Unanswered(Exception):
    """There was no conversation, or it broke off; carries the verdict."""

    def __init__(self, cause: Cause, evidence: str) -> None:
        super().__init__(cause, evidence)
        ours = cause in (Cause.NAME_NOT_FOUND, Cause.NOT_CONFIGURED)
        self.verdict = Verdict(Health.UNKNOWN if ours else Health.FAILED, cause, evidence)


class Told(Exception):
    """The device has answered, but not what was asked for; carries the verdict, which is its answer."""

    def __init__(self, health: Health, cause: str, evidence: str) -> None:
        super().__init__(cause, evidence)
        self.verdict = Verdict(health, cause, evidence)


class Stream(NamedTuple):
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


async def finding(device: Device, now: Callable[[], datetime], conversation: Awaitable[Verdict]) -> Finding:
    """Turn a conversation into a finding with its latency; none where the device was not reached."""
    began = time.perf_counter()
    latency: float | None = None
    try:
        try:
            verdict = await conversation
        except Told as told:
            verdict = told.verdict
        latency = (time.perf_counter() - began) * 1000
    except Unanswered as error:
        verdict = error.verdict
    return Finding(device.code, verdict.health, verdict.cause, printable(verdict.evidence), now(), latency)


def printable(text: str) -> str:
    """Make what a device said fit for a table and a log: no control characters, at most 500 characters."""
    return "".join(one if one.isprintable() else "�" for one in text[:LONGEST_EVIDENCE])


@asynccontextmanager
async def connection(host: str, port: int | None, tls: ssl.SSLContext | None = None) -> AsyncIterator[Stream]:
    """Open a TCP connection, over TLS with a context; closed at the end, whatever happens.

    Raises Unanswered where there is none or the device hangs up; ssl.SSLError where TLS fails.
    """
    if not host or port is None:
        raise Unanswered(Cause.NOT_CONFIGURED, "no host" if not host else "no port")
    stream = await _connected(host, port, tls)
    try:
        yield stream
    except ssl.SSLError:
        raise
    except (asyncio.IncompleteReadError, OSError) as error:
        raise Unanswered(Cause.CLOSED, "the device hung up") from error
    except asyncio.LimitOverrunError as error:
        raise Unanswered(Cause.PROTOCOL, f"more than {LONGEST_LINE} octets without an end of line") from error
    finally:
        # A polite close would wait for a device that may never answer; nothing of ours is left unsent here.
        stream.writer.transport.abort()
        with suppress(OSError):
            await stream.writer.wait_closed()


async def _connected(host: str, port: int, tls: ssl.SSLContext | None) -> Stream:
    name = host if tls else None
    failures: list[OSError] = []
    for address in await addresses(host):
        try:
            return Stream(
                *await asyncio.open_connection(address, port, limit=LONGEST_LINE, ssl=tls, server_hostname=name)
            )
        except ssl.SSLError:
            raise
        except OSError as error:
            if error.errno in _OUR_OWN:
                raise
            failures.append(error)
    raise _unanswered(failures, f"{host}:{port}")


def _unanswered(failures: list[OSError], where: str) -> Unanswered:
    for kind, cause in (
        (ConnectionRefusedError, Cause.REFUSED),
        (ConnectionError, Cause.CLOSED),
        (TimeoutError, Cause.SILENT),
    ):
        if any(isinstance(one, kind) for one in failures):
            return Unanswered(cause, where)
    return Unanswered(Cause.UNREACHABLE, f"{where}: {failures[-1].strerror or failures[-1]}")


async def addresses(host: str) -> list[str]:
    """Look a name up, IPv4 first, without holding the loop. Raises Unanswered where there is none of that name."""
    with suppress(ValueError):
        return [str(ipaddress.ip_address(host))]
    # A thread of its own for each name: the loop's pool has few, and a dead name server would make the round wait
    # for them at its end, long after every deadline.
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()
    threading.Thread(target=_look_up, args=(host, loop, answer), daemon=True).start()
    try:
        return await answer
    except (OSError, ValueError) as error:
        raise Unanswered(Cause.NAME_NOT_FOUND, host) from error


def _look_up(host: str, loop: asyncio.AbstractEventLoop, answer: asyncio.Future[list[str]]) -> None:
    found: list[str] = []
    failure: OSError | ValueError | None = None
    try:
        # IPv4 first: it is what equipment in offices speaks, and a dead IPv6 route would eat the deadline.
        families = sorted(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM), key=lambda one: one[0])
        found = [str(address[0]) for *_, address in families]
    except (OSError, ValueError) as error:
        failure = error

    def deliver() -> None:
        if answer.cancelled():
            return
        if failure:
            answer.set_exception(failure)
        else:
            answer.set_result(found)

    with suppress(RuntimeError):  # the round is over and its loop closed
        loop.call_soon_threadsafe(deliver)
