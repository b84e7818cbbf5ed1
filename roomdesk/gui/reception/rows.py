"""Meetings and free rooms in words: what a row shows, and the sentence that is read out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.places import Room
from roomdesk.gui import words
from roomdesk.gui.counted import counted
from roomdesk.gui.reception.groups import FreeRoom, Phase
from roomdesk.gui.reception.source import Meeting
from roomdesk.services.answers import Places

translate = QCoreApplication.translate

MUTED, INK, WARN, BAD, GOOD = "muted", "ink", "warn", "bad", "good"


@frozen
class Line:
    """A line of small text, its colour, and the icon before it (`fault` is the mark of failed equipment)."""

    text: str
    voice: str = MUTED
    icon: str = ""


@frozen
class Row:
    """All that is painted and read out of one row; `button` is empty where there is nothing to press."""

    key: BookingId | RoomCode
    left: str
    title: str
    lines: tuple[Line, ...]
    aside: tuple[Line, ...] = ()
    button: str = ""
    spoken: str = ""
    is_now: bool = False
    is_video: bool = False


def place(room: Room, places: Places, *, with_site: bool) -> str:
    """Say where a room is: its name, floor and, where several sites are shown, its site."""
    parts = [room.name, floor(room)]
    if with_site:
        parts.append(places.sites[room.site].name)
    return " · ".join(filter(None, parts))


def floor(room: Room) -> str:
    """Word a floor: a bare number is told to be one, all else is as the office wrote it."""
    if room.floor.lstrip("-").isdecimal():
        return translate("Reception", "floor {number}").format(number=room.floor)
    return room.floor


def shown_title(meeting: Meeting) -> str:
    return translate("Reception", "Occupied (private)") if meeting.is_secret else meeting.booking.title


def meeting_row(meeting: Meeting, phase: Phase, places: Places, timezone: str, *, with_site: bool) -> Row:
    """Word a meeting; whoever is not confirmed, over or masked cannot be checked in."""
    booking = meeting.booking
    secret = meeting.is_secret
    where = [Line(place(room, places, with_site=with_site)) for room in meeting.rooms]
    lines = [*where, *(() if secret else _reach(meeting)), *_linked(meeting, places)]
    lines += _preparation(meeting, timezone)
    if meeting.faulty:
        text = translate("Reception", "Faulty: {devices}").format(devices=", ".join(meeting.faulty))
        lines.append(Line(text, BAD, "fault"))
    aside = []
    if booking.visitors:
        aside.append(Line(counted.visitors(booking.visitors), INK))
    if booking.status is Status.PENDING:
        aside.append(Line(words.status(booking.status), WARN))
    if phase is Phase.OVER:
        aside.append(Line(translate("Reception", "over")))
    if booking.checked_in:
        at = words.clock(booking.checked_in, timezone)
        aside.append(Line(translate("Reception", "arrived at {time}").format(time=at), GOOD, "check-circle"))
    can_arrive = (
        booking.status is Status.CONFIRMED and not booking.checked_in and not booking.hidden and phase is not Phase.OVER
    )
    button = translate("Reception", "Check-in") if can_arrive else ""
    joined = [translate("Reception", "videoconference")] if booking.conference else []
    heard = [
        shown_title(meeting),
        words.from_to(booking.slot, timezone),
        *(one.text for one in (*lines, *aside)),
        *joined,
    ]
    if button:
        heard.append(translate("Reception", "press Enter to check in"))
    times = words.hours(booking.slot, timezone)
    return Row(
        booking.id,
        times,
        shown_title(meeting),
        tuple(lines),
        tuple(aside),
        button,
        ", ".join(heard),
        phase is Phase.NOW,
        bool(booking.conference),
    )


def _reach(meeting: Meeting) -> list[Line]:
    booking = meeting.booking
    text = " · ".join(filter(None, (meeting.organizer, booking.organizer)))
    return [Line(text)] if text else []


def _linked(meeting: Meeting, places: Places) -> list[Line]:
    if not meeting.elsewhere:
        return []
    names = ", ".join(f"{room.name} ({places.sites[room.site].name})" for room in meeting.elsewhere)
    return [Line(translate("Reception", "with {rooms}").format(rooms=names), icon="chain")]


def _preparation(meeting: Meeting, timezone: str) -> list[Line]:
    booking = meeting.booking
    wanted = [booking.setup, "" if meeting.is_secret else " ".join(booking.notes.split())]
    text = " – ".join(filter(None, wanted))
    if meeting.prepare_at and booking.setup:
        at = words.clock(meeting.prepare_at, timezone)
        return [Line(translate("Reception", "Prepare at {time}: {what}").format(time=at, what=text), INK, "setup")]
    return [Line(translate("Reception", "Prepare: {what}").format(what=text), INK, "setup")] if text else []


def free_row(free: FreeRoom, *, with_site: bool) -> Row:
    """Word a free room, until when it is."""
    room = free.room
    until = translate("Reception", "until {time}").format(time=words.clock(free.until, free.site.timezone))
    parts = [floor(room), words.seats(room)]
    if room.step_free:
        parts.append(translate("Reception", "step-free"))
    if with_site:
        parts.append(free.site.name)
    lines = [Line(" · ".join(filter(None, parts)))]
    if room.approval:
        lines.append(Line(translate("Reception", "needs approval"), WARN))
    if free.faulty:
        text = translate("Reception", "Faulty: {devices}").format(devices=", ".join(free.faulty))
        lines.append(Line(text, BAD, "fault"))
    heard = [
        room.name,
        translate("Reception", "free {until}").format(until=until),
        *(one.text for one in lines),
        translate("Reception", "press Enter to take it now"),
    ]
    button = translate("Reception", "Take it now")
    return Row(room.code, until, room.name, tuple(lines), (), button, ", ".join(heard))


def choice(minutes: int, until: datetime, timezone: str) -> str:
    """Word a length to take a room for: `30 min · fino alle 10:12`."""
    end = translate("Reception", "until {time}").format(time=words.clock(until, timezone))
    return f"{words.length(minutes)} · {end}"
