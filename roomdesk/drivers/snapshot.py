"""Looks at the still picture that an IP camera gives over HTTP: reachable, not black, not frozen."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding
from roomdesk.drivers import Cause, Verdict, finding
from roomdesk.drivers.wire import snapshot, tls
from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.http import named
from roomdesk.drivers.wire.snapshot import PAUSES, Decode
from roomdesk.ports.driver import DriverCard, Field

CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *snapshot.Sign)


class Snapshot:
    """Up to three pictures within three seconds; what is in them is not kept."""

    card = DriverCard(
        "snapshot",
        "HTTP, JPEG",
        80,
        (
            Field("path", default="/snapshot.jpg"),
            Field("user"),
            Field("password", "secret"),
            Field("tls", "choice", "no", ("no", "yes")),
            Field("sha256"),
        ),
        deadline=8,
    )

    def __init__(
        self,
        now: Callable[[], datetime],
        decode: Decode,
        trust: ssl.SSLContext | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        """Decode pictures by `decode`; verify against `trust`, by default what the operating system trusts."""
        self._now, self._decode, self._trust, self._pauses = now, decode, trust, pauses

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user", ""), secrets.get("password", ""))
        return await finding(device, self._now, self._talk(device, login))

    async def _talk(self, device: Device, login: Login) -> Verdict:
        server, path = named(device, "/snapshot.jpg", self._trust)
        return await snapshot.look(server, path, login, self._decode, self._pauses)
