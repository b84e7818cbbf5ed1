"""What the equipment screen asks of the desk, in the store lane: all devices, and the story of one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from roomdesk.domain.equipment import DeviceKind
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.line_history import LineHistory
from roomdesk.gui.equipment.rows import DeviceRow, Fleet
from roomdesk.services.answers import DeviceStory

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_LATELY = timedelta(days=14)


def look(desk: Desk) -> Fleet:
    """Read every device in use, how it was last found, and its open fault."""
    around = desk.look_around
    places, faults, drivers = around.places(), desk.tend_faults.standing(), desk.edit_places.look().drivers
    worked_on = desk.tend_faults.in_maintenance()
    rows = []
    for one in around.devices():
        room = places.rooms.get(one.device.room)
        if room is None or one.device.retired:
            continue
        site = places.sites[room.site]
        card = drivers.get(one.device.driver)
        label = card.label if card else one.device.driver
        fault = faults.get(one.device.code)
        row = DeviceRow(one.device, room.name, site.name, label, site.timezone, one.finding, fault)
        rows.append(row._replace(in_maintenance=one.device.code in worked_on))
    return Fleet({one.device.code: one for one in rows}, places, around.who())


class Told(NamedTuple):
    """The story of a device; and of a line on which something was measured of late, what that was."""

    story: DeviceStory
    line: LineHistory | None = None


def tell(desk: Desk, device: DeviceCode, now: datetime) -> Told:
    story = desk.tend_faults.device(device)
    if story.device.kind is not DeviceKind.LINE:
        return Told(story)
    line = desk.report_line.of(device, (now - _LATELY).date())
    return Told(story, line if line.measured else None)
