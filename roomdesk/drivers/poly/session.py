"""A session with a Poly device: opened, used, and closed whatever happens."""

from __future__ import annotations

import asyncio
import json
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from roomdesk.domain.equipment import Device, Health
from roomdesk.drivers import Cause, Told, Unanswered
from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.http import Answer, Conversation, conversation, where

_SESSION = "/rest/session"
_DENIED = (401, 403)
_LOG_OUT_SECONDS = 1.5
_COOKIE = re.compile(r"([^=;\s]+)=([^;]*)")


class Session:
    """Who is logged in: the cookies, and the token that every call repeats."""

    def __init__(self, device: Conversation) -> None:
        self._device = device
        self._cookies: dict[str, str] = {}
        self._token = ""

    async def ask(self, method: str, path: str, value: object = None) -> Any:
        """Ask once; gives the JSON that is answered, None without any. Raises Told and Unanswered."""
        body = b"" if value is None else json.dumps(value).encode()
        fields = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if body else {})
        fields |= {"Cookie": "; ".join(f"{name}={one}" for name, one in self._cookies.items())} if self._cookies else {}
        fields |= {"X-XSRF-Token": self._token} if self._token else {}
        answer = await self._device.ask(method, path, fields, body)
        self._remember(answer)
        if answer.status in _DENIED or answer.is_page:
            raise Told(Health.UNKNOWN, "credentials", answer.line)
        if answer.status >= 300:
            raise Told(Health.FAILED if answer.status >= 500 else Health.DEGRADED, "http_status", answer.line)
        return _json(answer.body)

    def _remember(self, answer: Answer) -> None:
        for field in answer.fields.get("set-cookie", ()):
            if found := _COOKIE.match(field):
                self._cookies[found[1]] = found[2]
        # WORKAROUND: older firmware gives the token in a field of its own, newer (from 4.0) only in a cookie.
        given = answer.fields.get("x-xsrf-token", ("",))[0] or self._cookies.get("XSRF-TOKEN", "")
        self._token = given or self._token


def _json(body: bytes) -> Any:
    if not body.strip():
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unanswered(Cause.PROTOCOL, f"not JSON: {body[:60]!r}") from error


@asynccontextmanager
async def logged_in(device: Device, login: Login, trust: ssl.SSLContext | None) -> AsyncIterator[Session]:
    """Log in, and out again at the end even where time is up: sessions left open lock these devices up."""
    if not login.password:
        raise Unanswered(Cause.NOT_CONFIGURED, "no password")
    async with conversation(where(device.host, device.port or 443, device.options.get("sha256", ""), trust)) as open_:
        session = Session(open_)
        try:
            said = await session.ask("POST", _SESSION, {"user": login.user, "password": login.password})
            if isinstance(said, dict) and said.get("success") is False:
                raise Told(Health.UNKNOWN, "credentials", "the login is refused")
            yield session
        finally:
            await _log_out(session)


async def _log_out(session: Session) -> None:
    with suppress(Told, Unanswered, OSError, TimeoutError, asyncio.IncompleteReadError):
        async with asyncio.timeout(_LOG_OUT_SECONDS):
            await session.ask("DELETE", _SESSION)
