"""The contract of preparations: each taken once, over all desks; one that was broken off is taken again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from roomdesk.domain.ids import BookingId, DeviceCode
from roomdesk.domain.preparation import Phase, StepFailed
from roomdesk.ports.preparations import Turn, TurnDone
from roomdesk.ports.store import Store

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
TURN = Turn(BookingId("b"), Phase.BEFORE, NOW)
FAILED = (StepFailed(DeviceCode("PJ"), "power_on", "refused"),)


class PreparationContract:
    def test_a_preparation_is_taken_once(self, store: Store) -> None:
        assert store.preparations.claim(TURN, NOW, LATER)
        assert not store.preparations.claim(TURN, NOW, LATER)
        assert store.preparations.done(NOW) == ()
        store.preparations.settle(TURN, FAILED, NOW)
        assert not store.preparations.claim(TURN, LATER, LATER + timedelta(days=1))
        assert store.preparations.done(NOW) == (TurnDone(TURN, NOW, FAILED),)
        assert store.preparations.done(LATER) == ()

    def test_one_that_was_broken_off_is_taken_again(self, store: Store) -> None:
        store.preparations.claim(TURN, NOW, LATER)
        assert store.preparations.claim(TURN, LATER, LATER + timedelta(minutes=5))
        assert not store.preparations.claim(TURN, LATER, LATER)

    def test_before_and_after_and_another_hour_are_turns_of_their_own(self, store: Store) -> None:
        others = (TURN._replace(phase=Phase.AFTER), TURN._replace(at=LATER), TURN._replace(booking=BookingId("c")))
        for turn in (TURN, *others):
            assert store.preparations.claim(turn, NOW, LATER)
            store.preparations.settle(turn, (), NOW)
        assert {one.turn for one in store.preparations.done(NOW)} == {TURN, *others}
