"""ONVIF on the wire: two requests of the device service, the login, the answers (ONVIF Core §8)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import UTC, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.xml import document, every, text

SERVICE = "/onvif/device_service"
_SOAP = "http://www.w3.org/2003/05/soap-envelope"
_DEVICE = "http://www.onvif.org/ver10/device/wsdl"
_WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"


class Information(NamedTuple):
    maker: str
    model: str
    firmware: str
    serial: str


def request(action: str, header: str = "") -> bytes:
    """Write a request without parameters, `GetDeviceInformation` or `GetSystemDateAndTime`."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{_SOAP}"><s:Header>{header}</s:Header>'
        f'<s:Body><{action} xmlns="{_DEVICE}"/></s:Body></s:Envelope>'
    ).encode()


def fields(action: str) -> dict[str, str]:
    """Give the HTTP fields of a request."""
    return {"Content-Type": f'application/soap+xml; charset=utf-8; action="{_DEVICE}/{action}"'}


def token(login: Login, at: datetime, nonce: bytes = b"") -> str:
    """Write who asks: the password as SHA-1 with nonce and time, the camera's time (WS-Security 1.0 §3)."""
    once, created = nonce or secrets.token_bytes(16), at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    digest = hashlib.sha1(once + created.encode() + login.password.encode(), usedforsecurity=False).digest()
    return (
        f'<Security s:mustUnderstand="1" xmlns="{_WSS}-wssecurity-secext-1.0.xsd"><UsernameToken>'
        f"<Username>{escape(login.user)}</Username>"
        f'<Password Type="{_WSS}-username-token-profile-1.0#PasswordDigest">{_base64(digest)}</Password>'
        f'<Nonce EncodingType="{_WSS}-soap-message-security-1.0#Base64Binary">{_base64(once)}</Nonce>'
        f'<Created xmlns="{_WSS}-wssecurity-utility-1.0.xsd">{created}</Created></UsernameToken></Security>'
    )


def _base64(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def information(octets: bytes) -> Information:
    """Read the answer to GetDeviceInformation. Raises ValueError where it is none."""
    root = document(octets)
    if next(every(root, "GetDeviceInformationResponse"), None) is None:
        raise ValueError(root.tag)
    return Information(*(text(root, one) for one in ("Manufacturer", "Model", "FirmwareVersion", "SerialNumber")))


def clock(octets: bytes) -> datetime | None:
    """Read the answer to GetSystemDateAndTime: the camera's time in UTC, None where it does not say."""
    try:
        utc = next(every(document(octets), "UTCDateTime"), None)
        if utc is None:
            return None
        year, month, day, hour, minute, second = (
            int(text(utc, one)) for one in ("Year", "Month", "Day", "Hour", "Minute", "Second")
        )
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None


def fault(octets: bytes) -> str | None:
    """Read a SOAP fault: its subcode and reason in a line, None where it is none."""
    try:
        root = document(octets)
    except ValueError:
        return None
    found = next(every(root, "Fault"), None)
    if found is None:
        return None
    codes = [(one.text or "").strip().rpartition(":")[2] for one in every(found, "Value")]
    return ", ".join(one for one in (*codes[1:], text(found, "Text")) if one) or "fault"
