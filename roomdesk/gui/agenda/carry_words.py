"""What is said while a booking is carried: times, verdict, and why it may not be moved."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotYours
from roomdesk.domain.people import Person
from roomdesk.domain.rights import may_change
from roomdesk.domain.schedule import Entry
from roomdesk.gui import words
from roomdesk.gui.agenda.board import Board, slot_of
from roomdesk.gui.agenda.carry import Carry, Says, Verdict
from roomdesk.gui.agenda.model import shown_title

translate = QCoreApplication.translate


def told(board: Board, held: Carry, found: Verdict) -> str:
    """Say the times, the length and the verdict in one line."""
    slot = slot_of(held.starts, held.ends)
    return f"{words.hours(slot, board.timezone)} · {words.length(slot.minutes)} · {says(board, held, found)}"


def spoken(board: Board, held: Carry, found: Verdict) -> str:
    """Say the same for screen readers, the room first."""
    slot = slot_of(held.starts, held.ends)
    return f"{room_at(board, held.row)}, {words.from_to(slot, board.timezone)}, {says(board, held, found)}"


def says(board: Board, held: Carry, found: Verdict) -> str:
    """Word a verdict; a room is named where it is not the one that is held."""
    if found.is_free:
        return translate("Agenda", "free")
    room = room_at(board, found.row)
    if found.answer is Says.TWICE:
        return translate("Agenda", "{room} is in this meeting already").format(room=room)
    if found.answer is Says.LENGTH:
        return translate("Agenda", "too short or too long for {room}").format(room=room)
    if found.answer is Says.CLOSED:
        text = words.closed(found.reason, is_closure=found.is_closure)
    else:
        until = words.clock(slot_of(found.until - 1, found.until).end, board.timezone)
        title = shown_title(found.what) if found.what else ""
        text = translate("Agenda", "taken until {time}: {title}").format(time=until, title=title)
    return text if found.row == held.row else f"{room}: {text}"


def offered(board: Board, held: Carry, one: Carry) -> str:
    """Name another way on its button: a time, or a room."""
    clock = words.clock(slot_of(one.starts, one.ends).start, board.timezone)
    if one.row == held.row:
        return translate("Agenda", "At {time}").format(time=clock)
    return translate("Agenda", "In {room}").format(room=room_at(board, one.row))


def why_not(entry: Entry | Booking, who: Person | None) -> str:
    """Say why somebody may not move a booking; empty where they may."""
    if entry.hidden or who is None:
        return translate("Agenda", "This booking is private: only its organizer or the reception can move it.")
    try:
        may_change(who, entry)
    except NotYours:
        organizer = entry.organizer
        return translate("Agenda", "Only {organizer}, the reception or an administrator can move this booking.").format(
            organizer=organizer
        )
    return ""


def room_at(board: Board, row: int) -> str:
    room = board.rows[row].room
    return room.name if room else board.rows[row].site.name
