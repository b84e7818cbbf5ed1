"""Tell of faults by mail: organizers and the reception, once a meeting; and again when it is over."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, DeviceCode, Email
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Told
from roomdesk.domain.notices import RISK
from roomdesk.domain.people import Person, Role
from roomdesk.domain.rights import may_tend, serves_all, tends
from roomdesk.domain.wording import is_certified
from roomdesk.ports.clock import Clock
from roomdesk.ports.faults import FaultTold
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.store import Query, Store
from roomdesk.ports.writer import AtRisk, FaultLetter, FaultMailWriter, Posted
from roomdesk.services.acting import Acting
from roomdesk.services.tend_faults import TendFaults

_RECENT = timedelta(days=7)
"""How long after its end somebody is told that a fault is over."""
MOST = 20
"""People who are written to in one go."""
_LEFT = (MailState.SENT, MailState.SENDING, MailState.UNKNOWN)


class Telling(NamedTuple):
    """One person to be told of one fault and these meetings, or that it is over."""

    fault: DeviceFault
    device: Device
    to: Email
    bookings: tuple[Booking, ...]
    is_over: bool = False


class WrittenTelling(NamedTuple):
    """A mail about a fault, and its text as it will be read."""

    telling: Telling
    mail: Mail
    posted: Posted


@frozen
class TellFaults:
    """`sender` writes; where it is blank, whoever acts does."""

    store: Store
    clock: Clock
    acting: Acting
    tending: TendFaults
    write: FaultMailWriter
    sender: Email
    language: str
    has_server: bool

    def __call__(self, most: int = MOST) -> tuple[Mail, ...]:
        """Put mail for those who do not know yet into the outbox, for so many at most at a time. Raises Stranger.

        Whoever gets some asks again: many faults at once keep nobody waiting behind them. Nothing without a mail
        server, for an invented municipality, where nobody wants it, and from a desk that does not see every meeting:
        another one does it.
        """
        who, faults = self.acting(), self.store.device_faults
        is_set_up = self.has_server and not self.store.municipality().is_demo
        if not (is_set_up and self._may(who) and self._sender(who) and faults.mail_wanted()):
            return ()
        written = map(self._write, islice(self._due(), most))
        return tuple(
            one.mail
            for one in written
            if faults.tell(one.mail, one.telling.fault, [booking.id for booking in one.telling.bookings])
        )

    def preview(self, device: DeviceCode) -> tuple[WrittenTelling, ...]:
        """Write what would go out now about one device, and leave it at that. Raises Stranger."""
        who = self.acting()
        if not (self._may(who) and self._sender(who)):
            return ()
        return tuple(self._write(one) for one in self._due() if one.device.code == device)

    def told(self, device: DeviceCode) -> tuple[FaultTold, ...]:
        """List who was told of a device's open fault; for whoever sees every meeting. Raises NotFound, Stranger."""
        self.acting()
        fault = self.store.device_faults.standing().get(device)
        if fault is None:
            raise NotFound("fault", device)
        found = self.store.device_faults.told(fault.opened_at)
        return tuple(one for one in found if (one.device, one.opened_at) == (device, fault.opened_at))

    # ── whether anybody is told at all ──────────────────────────────────────────────────────────────────
    def is_wanted(self) -> bool:
        self.acting()
        return self.store.device_faults.mail_wanted()

    def setting(self) -> tuple[bool, bool]:
        """Tell whether anybody is told by mail, and whether whoever acts may change that. Raises Stranger."""
        who = self.acting()
        return self.store.device_faults.mail_wanted(), tends(who)

    def want(self, is_wanted: bool) -> None:
        """Have people told of faults by mail, or not. Raises NotYours, Stranger."""
        may_tend(self.acting())
        self.store.device_faults.want_mail(is_wanted)

    # ── who is told what ────────────────────────────────────────────────────────────────────────────────
    def _due(self) -> Iterator[Telling]:
        now, record = self.clock.now(), self.store.device_faults
        faults = record.since(now - _RECENT)
        if not faults:
            return
        told: dict[tuple[DeviceCode, datetime], list[FaultTold]] = {}
        for one in record.told(now - _RECENT):
            told.setdefault((one.device, one.opened_at), []).append(one)
        devices = {one.code: one for one in self.store.devices() if not one.retired}
        worked_on = {code for code, one in record.in_maintenance().items() if one.lasts(now)}
        for fault in reversed(faults):
            device = devices.get(fault.device)
            known = told.get((fault.device, fault.opened_at), [])
            if device is None:
                continue
            if fault.closed_at:
                yield from self._over(fault, device, known, now)
            elif device.code not in worked_on:
                yield from self._standing(fault, device, known, now)

    def _standing(
        self, fault: DeviceFault, device: Device, told: Iterable[FaultTold], now: datetime
    ) -> Iterator[Telling]:
        known = {(one.booking, one.receiver) for one in told}
        concerned: dict[Email, list[Booking]] = {}
        for one in self.store.bookings(Query(now, now + RISK, (device.room,))):
            if one.status.blocks and not one.hidden:
                for person in dict.fromkeys((one.organizer, *self._reception(device))):
                    if _reads_mail(person) and (one.id, person) not in known:
                        concerned.setdefault(person, []).append(one)
        for person, bookings in concerned.items():
            yield Telling(fault, device, person, tuple(bookings))

    def _over(
        self, fault: DeviceFault, device: Device, told: Collection[FaultTold], now: datetime
    ) -> Iterator[Telling]:
        known = {(one.booking, one.receiver) for one in told if one.is_over}
        concerned: dict[Email, list[BookingId]] = {}
        for one in told:
            if not one.is_over and one.state in _LEFT and (one.booking, one.receiver) not in known:
                concerned.setdefault(one.receiver, []).append(one.booking)
        if not concerned:
            return
        coming = {one.id: one for one in self.store.bookings(Query(now, now + 2 * RISK, (device.room,)))}
        for person, ids in concerned.items():
            bookings = tuple(coming[one] for one in ids if one in coming and coming[one].status.blocks)
            if bookings:
                yield Telling(fault, device, person, bookings, is_over=True)

    def _reception(self, device: Device) -> list[Email]:
        site = self.store.rooms()[device.room].site
        people = self.store.people().values()
        return [one.email for one in people if one.role is Role.RECEPTION and one.site in (None, site)]

    def _may(self, who: Person) -> bool:
        """Where the database itself guards what is seen, leave it to those who see everything."""
        return self.store.login is None or serves_all(who)

    def _sender(self, who: Person) -> Email:
        return self.sender or (who.email if "@" in who.email else Email(""))

    # ── the mail ────────────────────────────────────────────────────────────────────────────────────────
    def _write(self, telling: Telling) -> WrittenTelling:
        person, sender = self.store.people().get(telling.to), self._sender(self.acting())
        room = self.store.rooms()[telling.device.room]
        site, now = self.store.sites()[room.site], self.clock.now().replace(microsecond=0)
        letter = FaultLetter(
            str(uuid.uuid4()),
            telling.is_over,
            telling.device.name,
            room,
            site,
            tuple(self._at_risk(one, telling) for one in telling.bookings),
            (person.language if person else "") or self.language,
            sender,
            self.store.municipality().name,
            telling.to,
            person.name if person else "",
            now,
        )
        posted, fault = self.write(letter), telling.fault
        uid = f"fault-{fault.device}-{int(fault.opened_at.timestamp())}"
        told = Told(telling.to, None, Method.RECOVERY if telling.is_over else Method.FAULT, 0, "")
        mail = Mail(letter.id, telling.bookings[0].id, uid, told, sender, posted.subject, posted.content, now, now)
        return WrittenTelling(telling, mail, posted)

    def _at_risk(self, booking: Booking, telling: Telling) -> AtRisk:
        """Say of a private meeting to others only when it is."""
        is_theirs = telling.to in (booking.organizer, booking.created_by)
        title = "" if booking.private and not is_theirs else booking.title
        rooms = self.store.rooms()
        offers = () if telling.is_over else self.tending.proposals(booking.id, telling.device.room)
        staying = {*booking.rooms} - {telling.device.room}
        names = tuple(", ".join(rooms[one].name for one in offer.rooms if one not in staying) for offer in offers)
        return AtRisk(title, booking.slot, names)


def _reads_mail(address: str) -> bool:
    """Whether mail of a program reaches somebody there: certified mailboxes (PEC) are for acts alone."""
    return "@" in address and not is_certified(address)
