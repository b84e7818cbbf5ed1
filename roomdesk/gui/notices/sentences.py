"""Notices in words: what happened, to which meeting, and the sentence that is read out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.notices import Notice, NoticeKind, Watched
from roomdesk.domain.places import Room
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.gui.counted import counted

translate = QCoreApplication.translate


class NoticeRow(NamedTuple):
    """A notice as the list shows it: when it came, two lines; `icon` and `voice` say how it is meant."""

    key: str
    icon: str
    voice: str
    at: str
    title: str
    line: str
    is_unread: bool
    booking: Booking

    @property
    def spoken(self) -> str:
        unread = translate("Notices", "not read yet") if self.is_unread else ""
        return ", ".join(filter(None, (self.title, self.line, self.at, unread)))


_LOOKS = {
    NoticeKind.REMINDER: ("bell", "primary"),
    NoticeKind.INVITED: ("calendar", "primary"),
    NoticeKind.CHANGED: ("calendar", "primary"),
    NoticeKind.CANCELLED: ("close-circle", "bad"),
    NoticeKind.APPROVED: ("check-circle", "good"),
    NoticeKind.DECLINED: ("close-circle", "bad"),
    NoticeKind.ROOM_ILL: ("warning-circle", "warn"),
    NoticeKind.ROOM_WELL: ("check-circle", "good"),
    NoticeKind.UNPREPARED: ("warning-circle", "warn"),
    NoticeKind.NOT_RESTED: ("warning-circle", "warn"),
}


def rows(notices: Collection[Notice], read: Collection[str], watched: Watched, now: datetime) -> list[NoticeRow]:
    return [
        NoticeRow(
            one.key,
            *_LOOKS[one.kind],
            _came(one.at, one.booking.timezone, now),
            title(one, watched.rooms),
            line(one, watched, now),
            one.key not in read,
            one.booking,
        )
        for one in notices
    ]


def title(one: Notice, rooms: Mapping[RoomCode, Room]) -> str:
    """Say what happened."""
    meeting, room = words.title(one.booking), _room(one.room, rooms)
    clock = words.clock(one.booking.slot.start, one.booking.timezone)
    text = {
        NoticeKind.REMINDER: translate("Notices", "{meeting} at {time}"),
        NoticeKind.INVITED: translate("Notices", "New meeting: {meeting}"),
        NoticeKind.CHANGED: translate("Notices", "Changed: {meeting}"),
        NoticeKind.CANCELLED: translate("Notices", "Cancelled: {meeting}"),
        NoticeKind.APPROVED: translate("Notices", "Approved: {meeting}"),
        NoticeKind.DECLINED: translate("Notices", "Declined: {meeting}"),
        NoticeKind.ROOM_ILL: translate("Notices", "{room}: equipment faulty"),
        NoticeKind.ROOM_WELL: translate("Notices", "{room}: equipment in order again"),
        NoticeKind.UNPREPARED: translate("Notices", "Room not quite ready: {meeting}"),
        NoticeKind.NOT_RESTED: translate("Notices", "Not switched off after {meeting}"),
    }[one.kind]
    if one.kind is NoticeKind.ROOM_ILL and one.state and one.state.health is Health.DEGRADED:
        text = translate("Notices", "{room}: equipment needs attention")
    return text.format(meeting=meeting, time=clock, room=room)


def line(one: Notice, watched: Watched, now: datetime) -> str:
    """Say of which meeting, where, and who did it."""
    booking, rooms = one.booking, watched.rooms
    when, where = words.when(booking.slot, booking.timezone), ", ".join(_room(room, rooms) for room in booking.rooms)
    parts: list[str]
    if one.kind is NoticeKind.REMINDER:
        parts = [_until(booking, now), where]
    elif one.kind is NoticeKind.ROOM_ILL and one.state:
        first = translate("Notices", "first meeting: {meeting}, {when}")
        parts = [", ".join(one.state.devices), first.format(meeting=words.title(booking), when=when)]
        parts += [counted.at_risk(one.number)] if one.number > 1 else []
    elif one.devices:
        parts = [", ".join(one.devices), when, where]
    elif one.kind is NoticeKind.ROOM_WELL:
        first = translate("Notices", "first meeting: {meeting}, {when}")
        parts = [first.format(meeting=words.title(booking), when=when)]
    else:
        by = translate("Notices", "by {who}").format(who=_name(one.who, watched)) if one.who else ""
        dates = counted.dates(one.number) if one.number > 1 else ""
        parts = [when, dates, where, booking.reason if one.kind is NoticeKind.DECLINED else "", by]
    return " · ".join(filter(None, parts))


def _until(booking: Booking, now: datetime) -> str:
    minutes = -int((now - booking.slot.start).total_seconds() // 60)
    if minutes > 0:
        return counted.minutes_until(minutes)
    return translate("Notices", "has begun, until {time}").format(time=words.clock(booking.slot.end, booking.timezone))


def _came(at: datetime, timezone: str, now: datetime) -> str:
    day = to_wall(at, timezone).date()
    clock = words.clock(at, timezone)
    return clock if day == to_wall(now, timezone).date() else f"{words.short_day(day)} {clock}"


def _name(who: str, watched: Watched) -> str:
    person = watched.people.get(Email(who))
    return person.name if person else who


def _room(code: RoomCode | None, rooms: Mapping[RoomCode, Room]) -> str:
    return rooms[code].name if code and code in rooms else str(code or "")
