"""Calendars and feeds on a web server: CalDAV and WebDAV over https (RFC 4791, RFC 4918)."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import requests

from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.vault import Vault

_SECONDS = (10.0, 30.0)
_LARGEST = 20_000_000
_LONGEST_WAIT = 24 * 3600
_USUAL_WAIT = 300
_HERE = ("localhost", "127.0.0.1", "::1")
_CALENDAR = "text/calendar; charset=utf-8"
_LIST = '<?xml version="1.0"?><d:propfind xmlns:d="DAV:"><d:prop><d:getetag/></d:prop></d:propfind>'
_MAKE = """<?xml version="1.0" encoding="utf-8"?>
<c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>
<d:displayname>{title}</d:displayname>
<c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>
</d:prop></d:set></c:mkcalendar>"""
_DAV = "{DAV:}"
_REJECTED, _BROKEN = 400, 500
_REASONS = {401: "login", 403: "forbidden", 404: "missing", 409: "missing", 412: "changed", 507: "full"}


class _Server:
    """One place on a web server: `url` is https, or on this computer. Redirections are not followed with a login."""

    def __init__(self, key: str, url: str, user: str, secret: str, vault: Vault) -> None:
        parts = urlsplit(url)
        is_here = parts.hostname in _HERE
        if parts.username or (parts.scheme != "https" and not (parts.scheme == "http" and is_here)):
            raise Misconfigured(key, parts.hostname or url, "https://…")
        self._base = url.rstrip("/") + "/"
        login = f"{user}:{vault.secret(secret)}" if user else ""
        self._login = f"Basic {b64encode(login.encode()).decode()}" if login else ""
        self._session = requests.Session()
        self._session.trust_env = not is_here  # no proxy leads to this computer

    def _ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items() if value}
        try:
            answer = self._session.request(
                method,
                self._base + path,
                data=body,
                headers=named,
                auth=self._sign,
                timeout=_SECONDS,
                allow_redirects=False,
                stream=True,
            )
            answer._content = _bounded(answer)
        except requests.exceptions.SSLError as error:
            raise NotCarried("tls") from error
        except requests.exceptions.RequestException as error:
            raise NotCarried(f"unreachable {type(error).__name__}") from error
        return answer

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Log in by the settings alone: without this, requests would look for a login in the user's netrc."""
        if self._login:
            request.headers["Authorization"] = self._login
        return request


def _bounded(answer: requests.Response) -> bytes:
    found = bytearray()
    for part in answer.iter_content(65_536):
        found += part
        if len(found) > _LARGEST:
            answer.close()
            raise NotCarried("protocol too_large", is_final=True)
    return bytes(found)


def _check(answer: requests.Response, *fine: int) -> requests.Response:
    status = answer.status_code
    if status in (429, 503):
        raise NotCarried(f"busy {_wait(answer)}")
    if status not in (*fine, 200, 201, 204, 207):
        other = "rejected" if _REJECTED <= status < _BROKEN else "protocol"
        raise NotCarried(f"{_REASONS.get(status, other)} {status}", is_final=status in (401, 403))
    return answer


def _wait(answer: requests.Response) -> int:
    """Read how many seconds to stay away (RFC 9110 §10.2.3)."""
    told = answer.headers.get("Retry-After", "")
    if told.isdecimal():
        return min(int(told), _LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(told) - parsedate_to_datetime(answer.headers["Date"])).total_seconds()
    except (KeyError, TypeError, ValueError):
        return _USUAL_WAIT
    return int(min(max(seconds, 0), _LONGEST_WAIT))


class WebShelf(_Server):
    """Feeds as files on a web server, by PUT and DELETE."""

    def has(self, name: str) -> bool:
        """Tell whether a file is there; see the port."""
        return _check(self._ask("HEAD", quote(name)), 404).status_code != 404

    def put(self, name: str, content: bytes) -> None:
        """Write a file; see the port."""
        _check(self._ask("PUT", quote(name), content, Content_Type=_CALENDAR))

    def remove(self, name: str) -> None:
        """Delete a file; see the port."""
        _check(self._ask("DELETE", quote(name)), 404)


class CalDav(_Server):
    """A calendar for each room below one address."""

    def open(self, calendar: str, title: str) -> Mapping[str, str]:
        """List a calendar's entries; see the port."""
        path = quote(calendar, safe="") + "/"
        answer = _check(self._ask("PROPFIND", path, _LIST.encode(), Depth="1", Content_Type="application/xml"), 404)
        if answer.status_code == 404:
            made = _MAKE.format(title=escape(title)).encode()
            _check(self._ask("MKCALENDAR", path, made, Content_Type="application/xml"))
            return {}
        return _versions(answer.content)

    def put(self, calendar: str, name: str, content: bytes, etag: str) -> str:
        """Write an entry; see the port."""
        path = f"{quote(calendar, safe='')}/{quote(name, safe='')}"
        condition = {"If_Match": etag} if etag else {"If_None_Match": "*"}
        answer = _check(self._ask("PUT", path, content, Content_Type=_CALENDAR, **condition))
        # Without one the server has changed what it was given (RFC 4791 §5.3.4).
        return answer.headers.get("ETag") or _check(self._ask("HEAD", path)).headers.get("ETag", "")

    def remove(self, calendar: str, name: str, etag: str) -> None:
        """Delete an entry; see the port."""
        path = f"{quote(calendar, safe='')}/{quote(name, safe='')}"
        _check(self._ask("DELETE", path, If_Match=etag), 404)


def _versions(content: bytes) -> dict[str, str]:
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content):
        raise NotCarried("protocol XML", is_final=True)
    try:
        tree: Any = ElementTree.fromstring(content)  # noqa: S314 - bounded, and without entities of its own
    except ElementTree.ParseError as error:
        raise NotCarried("protocol XML") from error
    found = {}
    for one in tree.iter(f"{_DAV}response"):
        name = unquote((one.findtext(f"{_DAV}href") or "").rsplit("/", 1)[-1])
        etag = next((tag.text for tag in one.iter(f"{_DAV}getetag") if tag.text), "")
        if name:
            found[name] = etag
    return found
