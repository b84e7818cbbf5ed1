"""The contract of ticked steps: kept with who and when, ticked once, taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.room_tasks import TaskKey, Tick
from roomdesk.ports.store import Store

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DINO, CARLA = Email("dino@comune.example"), Email("carla@comune.example")
KEY = TaskKey(BookingId("b"), RoomCode("GIUNTA"), NOW, "layout:platea à")


class TickContract:
    def test_a_step_is_ticked_once_and_taken_back(self, store: Store) -> None:
        store.ticks.tick(KEY, DINO, NOW)
        store.ticks.tick(KEY, CARLA, NOW + timedelta(minutes=1))
        assert store.ticks.of([KEY.booking]) == (Tick(KEY, DINO, NOW),)
        assert store.ticks.of([BookingId("c")]) == ()
        store.ticks.untick(KEY)
        store.ticks.untick(KEY)
        assert store.ticks.of([KEY.booking]) == ()

    def test_each_room_hour_and_step_has_a_tick_of_its_own(self, store: Store) -> None:
        keys = {KEY, KEY._replace(room=RoomCode("LAB")), KEY._replace(start=NOW - timedelta(days=1)),
                KEY._replace(task="tidy")}  # fmt: skip
        for key in keys:
            store.ticks.tick(key, DINO, NOW)
        store.ticks.untick(KEY)
        assert {one.key for one in store.ticks.of([KEY.booking])} == keys - {KEY}
