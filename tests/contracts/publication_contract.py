"""The contract of what is published: names, what stands where, and one at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from roomdesk.domain.ids import RoomCode
from roomdesk.ports.publication import Published
from roomdesk.ports.store import Store

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)
GIUNTA, LAB = RoomCode("GIUNTA"), RoomCode("LAB")
HERE, THERE = "/srv/sale", "https://cal.comune.example/"


class PublicationContract:
    def test_a_feed_has_one_name_and_takes_a_new_one(self, store: Store) -> None:
        store.publication.name(GIUNTA, "a" * 27)
        store.publication.name(LAB, "b" * 27)
        store.publication.name(GIUNTA, "c" * 27)
        assert store.publication.tokens() == {GIUNTA: "c" * 27, LAB: "b" * 27}

    def test_each_target_has_a_record_of_its_own(self, store: Store) -> None:
        record, one = store.publication, Published("1.ics", GIUNTA, "x", '"1"')
        record.keep(HERE, one, NOW)
        record.keep(THERE, one, NOW)
        newer = replace(one, digest="y", etag='"2"')
        record.keep(HERE, newer, NOW)
        assert record.standing(HERE) == {"1.ics": newer}
        record.forget(HERE, "1.ics")
        assert (record.standing(HERE), record.standing(THERE)) == ({}, {"1.ics": one})

    def test_one_at_a_time_until_the_turn_is_over(self, store: Store) -> None:
        record = store.publication
        assert record.take_turn(HERE, NOW, NOW + HALF_AN_HOUR)
        assert record.take_turn(THERE, NOW, NOW + HALF_AN_HOUR)
        assert not record.take_turn(HERE, NOW, NOW + HALF_AN_HOUR)
        record.end_turn(HERE, NOW)
        assert record.take_turn(HERE, NOW, NOW + HALF_AN_HOUR)
        assert not record.take_turn(HERE, NOW + HALF_AN_HOUR - timedelta(seconds=1), NOW + 2 * HALF_AN_HOUR)
        assert record.take_turn(HERE, NOW + HALF_AN_HOUR, NOW + 2 * HALF_AN_HOUR)
