"""The picture of an IP camera over HTTP, looked at three times: whether it is black, or stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum

from roomdesk.domain.equipment import Health
from roomdesk.domain.picture import is_black
from roomdesk.drivers import Cause, Told, Verdict
from roomdesk.drivers.wire.digest import Login, authorization, challenge
from roomdesk.drivers.wire.http import Answer, Where, basic, conversation

LONGEST_PICTURE = 6_000_000
_JPEG = b"\xff\xd8\xff"
_LOGIN, _FORBIDDEN, _NOT_FOUND = 401, 403, 404

Decode = Callable[[bytes], bytes]
"""Makes a JPEG small and grey: brightness of each point, nothing where it is no picture."""


class Sign(StrEnum):
    """What is found of a picture beside what any driver may find."""

    CREDENTIALS = "credentials"
    HTTP_STATUS = "http_status"
    NO_PICTURE = "no_picture"
    BLACK = "black"
    FROZEN = "frozen"


PAUSES = (1.0, 2.0)
"""Seconds before the second picture and the third."""


Fetch = Callable[[float], Awaitable[bytes]]
"""Gives the next picture, as JPEG, when so many seconds have passed."""


async def judged(fetch: Fetch, decode: Decode, pauses: Sequence[float] = PAUSES) -> Verdict:
    """Fetch pictures until one differs from the first, three at most. Raises Told, and what `fetch` raises.

    Two pictures of a live sensor are never the same octet by octet, whatever stands before it; some cameras keep one
    for a second, so that a third is looked at. A clock that is written into a frozen picture hides that it is frozen.
    """
    first = await fetch(0)
    points = await asyncio.to_thread(decode, first)
    if not points:
        raise Told(Health.FAILED, Sign.NO_PICTURE, f"{len(first)} octets that are no picture")
    said = f"picture {len(first) // 1024} KiB, brightness {sum(points) // len(points)} of 255"
    if is_black(points):
        return Verdict(Health.DEGRADED, Sign.BLACK, said)
    for pause in pauses:
        if await fetch(pause) != first:
            return Verdict(Health.OK, Cause.OK, said)
    return Verdict(Health.FAILED, Sign.FROZEN, f"{said}, {len(pauses) + 1} times the same")


async def look(server: Where, path: str, login: Login, decode: Decode, pauses: Sequence[float] = PAUSES) -> Verdict:
    """Fetch pictures from a camera's web server and judge them. Raises Told, Unanswered."""

    async def fetch(pause: float) -> bytes:
        await asyncio.sleep(pause)
        return await _picture(server, path, login)

    return await judged(fetch, decode, pauses)


async def _picture(server: Where, path: str, login: Login) -> bytes:
    async with conversation(server, LONGEST_PICTURE) as camera:
        answer = await camera.ask("GET", path)
        asked = answer.fields.get("www-authenticate", ()) if answer.status == _LOGIN else ()
        if asked and login.user:
            digest = challenge(asked)
            if digest:
                said = {"Authorization": authorization(digest, login, "GET", path)}
            elif server.tls:
                said = basic(login)
            else:
                raise Told(Health.UNKNOWN, Sign.CREDENTIALS, "only a login in the clear is offered; it was not sent")
            answer = await camera.ask("GET", path, said)
    return _read(answer)


def _read(answer: Answer) -> bytes:
    if answer.status in (_LOGIN, _FORBIDDEN):
        raise Told(Health.UNKNOWN, Sign.CREDENTIALS, answer.line)
    if answer.status != 200:
        failed = answer.status >= 500 or answer.status == _NOT_FOUND
        raise Told(Health.FAILED if failed else Health.DEGRADED, Sign.HTTP_STATUS, answer.line)
    if not answer.body.startswith(_JPEG):
        kind = "a web page" if answer.is_page else answer.fields.get("content-type", ("nothing",))[0]
        raise Told(Health.FAILED, Sign.NO_PICTURE, f"no JPEG but {kind}")
    return answer.body
