"""A booking carried elsewhere: where it would stand, what is in its way, what is free nearby; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.schedule import Entry
from roomdesk.gui.agenda.board import Board
from roomdesk.gui.agenda.geometry import QUARTER, Way

_OFFERS = 2
_MINUTE = 60


class Grip(Enum):
    """Where a booking is held: all of it moves, or one of its edges."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@frozen
class Carry:
    """A booking in the hand: the number of the block that is held, and the row and times it would have."""

    number: int
    grip: Grip
    row: int
    starts: int
    ends: int


@frozen
class Target:
    """Where one of its blocks would stand."""

    number: int
    row: int
    starts: int
    ends: int


class Says(Enum):
    """What a place says to a booking."""

    FREE = "free"
    TAKEN = "taken"
    CLOSED = "closed"
    LENGTH = "length"
    TWICE = "twice"


@frozen
class Verdict:
    """Whether it can stand there. `row` is where it cannot, `until` when that ends, `what` what is there."""

    answer: Says
    row: int = -1
    until: int = 0
    what: Entry | None = None
    reason: str = ""
    is_closure: bool = False

    @property
    def is_free(self) -> bool:
        return self.answer is Says.FREE


FREE = Verdict(Says.FREE)


def lifted(board: Board, number: int, grip: Grip) -> Carry:
    """Take a block up where it stands."""
    entry = board.entries[number]
    return Carry(number, grip, board.row_of[number], entry.starts, entry.ends)


def dragged_to(board: Board, held: Carry, moved: int, row: int, step: int = QUARTER) -> Carry:
    """Follow the mouse: `moved` seconds from where the block was taken up, over a row; on whole steps."""
    entry = board.entries[held.number]
    if held.grip is Grip.START:
        starts = min(max(_rounded(entry.starts + moved, step), board.starts), entry.ends - step)
        return replace(held, starts=starts)
    if held.grip is Grip.END:
        ends = max(min(_rounded(entry.ends + moved, step), board.ends), entry.starts + step)
        return replace(held, ends=ends)
    target = row if board.rows[row].room is not None else held.row
    # A hand that goes straight to another room keeps the minute.
    starts = entry.starts if abs(moved) < step // 2 else _rounded(entry.starts + moved, step)
    return _starting(board, replace(held, row=target), starts)


def nudged(board: Board, held: Carry, way: Way, step: int, *, resizes: bool) -> Carry:
    """Follow a key: a step sideways or to the next room, or the end earlier or later."""
    later = {Way.LEFT: -step, Way.RIGHT: step}.get(way, 0)
    if resizes:
        return replace(held, ends=max(min(held.ends + later, board.ends), held.starts + step))
    if later:
        return _starting(board, held, held.starts + later)
    rooms = [number for number, one in enumerate(board.rows) if one.room is not None]
    at = rooms.index(held.row) + {Way.UP: -1, Way.DOWN: 1}.get(way, 0)
    return replace(held, row=rooms[min(max(at, 0), len(rooms) - 1)])


def targets(board: Board, held: Carry) -> tuple[Target, ...]:
    """List where each room of the booking would be taken; the held one may change its room, all change their time."""
    return tuple(
        Target(number, held.row if number == held.number else board.row_of[number], held.starts, held.ends)
        for number in board.linked(held.number)
    )


def verdict(board: Board, held: Carry) -> Verdict:
    """Judge a place by what is on screen; the store judges again when the booking is put down."""
    aims = targets(board, held)
    if len({one.row for one in aims}) < len(aims):
        return Verdict(Says.TWICE, held.row)
    found = (_judged(board, one.row, held) for one in aims)
    return next((one for one in found if not one.is_free), FREE)


def has_moved(board: Board, held: Carry) -> bool:
    entry = board.entries[held.number]
    return (held.row, held.starts, held.ends) != (board.row_of[held.number], entry.starts, entry.ends)


def exchanged(board: Board, held: Carry) -> tuple[RoomCode, RoomCode] | None:
    """Name the room that is left and the one taken instead; None where the room stays."""
    room = board.rows[held.row].room
    left = board.entries[held.number].room
    return (left, room.code) if room is not None and room.code != left else None


def offers(board: Board, held: Carry) -> tuple[Carry, ...]:
    """Give the nearest free times that day, then the free rooms most alike at the time wished for."""
    return (*_times(board, held), *_rooms(board, held))


def free_rows(board: Board, number: int) -> tuple[int, ...]:
    """List the rows of other rooms that are free for the whole time of a block."""
    taken = {board.row_of[one] for one in board.linked(number)}
    held = lifted(board, number, Grip.WHOLE)
    return tuple(
        row
        for row, one in enumerate(board.rows)
        if one.room is not None and row not in taken and _judged(board, row, held).is_free
    )


def _rounded(instant: int, step: int) -> int:
    return (instant + step // 2) // step * step


def _starting(board: Board, held: Carry, starts: int) -> Carry:
    """Shift to a start, whole within the day that is shown."""
    length = held.ends - held.starts
    first = max(min(starts, board.ends - length), board.starts)
    return replace(held, starts=first, ends=first + length)


def _judged(board: Board, row: int, held: Carry) -> Verdict:
    room = board.rows[row].room
    if room is None:
        return Verdict(Says.TWICE, row)
    minutes = (held.ends - held.starts) // _MINUTE
    if not room.shortest_minutes <= minutes <= room.longest_minutes:
        return Verdict(Says.LENGTH, row)
    for stretch in board.rows[row].closed:
        if stretch.starts < held.ends and held.starts < stretch.ends:
            return Verdict(Says.CLOSED, row, stretch.ends, None, stretch.reason, stretch.is_closure)
    return _untaken(board, row, held)


def _untaken(board: Board, row: int, held: Carry) -> Verdict:
    """Look for bookings in the way, the buffers of both counted."""
    own = board.entries[held.number]
    before, after = _buffers(board, row, held.number)
    first, last = held.starts - before, held.ends + after
    for number in board.rows[row].blocks:
        entry = board.entries[number]
        if entry.booking != own.booking and entry.blocked_from < last and first < entry.blocked_to:
            return Verdict(Says.TAKEN, row, entry.blocked_to, entry)
    return FREE


def _buffers(board: Board, row: int, number: int) -> tuple[int, int]:
    """Give the seconds a room needs before and after: as the booking has them there now, else the room's own."""
    own, room = board.entries[number], board.rows[row].room
    if row == board.row_of[number] or room is None:
        return own.starts - own.blocked_from, own.blocked_to - own.ends
    return room.buffer_before * _MINUTE, room.buffer_after * _MINUTE


def _times(board: Board, held: Carry) -> Iterator[Carry]:
    length = held.ends - held.starts
    starts = range(board.starts + -board.starts % QUARTER, board.ends - length + 1, QUARTER)
    found: list[Carry] = []
    for start in sorted(starts, key=lambda one: abs(one - held.starts)):
        one = replace(held, grip=Grip.WHOLE, starts=start, ends=start + length)
        apart = all(abs(start - other.starts) >= length for other in found)
        if apart and has_moved(board, one) and verdict(board, one).is_free:
            found.append(one)
            yield one
            if len(found) == _OFFERS:
                return


def _rooms(board: Board, held: Carry) -> tuple[Carry, ...]:
    wanted = board.rows[board.row_of[held.number]]
    fits: list[tuple[bool, bool, int, int]] = []
    for row, one in enumerate(board.rows):
        if one.room is None or row == held.row or wanted.room is None:
            continue
        if verdict(board, replace(held, row=row)).is_free:
            spare = one.room.capacity - wanted.room.capacity
            fits.append((one.site.code != wanted.site.code, spare < 0, abs(spare), row))
    free = (replace(held, row=row) for *_, row in sorted(fits))
    return tuple(one for one in free if has_moved(board, one))[:_OFFERS]


@frozen
class Carried:
    """A booking put down on a free place: what is to be changed, times in epoch seconds, as it stood before."""

    booking: BookingId
    was: Entry
    starts: int
    ends: int
    exchanged: tuple[RoomCode, RoomCode] | None = None
    added: RoomCode | None = None


def put_down(board: Board, held: Carry) -> Carried:
    entry = board.entries[held.number]
    return Carried(entry.booking, entry, held.starts, held.ends, exchanged(board, held))
