"""What this computer's screen asks of the desk: the server that lines are measured to."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from roomdesk.domain.equipment import DeviceKind
from roomdesk.domain.ids import SiteCode

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


def server(desk: Desk, sites: Collection[SiteCode] | None) -> str:
    """Give the server of the first site's line; empty where no line is measured."""
    around = desk.look_around
    rooms = around.places().rooms
    for one in around.devices():
        device = one.device
        is_line = device.kind is DeviceKind.LINE and device.host and not device.retired
        if is_line and (sites is None or rooms[device.room].site in sites):
            return device.host
    return ""
