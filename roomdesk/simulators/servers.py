"""Servers on loopback, each on a port of its own, all on one event loop in one thread."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import cast
from weakref import WeakSet

from roomdesk.domain.frozen import frozen

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""One conversation with a client, from its connection to its end."""


@frozen
class OverUdp:
    """Datagrams: what each is answered with, and after how many seconds. Without `answer` the port refuses."""

    answer: Callable[[bytes], Sequence[bytes]] | None
    delay: float | Callable[[], float] = 0


Behaviour = Answering | OverUdp | None
"""What stands at a port; None is one that refuses."""

_HOST = "127.0.0.1"
_BACKLOG = 128


@contextmanager
def serving(behaviours: Sequence[Behaviour], tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, ...]]:
    """Serve each behaviour until the end of `with`; gives the ports, in order."""
    with ExitStack() as stack:
        doors = [stack.enter_context(_door(behaviour)) for behaviour in behaviours]
        loop, over = asyncio.new_event_loop(), asyncio.Event()
        stack.callback(loop.close)
        served = [(door, behaviour) for door, behaviour in zip(doors, behaviours, strict=True) if behaviour]
        thread = threading.Thread(
            target=loop.run_until_complete, args=(_serve(served, tls, over),), name="simulated devices", daemon=True
        )
        thread.start()
        stack.callback(thread.join)
        stack.callback(loop.call_soon_threadsafe, over.set)
        yield tuple(door.getsockname()[1] for door in doors)


def _door(behaviour: Behaviour) -> socket.socket:
    """Take a free port. It is kept taken without listening where it refuses, so that nobody else answers there."""
    if isinstance(behaviour, OverUdp):
        door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        door.bind((_HOST, 0))
        if behaviour.answer is None:
            # Connected to itself it takes nothing from others, and their datagrams are refused.
            door.connect(door.getsockname())
        door.setblocking(False)
        return door
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.bind((_HOST, 0))
    if behaviour is not None:
        door.listen(_BACKLOG)
    return door


async def _serve(
    served: Sequence[tuple[socket.socket, Answering | OverUdp]], tls: ssl.SSLContext | None, over: asyncio.Event
) -> None:
    conversations: set[asyncio.Task[None]] = set()
    connections: WeakSet[asyncio.WriteTransport] = WeakSet()

    def welcome(behaviour: Answering) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]:
        def start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connections.add(writer.transport)
            if over.is_set():
                return
            conversation = asyncio.create_task(_converse(behaviour, reader, writer))
            conversations.add(conversation)
            conversation.add_done_callback(conversations.discard)

        return start

    servers = [
        await asyncio.start_server(welcome(behaviour), sock=door, backlog=_BACKLOG, ssl=tls)
        for door, behaviour in served
        if not isinstance(behaviour, OverUdp)
    ]
    transports = [
        (await asyncio.get_running_loop().create_datagram_endpoint(partial(_Datagrams, behaviour), sock=door))[0]
        for door, behaviour in served
        if isinstance(behaviour, OverUdp) and behaviour.answer
    ]
    await over.wait()
    for transport in transports:
        transport.abort()
    await _see_off(servers, conversations, connections)


async def _see_off(
    servers: Sequence[asyncio.Server],
    conversations: set[asyncio.Task[None]],
    connections: WeakSet[asyncio.WriteTransport],
) -> None:
    # Who is at the door is let in first, and a conversation begun: cancelled before, they would leave sockets open. So
    # would a server that is closed by then (Server._attach), so it only stops listening for now.
    for door in (door for server in servers for door in server.sockets):
        asyncio.get_running_loop().remove_reader(door.fileno())
    if entering := asyncio.all_tasks() - {asyncio.current_task(), *conversations}:
        await asyncio.wait(entering, timeout=1)
    for server in servers:
        server.close()
    await asyncio.sleep(0)
    # Among them who is still silent in the handshake of TLS.
    running = [*conversations, *entering]
    for conversation in running:
        conversation.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    # Also those whose conversation is over, and whose last words nobody takes.
    for connection in connections:
        connection.abort()
    await asyncio.sleep(0)


async def _converse(behaviour: Answering, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        await behaviour(reader, writer)
    except asyncio.CancelledError:
        writer.transport.abort()
        raise
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        writer.transport.abort()  # the client hung up, or does not speak the protocol
    finally:
        writer.close()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, behaviour: OverUdp) -> None:
        self._behaviour = behaviour
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        if self._behaviour.answer:
            delay = self._behaviour.delay
            for answer in self._behaviour.answer(data):
                seconds = delay() if callable(delay) else delay
                asyncio.get_running_loop().call_later(seconds, self._send, answer, addr)

    def _send(self, answer: bytes, addr: tuple[str, int]) -> None:
        if self._transport and not self._transport.is_closing():
            self._transport.sendto(answer, addr)
