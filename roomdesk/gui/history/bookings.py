"""Changes of bookings, each with its way back; a window has one history of them for all its screens."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import BookingId
from roomdesk.gui.background import Background
from roomdesk.gui.history.stack import Done, History
from roomdesk.gui.pulse import Pulse
from roomdesk.services.answers import Booked

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


class BookingHistory(History):
    """Knows which version a booking has by now that is as it was in an older one: taking back counts versions on."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse) -> None:
        super().__init__(background, pulse)
        self._desk = desk
        self._versions: dict[tuple[BookingId, int], int] = {}

    def of(self, booked: Booked, told: str) -> Done:
        """Give a change with the words that tell of it and, where it changed anything, its way back."""
        return Done(booked.changes, told, partial(self._take_back, booked) if booked.after else None)

    def _take_back(self, booked: Booked) -> Done:
        answer = self._desk.undo_change(replace(booked, after=tuple(map(self._as_it_is_now, booked.after))))
        was = {one.id: one.version for one in booked.before}
        self._versions |= {(one.id, was[one.id]): one.version for one in answer.after if one.id in was}
        return self.of(answer, "")

    def _as_it_is_now(self, booking: Booking) -> Booking:
        version = booking.version
        while (booking.id, version) in self._versions:
            version = self._versions[booking.id, version]
        return replace(booking, version=version)


def shared(desk: Desk, background: Background, pulse: Pulse) -> BookingHistory:
    """Give the window's history of bookings."""
    found: BookingHistory | None = pulse.findChild(BookingHistory)
    return found or BookingHistory(desk, background, pulse)
