"""A port for a server that is started later, or comes back: below those that the system hands out to others."""

from __future__ import annotations

import random
import socket
from contextlib import suppress


def free_port() -> int:
    """Give a port of loopback that nobody listens at."""
    while True:
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", random.randrange(20_000, 32_000)))
            return int(found.getsockname()[1])
