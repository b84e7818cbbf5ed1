"""Which messages tell everybody what has changed since they were told last (RFC 5546 §3.2.2, §3.2.5)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from roomdesk.domain.booking import Attendee, Status
from roomdesk.domain.ids import Email
from roomdesk.domain.invitation import Invitation, Method


class Told(NamedTuple):
    """What somebody was told last of one entry: of the meeting, or of the date `recurrence` of it.

    `skipped` are the dates that the message itself left out (EXDATE): nobody need be told that they are off.
    """

    email: Email
    recurrence: datetime | None
    method: Method
    sequence: int
    digest: str
    skipped: frozenset[datetime] = frozenset()


class Message(NamedTuple):
    """One entry on its way to one person: Outlook reads no second entry, Google no copy."""

    to: Email
    method: Method
    entry: Invitation
    is_new: bool = False


class Meeting(NamedTuple):
    """All entries of one UID: its own (None where no date is ordinary), its exceptions, what is off.

    `off` holds what was cancelled, by date, the whole meeting under None. `ordinary` holds the dates that are as the
    rule has them, at least those of which somebody was told something apart, or that they are left out.
    """

    own: Invitation | None
    exceptions: tuple[Invitation, ...] = ()
    off: Mapping[datetime | None, Invitation] = MappingProxyType({})
    ordinary: Mapping[datetime, Invitation] = MappingProxyType({})


def written_by(meeting: Meeting, sender: Email) -> Meeting:
    """Put whoever writes in the organizer's place, under the organizer's name.

    Answers go to the organizer, and mail from anybody else in their name is refused (DMARC).
    """

    def by_sender(entry: Invitation) -> Invitation:
        return replace(entry, organizer=sender, organizer_name=entry.organizer_name or entry.organizer)

    return Meeting(
        by_sender(meeting.own) if meeting.own else None,
        tuple(by_sender(one) for one in meeting.exceptions),
        {when: by_sender(one) for when, one in meeting.off.items()},
        {when: by_sender(one) for when, one in meeting.ordinary.items()},
    )


def messages(meeting: Meeting, told: Iterable[Told]) -> tuple[Message, ...]:
    """List what is to be sent: by person, and for each the whole before its dates.

    `told` is in the order of telling.
    """
    known: dict[Email, dict[datetime | None, Told]] = {}
    for one in told:
        dates = known.setdefault(one.email, {})
        if one.recurrence is None:
            # Whatever was told of single dates went with it.
            dates.clear()
        dates[one.recurrence] = one
    standing = [*([meeting.own] if meeting.own else []), *meeting.exceptions]
    people = sorted({one.email for entry in standing for one in entry.attendees} | set(known))
    return tuple(message for email in people for message in _Person(meeting, email, known.get(email, {})).messages())


class _Person:
    """What one person was told, and what there is to tell."""

    def __init__(self, meeting: Meeting, email: Email, known: Mapping[datetime | None, Told]) -> None:
        self.meeting, self.email, self.known = meeting, email, dict(known)
        self.is_new = not any(one.method is Method.REQUEST for one in known.values())
        own = meeting.own
        self.own = own if own and self._is_invited(own) else None

    def messages(self) -> list[Message]:
        return [*self._whole(), *self._apart(), *self._as_the_rule_has_them(), *self._off()]

    def _whole(self) -> list[Message]:
        last = self.known.get(None)
        if self.own and _is_news(self.own, last):
            # A client that takes a series anew may forget its exceptions: they are told again.
            self.known = {None: told_by(Message(self.email, Method.REQUEST, self.own))}
            return [Message(self.email, Method.REQUEST, self.own, self.is_new)]
        if self.own is None and last and last.method is Method.REQUEST:
            # Single dates that stood apart are taken back one by one too, as Exchange does (MS-OXOCAL).
            dates = [one for when, one in self.known.items() if when and one.method is Method.REQUEST]
            self.known = {}
            return [self._taken_back(one) for one in (last, *dates)]
        return []

    def _apart(self) -> list[Message]:
        return [
            Message(self.email, Method.REQUEST, entry, self.is_new)
            for entry in self.meeting.exceptions
            if self._is_invited(entry) and _is_news(entry, self.known.get(entry.recurrence))
        ]

    def _as_the_rule_has_them(self) -> list[Message]:
        """Tell of the dates that are ordinary again to whoever was told otherwise."""
        if self.own is None:
            return []
        whole = self.known.get(None)
        left_out = whole.skipped if whole else frozenset()
        return [
            Message(self.email, Method.REQUEST, entry)
            for when, entry in sorted(self.meeting.ordinary.items())
            if (when in self.known or when in left_out) and _is_news(entry, self.known.get(when))
        ]

    def _off(self) -> list[Message]:
        """Take back the dates that this person has and that are off, at all or for them."""
        here = {entry.recurrence for entry in self.meeting.exceptions if self._is_invited(entry)}
        if self.own:
            here |= {None, *self.meeting.ordinary}
        found = [
            self._taken_back(one)
            for when, one in sorted(self.known.items(), key=lambda one: _by_time(one[0]))
            if one.method is Method.REQUEST and when not in here
        ]
        whole = self.known.get(None)
        if self.own and whole:
            elsewhere = {entry.recurrence for entry in self.meeting.exceptions if not self._is_invited(entry)}
            gone = {when for when in (*self.meeting.off, *elsewhere) if when and when not in self.known}
            found += [
                self._taken_back(whole._replace(recurrence=when)) for when in sorted(gone) if when not in whole.skipped
            ]
        return found

    def _taken_back(self, last: Told) -> Message:
        """Write a CANCEL of what this person was asked to; only they are named in it (RFC 5546 §3.2.5)."""
        entry = self._last_entry(last.recurrence)
        person = next((one for one in entry.attendees if one.email == self.email), Attendee(self.email))
        entry = replace(
            entry,
            attendees=(person,),
            status=Status.CANCELLED,
            sequence=max(entry.sequence, last.sequence),
            skipped=(),
            added=(),
        )
        return Message(self.email, Method.CANCEL, entry)

    def _last_entry(self, when: datetime | None) -> Invitation:
        meeting = self.meeting
        dates = {
            one.recurrence: one for one in (*meeting.off.values(), *meeting.exceptions, *meeting.ordinary.values())
        }
        if when in dates:
            return dates[when]
        found = meeting.own or meeting.off.get(None) or next(iter(dates.values()))
        if when is None:
            return replace(found, recurrence=None)
        # The series was cut, and this date is no longer one of it.
        return replace(found, slot=found.slot.starting(when), recurrence=when, rrule="")

    def _is_invited(self, entry: Invitation) -> bool:
        return any(one.email == self.email for one in entry.attendees)


def told_by(message: Message) -> Told:
    """Tell what somebody knows once a message has reached them."""
    entry = message.entry
    left_out = frozenset(entry.skipped) if message.method is Method.REQUEST else frozenset()
    return Told(message.to, entry.recurrence, message.method, entry.sequence, digest(entry), left_out)


def _is_news(entry: Invitation, last: Told | None) -> bool:
    return last is None or last.method is Method.CANCEL or last.digest != digest(entry)


def _by_time(when: datetime | None) -> float:
    return when.timestamp() if when else -1.0


def digest(entry: Invitation) -> str:
    """Sum up what an entry tells people: not when it was written, not who answered what, not which dates are off."""
    told = (
        entry.slot,
        entry.timezone,
        entry.title,
        entry.organizer,
        entry.description,
        entry.status,
        entry.private,
        [(one.email, one.name) for one in entry.attendees],
        entry.rooms,
        entry.conference,
        entry.rrule,
        entry.added,
        entry.recurrence,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
