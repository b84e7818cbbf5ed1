"""A PJLink conversation: greeting, password, then one command at a time."""

from __future__ import annotations

from roomdesk.drivers import Cause, Stream, Unanswered
from roomdesk.drivers.pjlink import protocol

_STRAY_LINES = 8


class Denied(Exception):
    """The device wants a password, or another one."""


async def greet(stream: Stream, password: str) -> bytes:
    """Read the greeting; gives what the first command begins with. Raises Denied and Unanswered."""
    greeting = protocol.text(await stream.reader.readuntil(protocol.END))
    if protocol.is_denied(greeting):
        raise Denied(greeting)
    try:
        random = protocol.random_of(greeting)
    except ValueError:
        raise Unanswered(Cause.PROTOCOL, f"not PJLink: {greeting[:80]}") from None
    if random and not password:
        raise Denied("the device asks for a password, none is set")
    return protocol.digest(random, password) if random else b""


async def ask(stream: Stream, command: str, value: str = "?", *, prefix: bytes = b"", pj_class: int = 1) -> str:
    """Send a command and give the answer to it. Raises Denied and Unanswered."""
    stream.writer.write(prefix + protocol.request(command, pj_class, value))
    await stream.writer.drain()
    line = ""
    for _ in range(_STRAY_LINES):
        line = protocol.text(await stream.reader.readuntil(protocol.END))
        if protocol.is_denied(line):
            raise Denied(line)
        answer = protocol.reply(line, command)
        if answer is not None:
            return answer
    raise Unanswered(Cause.PROTOCOL, f"{command} answered with {line[:80]}")
