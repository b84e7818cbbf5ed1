"""What people do in a room before a meeting and after it: tables, chairs, name plates, notes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.places import Room

_PLATES = re.compile(r"segnapost|targhett|cartellin|name\s*(?:plate|card|tag)|place\s*card", re.IGNORECASE)


class TaskKind(StrEnum):
    """Tables and chairs as a layout has them, chairs for visitors, name plates, a line of the notes, tidying up."""

    LAYOUT = "layout"
    VISITORS = "visitors"
    PLATES = "plates"
    NOTE = "note"
    TIDY = "tidy"


class TaskKey(NamedTuple):
    """One step of one meeting in one room; `start` is when the meeting begins, `task` the step's own short name."""

    booking: BookingId
    room: RoomCode
    start: datetime
    task: str


class Tick(NamedTuple):
    """A step that was done: by whom, when."""

    key: TaskKey
    who: Email
    at: datetime


class Task(NamedTuple):
    """One step: what is to be done until `due`, and the tick once it is."""

    key: TaskKey
    kind: TaskKind
    value: str
    due: datetime
    tick: Tick | None = None


def tasks(booking: Booking, room: Room) -> tuple[Task, ...]:
    """List what people do for a meeting in one of its rooms, before it and then after it; nothing where all stays."""
    held = next((one.blocked for one in booking.reservations if one.room == room.code), booking.slot)
    before = [
        Task(TaskKey(booking.id, room.code, booking.slot.start, name), kind, value, booking.slot.start)
        for name, kind, value in _before(booking, room)
    ]
    if not before:
        return ()
    after = TaskKey(booking.id, room.code, booking.slot.start, TaskKind.TIDY.value)
    return (*before, Task(after, TaskKind.TIDY, booking.setup, max(held.end, booking.slot.end)))


def _before(booking: Booking, room: Room) -> Iterator[tuple[str, TaskKind, str]]:
    if booking.setup and room.layout(booking.setup):
        yield f"layout:{booking.setup.casefold()}"[:200], TaskKind.LAYOUT, booking.setup
    if booking.visitors:
        yield f"visitors:{booking.visitors}", TaskKind.VISITORS, str(booking.visitors)
    for line in booking.notes.splitlines():
        text = line.strip(" \t-•*")
        if text:
            name = hashlib.sha256(text.casefold().encode()).hexdigest()[:12]
            yield f"note:{name}", TaskKind.NOTE, text
    names = ", ".join(one.name for one in booking.attendees if one.name)
    if names and _PLATES.search(booking.notes):
        name = hashlib.sha256(names.casefold().encode()).hexdigest()[:12]
        yield f"plates:{name}", TaskKind.PLATES, names
