"""Reports as tables for a spreadsheet: availability of devices, use of rooms, journeys avoided."""

from __future__ import annotations

from collections.abc import Sequence

from roomdesk.domain.availability import DeviceMonths
from roomdesk.domain.room_use import RoomUse
from roomdesk.domain.travel_saved import TravelSaved
from roomdesk.formats.csv.write import write_rows

_AVAILABILITY = ("site", "room", "code", "name", "kind", "month", "available_percent", "faults")
_USAGE = (
    "site", "room", "name", "bookings", "cancelled", "hours", "open_hours", "use_percent", "arrived", "no_shows",
)  # fmt: skip
_TRAVEL = ("month", "meetings", "km", "hours", "euro", "co2_kg")


def availability(devices: Sequence[DeviceMonths]) -> str:
    """Write one row a device and month; blank where it was not checked yet."""
    return write_rows(
        _AVAILABILITY,
        (
            {
                "site": one.site.code,
                "room": one.room.code,
                "code": one.device.code,
                "name": one.device.name,
                "kind": one.device.kind.value,
                "month": f"{each.month:%Y-%m}",
                "available_percent": None if each.available is None else round(100 * each.available, 2),
                "faults": each.faults,
            }
            for one in devices
            for each in one.months
        ),
    )


def usage(rooms: Sequence[RoomUse]) -> str:
    """Write one row a room; blank where a site notes no arrivals."""
    return write_rows(
        _USAGE,
        (
            {
                "site": one.site.code,
                "room": one.room.code,
                "name": one.room.name,
                "bookings": one.bookings,
                "cancelled": one.cancelled,
                "hours": round(one.hours, 2),
                "open_hours": round(one.open_hours, 2),
                "use_percent": None if one.share is None else round(100 * one.share, 2),
                "arrived": one.arrived,
                "no_shows": one.no_shows,
            }
            for one in rooms
        ),
    )


def travel(saved: TravelSaved) -> str:
    """Write one row a month."""
    return write_rows(
        _TRAVEL,
        (
            {
                "month": f"{month:%Y-%m}",
                "meetings": one.meetings,
                "km": round(one.journeys.km, 1),
                "hours": round(one.journeys.hours, 1),
                "euro": round(one.journeys.euro, 2),
                "co2_kg": round(one.journeys.co2_kg, 1),
            }
            for month, one in saved.months.items()
        ),
    )
