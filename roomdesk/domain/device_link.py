"""The link that stands on a device's label, and which device it means: `roomdesk:device/PJ-GIUNTA`."""

from __future__ import annotations

from urllib.parse import quote, unquote

from roomdesk.domain.ids import DeviceCode

SCHEME = "roomdesk:"
_DEVICE = f"{SCHEME}device/"


def link(code: DeviceCode) -> str:
    """Write the link of a device; it leads to no server, only to RoomDesk on the computer where it is opened."""
    return _DEVICE + quote(code, safe="")


def code_of(text: str) -> DeviceCode | None:
    """Read which device a link means, as it is scanned or typed; None where it is no link of a device."""
    said = text.strip()
    # Some scanners type capitals, some a slash more.
    if not said.lower().startswith(_DEVICE):
        return None
    code = unquote(said[len(_DEVICE) :]).strip("/ ")
    return DeviceCode(code) if code else None
