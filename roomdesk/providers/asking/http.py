"""Asking a conference service over https: bounded, verified, led nowhere else."""

from __future__ import annotations

import importlib
import json
import re
import time
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.provider import NotMade

Now = Callable[[], datetime]
_CONNECT_SECONDS, _READ_SECONDS, _DEADLINE_SECONDS = 10.0, 30.0, 60.0
_LARGEST = 1_000_000
_LONGEST_SAID = 200
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LONGEST_WAIT = timedelta(days=2)
_REFUSALS = {401: "login", 403: "forbidden", 404: "not_found", 409: "refused", 429: "too_many"}
_OK, _REDIRECTS, _TOO_MANY, _FAULT = range(200, 300), range(300, 400), 429, 500
_SECRETS = re.compile(
    r"(?i)\b(bearer|basic)\s+\S+|\b\w*(token|secret|password|checksum)\w*[\"']?\s*[=:]\s*\S+|eyJ[\w.-]{20,}"
)


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        """Give the object that the body holds. Raises NotMade."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise NotMade("answer") from error
        if not isinstance(found, dict):
            raise NotMade("answer")
        return found


class Http:
    """One service. `seconds` is how long an answer may take from its first byte to its last."""

    def __init__(self, now: Now, seconds: float = _DEADLINE_SECONDS) -> None:
        self._now, self._seconds = now, seconds

    def ask(  # noqa: PLR0913 - what a request is made of
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        body: Mapping[str, Any] | None = None,
        login: tuple[str, str] | None = None,
        also: Collection[int] = (),
    ) -> Answer:
        """Send one request; answers beside 2xx are refusals, but for those in `also`. Raises NotMade."""
        requests = importlib.import_module("requests")
        sent = {"Accept": "application/json", "User-Agent": "RoomDesk", **(headers or {})}
        try:
            with requests.Session() as session:
                # Without a login of its own a session would look one up in this computer's netrc.
                session.auth = login or _as_it_is
                with session.request(
                    method,
                    url,
                    headers=sent,
                    params=query,
                    data=form,
                    json=body,
                    timeout=(min(_CONNECT_SECONDS, self._seconds), min(_READ_SECONDS, self._seconds)),
                    allow_redirects=False,
                    stream=True,
                ) as reply:
                    answer = Answer(reply.status_code, reply.headers, self._read(reply))
        except requests.exceptions.SSLError as error:
            raise NotMade("tls") from error
        except requests.exceptions.Timeout as error:
            raise NotMade("silent") from error
        except requests.exceptions.ConnectionError as error:
            raise NotMade("silent" if "timed out" in str(error) else "unreachable") from error
        except (requests.exceptions.RequestException, OSError) as error:
            raise NotMade("disconnected") from error
        if answer.status in _OK or answer.status in also:
            return answer
        raise self.refusal(answer)

    def _read(self, reply: Any) -> bytes:
        ends, found = time.monotonic() + self._seconds, b""
        for part in reply.iter_content(16_384):
            found += part
            if len(found) > _LARGEST:
                raise NotMade("too_large")
            if time.monotonic() > ends:
                raise NotMade("silent")
        announced = reply.headers.get("Content-Length", "")
        if announced.isdigit() and not reply.headers.get("Content-Encoding") and len(found) < int(announced):
            raise NotMade("disconnected")
        return found

    def refusal(self, answer: Answer) -> NotMade:
        """Make a refusal of an answer: why, whether for good, and when to ask again."""
        if answer.status in _REDIRECTS:
            return NotMade(
                f"redirected {urlsplit(answer.headers.get('Location', '')).hostname or ''}".strip(), is_final=True
            )
        is_fault = answer.status >= _FAULT
        reason = "fault" if is_fault else _REFUSALS.get(answer.status, "refused")
        is_final = not is_fault and answer.status != _TOO_MANY
        retry = self._retry_at(answer.headers.get("Retry-After", ""))
        return NotMade(f"{reason} {answer.status} {said(answer)}".strip(), is_final=is_final, retry_at=retry)

    def _retry_at(self, text: str) -> datetime | None:
        """Read Retry-After: seconds or a date (RFC 9110 §10.2.3), or as Zoom writes it, an ISO date."""
        now, clean = self._now(), text.strip()
        if not clean:
            return None
        try:
            if clean.isdigit():
                found = now + timedelta(seconds=min(int(clean), _LONGEST_WAIT.total_seconds()))
            elif clean[:4].isdigit():
                found = datetime.fromisoformat(clean)
            else:
                found = parsedate_to_datetime(clean)
        except ValueError:
            return None
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return min(aware, now + _LONGEST_WAIT)


def said(answer: Answer) -> str:
    """Give what a service said about its refusal, in one line and with nothing in it that looks like a secret."""
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return ""
    text = " ".join(_texts(found, ("code", "message", "error", "error_description", "reason", "meta", "ocs")))
    return " ".join(_SECRETS.sub("…", text).split())[:_LONGEST_SAID]


def _texts(found: object, keys: Collection[str], depth: int = 4) -> list[str]:
    if isinstance(found, dict) and depth:
        return [text for key in keys if key in found for text in _texts(found[key], keys, depth - 1)]
    return [str(found)] if isinstance(found, str | int) and not isinstance(found, bool) else []


def address(value: str, key: str) -> str:
    """Check the address of a server: https, or http on this computer; no login in it. Raises Misconfigured."""
    try:
        parts = urlsplit(value)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    except ValueError as error:
        raise Misconfigured(key, value) from error
    if not is_safe or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        raise Misconfigured(key, value, nearest="https://…")
    return value.rstrip("/")


def text(found: Mapping[str, Any], *keys: str) -> str:
    """Give a text or number deep in an answer, as text; empty where it is not there."""
    value: Any = found
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def link(url: str) -> str:
    """Check the link that a service gave: people will open it. Raises NotMade."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or not url.isprintable() or " " in url:
        raise NotMade("answer")
    return url


def part(value: str) -> str:
    """Make one segment of a path of anything."""
    quote: Callable[..., str] = importlib.import_module("urllib.parse").quote
    return quote(value, safe="")


def _as_it_is(request: Any) -> Any:
    return request
