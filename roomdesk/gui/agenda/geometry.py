"""Pixels and time: where an instant and a row lie in the grid, and back; no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum

from roomdesk.domain.frozen import frozen
from roomdesk.gui.agenda.board import Board, Row

FINE = 300
QUARTER = 900
HALF_HOUR = 1800
_HOUR = 3600


@frozen
class Scale:
    """Time across: the instant at the left edge, and pixels an hour."""

    starts: int
    ends: int
    per_hour: float

    @classmethod
    def fitting(cls, board: Board, width: int, least_per_hour: int) -> Scale:
        """Fill a width, but never squeeze an hour below a legible one."""
        hours = max((board.ends - board.starts) / _HOUR, 1)
        return cls(board.starts, board.ends, max(width / hours, least_per_hour))

    @property
    def width(self) -> int:
        return round((self.ends - self.starts) / _HOUR * self.per_hour)

    def x(self, instant: float) -> int:
        return round((instant - self.starts) / _HOUR * self.per_hour)

    def instant(self, x: float) -> int:
        return self.starts + int(x / self.per_hour * _HOUR)

    def hours(self) -> range:
        return range(self.starts, self.ends + 1, _HOUR)


@frozen
class Ladder:
    """Rows down: the top of each, and one more for the bottom of the last."""

    tops: tuple[int, ...]

    @classmethod
    def of(cls, rows: Sequence[Row], heading: int, room: int) -> Ladder:
        tops = [0]
        for row in rows:
            tops.append(tops[-1] + (heading if row.room is None else room))
        return cls(tuple(tops))

    @property
    def height(self) -> int:
        return self.tops[-1]

    def at(self, y: int) -> int | None:
        row = bisect_right(self.tops, y) - 1
        return row if 0 <= row < len(self.tops) - 1 else None

    def between(self, top: int, bottom: int) -> range:
        """Give the rows that touch the pixels from `top` to `bottom`."""
        return range(max(bisect_right(self.tops, top) - 1, 0), min(bisect_left(self.tops, bottom), len(self.tops) - 1))


def snapped(instant: int, step: int = QUARTER) -> int:
    return instant - instant % step


def dragged(pressed: int, here: int, step: int = QUARTER) -> tuple[int, int]:
    """Turn a drag between two instants into whole steps, either way round, at least one step long."""
    first, last = min(pressed, here), max(pressed, here)
    return snapped(first, step), max(snapped(last + step - 1, step), snapped(first, step) + step)


class Way(Enum):
    """Where a key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    HOME = "home"
    END = "end"
    FIRST = "first"
    LAST = "last"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"


@frozen
class Place:
    """Where the keyboard is: a row, an instant, and the block there, or None on free time."""

    row: int
    instant: int
    block: int | None = None


def settle(board: Board, row: int, instant: int) -> Place:
    """Give the place at a row's instant: the block that covers it, or the free time."""
    for number in board.rows[row].blocks:
        entry = board.entries[number]
        if entry.starts <= instant < entry.ends:
            return Place(row, instant, number)
    return Place(row, instant)


def step(board: Board, here: Place, way: Way) -> Place:
    """Follow a key: sideways from block to free half hour to block, up and down at the same time."""
    rooms = [number for number, row in enumerate(board.rows) if row.room is not None]
    if not rooms:
        return here
    if way in (Way.LEFT, Way.RIGHT):
        return _sideways(board, here, way)
    at = rooms.index(here.row) if here.row in rooms else 0
    last_start = board.ends - HALF_HOUR
    row, instant = {
        Way.UP: (rooms[max(at - 1, 0)], here.instant),
        Way.DOWN: (rooms[min(at + 1, len(rooms) - 1)], here.instant),
        Way.PAGE_UP: (rooms[max(at - 8, 0)], here.instant),
        Way.PAGE_DOWN: (rooms[min(at + 8, len(rooms) - 1)], here.instant),
        Way.HOME: (here.row, board.starts),
        Way.END: (here.row, last_start),
        Way.FIRST: (rooms[0], board.starts),
        Way.LAST: (rooms[-1], last_start),
    }[way]
    return settle(board, row, instant)


def _sideways(board: Board, here: Place, way: Way) -> Place:
    entry = None if here.block is None else board.entries[here.block]
    if way is Way.RIGHT:
        instant = entry.ends if entry else _next_edge(board, here)
    else:
        back = (entry.starts if entry else here.instant) - 1
        instant = max(snapped(back, HALF_HOUR), _last_end_before(board, here.row, back))
    if not board.starts <= instant < board.ends:
        return here
    return settle(board, here.row, instant)


def _next_edge(board: Board, here: Place) -> int:
    """Give the next half hour, or a block's start where that comes sooner."""
    half = snapped(here.instant, HALF_HOUR) + HALF_HOUR
    starts = (board.entries[number].starts for number in board.rows[here.row].blocks)
    return min((one for one in starts if here.instant < one < half), default=half)


def _last_end_before(board: Board, row: int, instant: int) -> int:
    ends = (board.entries[number].ends for number in board.rows[row].blocks)
    return max((one for one in ends if one <= instant), default=0)


def free_until(board: Board, place: Place) -> int:
    """Give the instant up to which free time lasts: the next block, the next closed stretch, or the day's end."""
    edges = [board.entries[number].starts for number in board.rows[place.row].blocks]
    edges += [one.starts for one in board.rows[place.row].closed]
    return min((one for one in edges if one > place.instant), default=board.ends)
