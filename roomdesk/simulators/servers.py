"""Servers on loopback, each on a port of its own, all on one event loop in one thread."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
"""One conversation with a client, from its connection to its end."""

_HOST = "127.0.0.1"
_BACKLOG = 128


@contextmanager
def serving(behaviours: Sequence[Answering | None], tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, ...]]:
    """Serve each behaviour until the end of `with`; gives the ports, in order. None is a port that refuses."""
    with ExitStack() as stack:
        doors = [stack.enter_context(_door(listens=behaviour is not None)) for behaviour in behaviours]
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


def _door(*, listens: bool) -> socket.socket:
    """Take a free port. It is kept taken without listening where it refuses, so that nobody else answers there."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.bind((_HOST, 0))
    if listens:
        door.listen(_BACKLOG)
    return door


async def _serve(
    served: Sequence[tuple[socket.socket, Answering]], tls: ssl.SSLContext | None, over: asyncio.Event
) -> None:
    conversations: set[asyncio.Task[None]] = set()

    def welcome(behaviour: Answering) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], None]:
        def start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            conversation = asyncio.create_task(_converse(behaviour, reader, writer))
            conversations.add(conversation)
            conversation.add_done_callback(conversations.discard)

        return start

    servers = [
        await asyncio.start_server(welcome(behaviour), sock=door, backlog=_BACKLOG, ssl=tls)
        for door, behaviour in served
    ]
    await over.wait()
    for server in servers:
        server.close()
    running = list(conversations)
    for conversation in running:
        conversation.cancel()
    await asyncio.gather(*running, return_exceptions=True)


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
