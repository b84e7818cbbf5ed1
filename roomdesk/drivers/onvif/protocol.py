"""ONVIF on the wire: requests of two services, the login, the answers (ONVIF Core §8, Media §5)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.xml import document, every, text

SERVICE = "/onvif/device_service"
_SOAP = "http://www.w3.org/2003/05/soap-envelope"
DEVICE = "http://www.onvif.org/ver10/device/wsdl"
MEDIA = "http://www.onvif.org/ver10/media/wsdl"
_WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"


class Information(NamedTuple):
    maker: str
    model: str
    firmware: str
    serial: str


class Action(NamedTuple):
    """What is asked for, of which service, with which parameters as XML."""

    name: str
    service: str = DEVICE
    inside: str = ""


def request(action: Action, header: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{_SOAP}"><s:Header>{header}</s:Header>'
        f'<s:Body><{action.name} xmlns="{action.service}">{action.inside}</{action.name}></s:Body></s:Envelope>'
    ).encode()


def fields(action: Action) -> dict[str, str]:
    """Give the HTTP fields of a request."""
    return {"Content-Type": f'application/soap+xml; charset=utf-8; action="{action.service}/{action.name}"'}


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


CAPABILITIES = Action("GetCapabilities", DEVICE, "<Category>Media</Category>")
PROFILES = Action("GetProfiles", MEDIA)


def snapshot(profile: str) -> Action:
    return Action("GetSnapshotUri", MEDIA, f"<ProfileToken>{escape(profile)}</ProfileToken>")


def media_path(octets: bytes) -> str:
    """Read from the answer to GetCapabilities at which path the media service is. Raises ValueError."""
    media = next(every(document(octets), "Media"), None)
    return _path(text(media, "XAddr") if media is not None else "")


def first_profile(octets: bytes) -> str:
    """Read the token of the first profile. Raises ValueError where there is none."""
    found = next((one.get("token") for one in every(document(octets), "Profiles")), None)
    if not found:
        raise ValueError("no profile")
    return found


class Place(NamedTuple):
    """Where a picture is, at the camera that is asked and no other: port 0 is the usual one."""

    tls: bool
    port: int
    path: str


def snapshot_place(octets: bytes) -> Place:
    """Read the answer to GetSnapshotUri; the host in it is passed over. Raises ValueError."""
    uri = text(document(octets), "Uri")
    return Place(uri.lower().startswith("https:"), urlsplit(uri).port or 0, _path(uri))


def _path(uri: str) -> str:
    split = urlsplit(uri)
    if split.scheme not in ("http", "https") or not split.path.startswith("/"):
        raise ValueError(f"no address: {uri}")
    path = f"{split.path}?{split.query}" if split.query else split.path
    return quote(path, safe="/?&=;:,+@!$*()~-._%")
