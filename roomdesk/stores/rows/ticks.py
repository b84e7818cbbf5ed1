"""Rows of ticked steps to values, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.room_tasks import TaskKey, Tick
from roomdesk.stores import rows


def key(one: TaskKey) -> tuple[object, ...]:
    return one.booking, one.room, rows.stamp(one.start), one.task


def tick(row: Sequence[Any]) -> Tick:
    """Give a tick; a row is booking, room, start, task, who, at."""
    booking, room, start, task, who, at = row
    return Tick(TaskKey(BookingId(booking), RoomCode(room), rows.instant(start), task), Email(who), rows.instant(at))
