"""What the messages of one import come to so far, laid over the store; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.booking import Booking, Series
from roomdesk.domain.ids import BookingId, SeriesId
from roomdesk.ports.store import Edit, Heard, Intake, Store


class Plan:
    """Bookings and series as they shall be; a second message about a meeting finds what the first one made of it."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store, self.now = store, now
        self._uids: dict[str, dict[BookingId, Booking]] = {}
        self._was: dict[BookingId, Booking] = {}
        self._series: dict[SeriesId, Series] = {}
        self._heard: dict[str, dict[tuple[datetime | None, str], Heard]] = {}
        self._new_heard: list[Heard] = []

    def of_uid(self, uid: str) -> tuple[Booking, ...]:
        """List the bookings with a UID as they shall be, cancelled ones too, by start."""
        if uid not in self._uids:
            found = {one.id: one for one in self.store.of_uid(uid)}
            self._was.update(found)
            self._uids[uid] = dict(found)
        return tuple(sorted(self._uids[uid].values(), key=lambda one: (one.slot.start, one.id)))

    def put(self, booking: Booking) -> None:
        self.of_uid(booking.uid)
        self._uids[booking.uid][booking.id] = booking

    def forget(self, booking: Booking) -> None:
        """Take a booking that is not there yet out of the plan."""
        del self._uids[booking.uid][booking.id]

    def is_new(self, booking: Booking) -> bool:
        return booking.id not in self._was

    def series(self, series: SeriesId) -> Series:
        return self._series.get(series) or self.store.series(series)

    def put_series(self, series: Series) -> None:
        self._series[series.id] = series

    def heard(self, uid: str) -> dict[tuple[datetime | None, str], Heard]:
        """Give the last messages about a UID, by date of the series and sender."""
        if uid not in self._heard:
            self._heard[uid] = {(one.recurrence, one.sender): one for one in self.store.heard(uid)}
        return self._heard[uid]

    def hear(self, heard: Heard) -> None:
        self.heard(heard.uid)[heard.recurrence, heard.sender] = heard
        self._new_heard.append(heard)

    def heard_now(self, heard: Heard | None) -> bool:
        """Whether a message came with this very import."""
        return any(one is heard for one in self._new_heard)

    def changed(self) -> tuple[tuple[Booking | None, Booking], ...]:
        """Give what is new or another, each beside what it was; by start."""
        now = sorted((one for found in self._uids.values() for one in found.values()), key=lambda one: one.slot.start)
        pairs = ((self._was.get(one.id), one) for one in now)
        return tuple((was, self._counted(was, one)) for was, one in pairs if one != was)

    def _counted(self, was: Booking | None, one: Booking) -> Booking:
        return replace(one, version=was.version + 1 if was else 1, updated_at=self.now)

    def moved(self) -> tuple[Booking, ...]:
        """Give what stands and is new or elsewhere than it was."""
        return tuple(one for was, one in self.changed() if one.status.blocks and not _stays(was, one))

    def intake(self) -> Intake:
        """Give it all to write."""
        pairs = self.changed()
        return Intake(
            tuple(one for was, one in pairs if was is None),
            tuple(Edit(one, was.version, *_action(was, one)) for was, one in pairs if was),
            tuple(self._series.values()),
            tuple({(one.uid, one.recurrence, one.sender): one for one in self._new_heard}.values()),
        )

    def standing(self, ids: Iterable[BookingId]) -> tuple[Booking, ...]:
        """Give bookings as they shall be, by start."""
        wanted = set(ids)
        found = {one.id: one for pairs in self._uids.values() for one in pairs.values() if one.id in wanted}
        found.update({one.id: one for _, one in self.changed() if one.id in wanted})
        return tuple(sorted(found.values(), key=lambda one: (one.slot.start, one.id)))


def _stays(was: Booking | None, now: Booking) -> bool:
    return was is not None and was.status.blocks and was.reservations == now.reservations and was.slot == now.slot


def _action(was: Booking, now: Booking) -> tuple[str, str]:
    """Name a change for the history, with its detail."""
    if was.status.blocks and not now.status.blocks:
        return "cancelled", now.reason
    if was.reservations != now.reservations or was.slot != now.slot:
        return "moved", f"{was.slot.start.isoformat()}/{was.slot.end.isoformat()} {'|'.join(was.rooms)}"
    if replace(was, attendees=now.attendees, version=now.version, updated_at=now.updated_at) == now:
        before = {one.email: one for one in was.attendees}
        said = [f"{one.email} {one.status}" for one in now.attendees if before.get(one.email) != one]
        if said and before.keys() == {one.email for one in now.attendees}:
            return "answered", "|".join(said)
    return "edited", ""
