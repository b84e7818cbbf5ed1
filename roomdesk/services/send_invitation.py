"""Send invitations: whoever does not know yet what a meeting is now is written to, and nobody twice."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.errors import Misconfigured, NotYours
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Meeting, Message, Told, messages, told_by, written_by
from roomdesk.domain.places import Room, Site
from roomdesk.domain.rights import may_change
from roomdesk.domain.travel import TravelRates, avoided
from roomdesk.domain.wording import is_certified
from roomdesk.ports.clock import Clock
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.ports.store import Store
from roomdesk.ports.writer import CalendarWriter, Letter, MailWriter, Posted
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.list_bookings import for_eyes_of

EVERY_STATE = tuple(MailState)


class Written(NamedTuple):
    """What would be sent to one person: the mail, and its text as they will read it."""

    mail: Mail
    posted: Posted
    is_new: bool = False


class Sending(NamedTuple):
    """What was put into the outbox, or would be; `by_hand` is for addresses of certified mail (PEC), which get none.

    A certified mailbox wraps what it gets so that no calendar finds the invitation; they are sent a PDF by hand.
    """

    written: tuple[Written, ...]
    by_hand: tuple[Written, ...] = ()

    @property
    def certified(self) -> tuple[Email, ...]:
        return tuple(dict.fromkeys(one.mail.told.email for one in self.by_hand))


class Standing(NamedTuple):
    """What was and is to be sent about a meeting, oldest first, and to how many there is something new to say.

    Nobody is counted before the first invitation has been asked for.
    """

    mails: tuple[Mail, ...] = ()
    untold: int = 0


@frozen
class SendInvitation:
    """`sender` is the address that writes in place of each organizer; blank for their own."""

    store: Store
    clock: Clock
    acting: Acting
    entries: CalendarEntries
    write_calendar: CalendarWriter
    write_mail: MailWriter
    rates: TravelRates
    sender: Email
    language: str
    has_server: bool

    @property
    def is_set_up(self) -> bool:
        """Whether mail can leave: there is a server, and the people are not those of the demonstration."""
        return self.has_server and not self.store.municipality().is_demo

    def __call__(self, booking: BookingId) -> Sending:
        """Put mail for everybody concerned into the outbox; what waits there about this meeting is replaced.

        Raises NotFound, NotYours, Misconfigured without a mail server.
        """
        if not self.is_set_up:
            raise Misconfigured("mail.host")
        sending = self.preview(booking)
        for uid in self._parts(self.store.booking(booking)):
            self.store.outbox.queue(uid, [written.mail for written in sending.written if written.mail.uid == uid])
        return sending

    def preview(self, booking: BookingId) -> Sending:
        """Write what sending would put into the outbox, and leave it at that. Raises NotFound, NotYours.

        A series that was cut ("this and following") is one meeting to those who were invited: all its parts are told.
        """
        who = self.acting()
        found = self.store.booking(booking)
        if for_eyes_of(who, found).hidden:
            raise NotYours("invite", who.email)
        may_change(who, found)
        wanted = [(one, message) for uid, one in self._parts(found).items() for message in self._news(uid, one)]
        written = [self._write(one, message) for one, message in wanted]
        certified = tuple(one for one in written if is_certified(one.mail.told.email))
        return Sending(tuple(one for one in written if one not in certified), certified)

    def decline(self, booking: BookingId, who: Email) -> Mail:
        """Tell somebody who proposed another time that the meeting stays (DECLINECOUNTER, RFC 5546 §3.2.8).

        Raises NotFound, NotYours, Misconfigured without a mail server.
        """
        if not self.is_set_up:
            raise Misconfigured("mail.host")
        found = self.store.booking(booking)
        may_change(self.acting(), found)
        entry = self.entries.single(found)
        meeting = Meeting(replace(entry, attendees=tuple(one for one in entry.attendees if one.email == who)))
        own = (written_by(meeting, self.sender) if self.sender else meeting).own or entry
        written = self._write(found, Message(who, Method.DECLINECOUNTER, own))
        self.store.outbox.add(written.mail)
        return written.mail

    def state(self, booking: BookingId) -> tuple[Mail, ...]:
        """List what was and is to be sent about a meeting, oldest first, dropped mail left out. Raises NotYours."""
        who = self.acting()
        found = self.store.booking(booking)
        if for_eyes_of(who, found).hidden:
            raise NotYours("invite", who.email)
        states = tuple(one for one in EVERY_STATE if one is not MailState.DROPPED)
        return self.store.outbox.mails(booking, states)

    def standing(self, booking: BookingId) -> Standing:
        """Sum up, for whoever may see the meeting; nothing for others. Raises NotFound."""
        who = self.acting()
        found = self.store.booking(booking)
        if for_eyes_of(who, found).hidden:
            return Standing()
        parts = self._parts(found)
        mails = tuple(mail for one in dict.fromkeys(parts.values()) for mail in self.state(one.id))
        if not mails:
            return Standing()
        waits = {one.told.email for one in mails if one.state is MailState.PENDING}
        told = (message.to for uid, one in parts.items() for message in self._news(uid, one))
        news = {person for person in told if not is_certified(person)}
        return Standing(mails, len(news - waits))

    def _kin(self, booking: Booking) -> tuple[Booking, ...]:
        """Give the booking, and one of each series that was one with its own."""
        others = self.store.kin(booking.series) if booking.series else ()
        found = [booking, *(self.store.booking(one) for one in others)]
        return tuple({one.uid: one for one in reversed(found)}.values())[::-1]

    def _parts(self, booking: Booking) -> dict[str, Booking]:
        """Give a booking for each UID under which people were told of the meeting; its own first.

        Where the cut of a series was undone, dates that were mailed under the UID of its tail have their old one again.
        """
        parts = {one.uid: one for one in self._kin(booking)}
        given_up = self.store.given_up(booking.series) if booking.series else ()
        return parts | {uid: booking for uid in given_up if uid not in parts}

    def _news(self, uid: str, booking: Booking) -> tuple[Message, ...]:
        told = self.store.outbox.told(uid)
        if uid != booking.uid:
            return messages(self._given_up(uid, booking, told), told)
        meeting = self.entries.meeting(booking, {when for one in told for when in (one.recurrence, *one.skipped)})
        return messages(written_by(meeting, self.sender) if self.sender else meeting, told)

    def _given_up(self, uid: str, booking: Booking, told: Sequence[Told]) -> Meeting:
        """Make a meeting that is off, of a UID that no date has any more."""
        sequence = max((one.sequence for one in told), default=0) + 1
        entry = replace(self.entries.single(booking), uid=uid, sequence=sequence, recurrence=None)
        meeting = Meeting(None, off={None: replace(entry, status=Status.CANCELLED)})
        return written_by(meeting, self.sender) if self.sender else meeting

    def _write(self, booking: Booking, message: Message) -> Written:
        people, now = self.store.people(), self.clock.now().replace(microsecond=0)
        sender = Email(message.entry.organizer)
        person = people.get(message.to)
        named = next((one.name for one in message.entry.attendees if one.email == message.to), "")
        letter = Letter(
            str(uuid.uuid4()),
            message,
            self.write_calendar([message.entry], message.method),
            (person.language if person else "") or self.language,
            sender,
            message.entry.organizer_name,
            named or (person.name if person else ""),
            avoided(self._sites(booking), self.rates),
            self._directions(booking),
        )
        posted = self.write_mail(letter)
        told = told_by(message)
        mail = Mail(letter.id, booking.id, message.entry.uid, told, sender, posted.subject, posted.content, now, now)
        return Written(mail, posted, message.is_new)

    def _directions(self, booking: Booking) -> tuple[str, ...]:
        rooms, sites = self.store.rooms(), self.store.sites()
        there = [rooms[code] for code in booking.rooms]
        places: list[Site | Room] = []
        for code in dict.fromkeys(one.site for one in there):
            places += [sites[code], *(one for one in there if one.site == code)]
        return tuple(f"{one.name}: {one.directions}" for one in places if one.directions)

    def _sites(self, booking: Booking) -> Sequence[Site]:
        rooms, sites = self.store.rooms(), self.store.sites()
        return [sites[rooms[code].site] for code in booking.rooms]
