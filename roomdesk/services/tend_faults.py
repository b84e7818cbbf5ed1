"""Tend faults: what is broken, which meetings it puts at risk, who sees to it, and when it is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from roomdesk.domain.availability import MonthShare, year_before
from roomdesk.domain.booking import Booking
from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance, in_a_row
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import Fault, Invalid, NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, DeviceCode, RoomCode
from roomdesk.domain.notices import RISK
from roomdesk.domain.people import Person
from roomdesk.domain.rights import may_tend
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import to_wall
from roomdesk.domain.wording import prose, title
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Query, Store
from roomdesk.services.acting import Acting
from roomdesk.services.alternatives import Sought, like_rooms
from roomdesk.services.answers import DeviceStory
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.device_months import device_months
from roomdesk.services.list_bookings import ListBookings

_STRIP = 200
"""How many findings of a device are told at most."""


@frozen
class TendFaults:
    store: Store
    clock: Clock
    acting: Acting
    rules: BookingRules
    bookings: ListBookings

    def standing(self) -> Mapping[DeviceCode, DeviceFault]:
        """List the open faults by device, the oldest first. Raises Stranger."""
        self.acting()
        return self.store.device_faults.standing()

    def recent(self) -> tuple[DeviceCode, ...]:
        """Name the devices that had a fault at any moment of this week, each once. Raises Stranger."""
        self.acting()
        return tuple(dict.fromkeys(one.device for one in self.store.device_faults.since(self.clock.now() - RISK)))

    def device(self, code: DeviceCode) -> DeviceStory:
        """Tell all about a device. Raises NotFound, Stranger."""
        self.acting()
        device = self._device(code)
        findings = self.store.findings(code, _STRIP)
        fault = self.store.device_faults.standing().get(code)
        return DeviceStory(
            device,
            findings,
            in_a_row(findings),
            fault,
            self.at_risk(device.room) if fault else (),
            self._months(device),
            self.in_maintenance().get(code),
        )

    def in_maintenance(self) -> Mapping[DeviceCode, Maintenance]:
        """List the devices that are worked on now, of whose faults nobody is told. Raises Stranger."""
        self.acting()
        now = self.clock.now()
        return {code: one for code, one in self.store.device_faults.in_maintenance().items() if one.lasts(now)}

    def at_risk(self, room: RoomCode) -> tuple[Booking, ...]:
        """List the meetings in a room from now on, a week ahead; private ones masked. Raises Stranger."""
        now = self.clock.now()
        return tuple(one for one in self.bookings(Query(now, now + RISK, (room,))) if one.status.blocks)

    def proposals(self, booking: BookingId, room: RoomCode) -> tuple[Alternative, ...]:
        """Offer up to three sets of rooms for a meeting: in place of one, a free one with the same kit that works.

        Raises NotFound, Stranger.
        """
        who, meeting = self.acting(), self.store.booking(booking)
        rooms = self.store.rooms()
        devices = {one.code: one.room for one in self.store.devices()}
        faulty = frozenset(devices[code] for code in self.store.device_faults.standing() if code in devices)
        sought = Sought(
            tuple(rooms[code] for code in meeting.rooms),
            meeting.slot,
            who,
            meeting.setup,
            moving=frozenset({booking}),
            avoiding=faulty,
        )
        return tuple(like_rooms(self.store, self.rules, sought, {room}))

    # ── what technicians do ─────────────────────────────────────────────────────────────────────────────
    def acknowledge(self, device: DeviceCode) -> None:
        """Say that somebody knows of the fault. Raises NotYours, NotFound."""
        who = self._tends()
        self.store.device_faults.acknowledge(device, who.email, self.clock.now())

    def assign(self, device: DeviceCode, to: str) -> None:
        """Say who sees to the fault, a colleague or a firm; nobody if empty. Raises NotYours, NotFound, Invalid."""
        self._tends()
        self.store.device_faults.assign(device, title(to) if to.strip() else "")

    def note(self, device: DeviceCode, text: str) -> None:
        """Add a note to the fault. Raises NotYours, NotFound, Invalid."""
        who = self._tends()
        said = prose(text)
        if said:
            self.store.device_faults.note(device, FaultNote(self.clock.now(), who.email, said))

    def maintain(self, device: DeviceCode, reason: str = "", until: datetime | None = None) -> None:
        """Put a device into maintenance: it is checked, but nobody is told of its faults.

        Raises NotYours, NotFound, Invalid.
        """
        who, now = self._tends(), self.clock.now()
        if until is not None and until <= now:
            raise Invalid(Fault.EMPTY_SLOT, until.isoformat())
        said = title(reason) if reason.strip() else ""
        self.store.device_faults.maintain(device, Maintenance(until, said, who.email, now))

    def resume(self, device: DeviceCode) -> None:
        """End a device's maintenance. Raises NotYours, NotFound where there is none."""
        self._tends()
        self.store.device_faults.maintain(device, None)

    def close(self, device: DeviceCode) -> DeviceFault:
        """Close the fault by hand; two more failed checks open another. Raises NotYours, NotFound."""
        who = self._tends()
        closed = self.store.device_faults.end([device], who.email, self.clock.now())
        if not closed:
            raise NotFound("fault", device)
        return closed[0]

    def _tends(self) -> Person:
        who = self.acting()
        may_tend(who)
        return who

    def _device(self, code: DeviceCode) -> Device:
        for one in self.store.devices():
            if one.code == code:
                return one
        raise NotFound("device", code)

    def _months(self, device: Device) -> tuple[MonthShare, ...]:
        """Give the last twelve months of a device, this one so far, of the opening hours of its site."""
        now = self.clock.now()
        today = to_wall(now, self.store.sites()[self.store.rooms()[device.room].site].timezone).date()
        (found,) = device_months(self.store, (device,), year_before(today), today, now)
        return found.months
