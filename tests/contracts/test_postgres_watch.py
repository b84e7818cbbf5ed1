"""Desks hear of each other: each change once, in whatever order transactions end, and across lost connections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
import pytest

from roomdesk.stores.postgres import PostgresStore
from tests.contracts.time_contract import hears
from tests.fakes.municipality import ANNA, GIUNTA, HALL, LAB, MUNICIPALITY, booking, slot
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import open_store


@pytest.fixture
def desk(postgres: Cluster, pg_town: str) -> Iterator[PostgresStore]:
    with closing(open_store(postgres, pg_town)) as store:
        store.furnish(MUNICIPALITY)
        yield store


@pytest.fixture
def other(postgres: Cluster, pg_town: str, desk: PostgresStore) -> Iterator[PostgresStore]:
    with closing(open_store(postgres, pg_town)) as store:
        yield store


def test_what_another_desk_does_is_heard_and_ones_own_is_not(desk: PostgresStore, other: PostgresStore) -> None:
    before, own = other.seen(), desk.seen()
    desk.book([booking(GIUNTA, slot(9, 10))], None, ANNA)
    after = hears(other, before)
    assert other.seen() == after
    assert desk.seen() == own
    other.furnish(MUNICIPALITY)
    hears(desk, own)
    assert other.seen() == after


def test_a_change_that_began_first_and_ended_last_is_not_missed(
    postgres: Cluster, pg_town: str, desk: PostgresStore, other: PostgresStore
) -> None:
    before = other.seen()
    with psycopg.connect(postgres.address(pg_town)) as slow:
        slow.execute("select rd.note_change()")
        desk.book([booking(GIUNTA, slot(9, 10))], None, ANNA)
        between = hears(other, before)
        slow.commit()
        after = hears(other, between)
    assert after == between + 1
    desk.book([booking(LAB, slot(9, 10))], None, ANNA)
    assert hears(other, after) == after + 1


def test_a_lost_connection_comes_back_and_what_happened_meanwhile_is_news(
    postgres: Cluster, pg_town: str, desk: PostgresStore, other: PostgresStore
) -> None:
    before = other.seen()
    cut(postgres, other)
    desk.book([booking(GIUNTA, slot(9, 10))], None, ANNA)
    after = hears(other, before)
    assert other.taken(slot(9, 10)) == {GIUNTA}
    desk.book([booking(HALL, slot(9, 10))], None, ANNA)
    hears(other, after)


def cut(postgres: Cluster, store: PostgresStore) -> None:
    """End a store's connection on the server, as a restart or a firewall would."""
    ((pid,),) = store._session.read("select pg_backend_pid()")
    postgres.sql("postgres", f"select pg_terminate_backend({pid}, 5000)")


@pytest.mark.parametrize(
    "use",
    [
        lambda store: store.rooms(),
        lambda store: store.day(slot(0, 24)),
        lambda store: store.book([booking(LAB, slot(15, 16))], None, ANNA),
        lambda store: store.keep_photo(LAB, b"x"),
        lambda store: store.faults(),
    ],
    ids=["places", "day", "book", "photo", "check"],
)
def test_every_use_finds_the_server_again(
    postgres: Cluster, desk: PostgresStore, use: Callable[[PostgresStore], object]
) -> None:
    cut(postgres, desk)
    use(desk)
    assert len(desk.rooms()) == len(MUNICIPALITY.rooms)
