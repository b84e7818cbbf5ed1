"""Thirty-two clients of one server that want the same twenty rooms: single and linked, moves and series."""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from time import perf_counter

import psycopg

from roomdesk.domain.booking import Booking, Series
from roomdesk.domain.errors import SlotTaken
from roomdesk.domain.ids import BookingId, Email, RoomCode, SeriesId
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Edit
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore
from tests.fakes.municipality import booking
from tests.races.town import ROOMS
from tests.servers.roomdesk import STEPS

PROCESSES, THREADS = 4, 8
CLIENTS = PROCESSES * THREADS
_WHO = Email("racer0@localhost")
_FIRST = datetime(2027, 2, 1, 6, tzinfo=UTC)
_DAYS = 60
_INSERTS = (
    "insert into plain_booking values (%s, %s, %s, %s, %s)",
    "insert into plain_reservation values (%s, %s, %s, %s, %s)",
    "insert into plain_history values (%s, %s, %s)",
)


@dataclass
class Weather:
    """What became of the attempts, how many seconds they took in all, and the slowest."""

    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: float = 0.0


def storm(where: str, attempts: int) -> Weather:
    """Attempt so many bookings from all clients at once; `where` is the address of a town as racer0."""
    return _all_at_once(_clients, where, attempts)


def calm(where: str, attempts: int) -> Weather:
    """Write the rows of as many single bookings by plain INSERTs, into tables without a guard; as the tables' owner."""
    return _all_at_once(_plain_clients, where, attempts)


def _all_at_once(work: Callable[[str, int, int], Weather], where: str, attempts: int) -> Weather:
    found = Weather()
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        list(pool.map(work, [where] * PROCESSES, [0] * PROCESSES, range(PROCESSES)))  # connected once, all imported
        began = perf_counter()
        for part in pool.map(work, [where] * PROCESSES, [attempts // CLIENTS] * PROCESSES, range(PROCESSES)):
            found.outcomes += part.outcomes
            found.slowest = max(found.slowest, part.slowest)
        found.seconds = perf_counter() - began
    return found


def _clients(where: str, each: int, process: int) -> Weather:
    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(lambda n: _client(where, each, process * THREADS + n), range(THREADS)))
    return _together(parts)


def _client(where: str, each: int, number: int) -> Weather:
    chance, found, mine = random.Random(number), Weather(), list[Booking]()
    with closing(PostgresStore(where, STEPS, Secrets({}))) as store:
        for _ in range(each):
            began = perf_counter()
            try:
                found.outcomes[_attempt(store, chance, mine)] += 1
            except SlotTaken as taken:
                found.outcomes["taken" if taken.clashes else "taken by nobody"] += 1
            found.slowest = max(found.slowest, perf_counter() - began)
    return found


def _attempt(store: PostgresStore, chance: random.Random, mine: list[Booking]) -> str:
    kind = chance.random()
    if kind < 0.15 and mine:
        place = chance.randrange(len(mine))
        moved = _placed(replace(mine[place], version=mine[place].version + 1), _rooms(chance, 1), _slot(chance))
        store.change([Edit(moved, moved.version - 1, "moved")], _WHO)
        mine[place] = moved
        return "moved"
    wanted = booking(_rooms(chance, 1 if kind < 0.6 else 3), _slot(chance), organizer=_WHO, created_by=_WHO)
    if kind > 0.95:
        rule = Series(SeriesId(wanted.id), wanted.uid, "FREQ=DAILY;COUNT=3", "Europe/Rome", wanted.slot.start)
        slots = [wanted.slot.starting(wanted.slot.start + timedelta(days=n)) for n in range(3)]
        dates = [
            replace(
                _placed(wanted, wanted.rooms, slot),
                id=BookingId(f"{wanted.id}-{n}"),
                series=rule.id,
                occurrence=slot.start,
            )
            for n, slot in enumerate(slots)
        ]
        store.book(dates, rule, _WHO)
        return "series"
    store.book([wanted], None, _WHO)
    mine.append(wanted)
    return "booked"


def _rooms(chance: random.Random, count: int) -> tuple[RoomCode, ...]:
    return tuple(chance.sample(ROOMS[:20], count))


def _slot(chance: random.Random) -> Slot:
    start = _FIRST + timedelta(days=chance.randrange(_DAYS), minutes=15 * chance.randrange(40))
    return Slot.lasting(start, 15 * chance.randrange(2, 8))


def _placed(one: Booking, rooms: tuple[RoomCode, ...], slot: Slot) -> Booking:
    return replace(one, slot=slot, reservations=tuple(Reservation(room, slot) for room in rooms))


def _plain_clients(where: str, each: int, process: int) -> Weather:
    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(lambda n: _plain_client(where, each, process * THREADS + n), range(THREADS)))
    return _together(parts)


def _plain_client(where: str, each: int, number: int) -> Weather:
    chance, found = random.Random(number), Weather()
    with psycopg.connect(where, autocommit=True) as connection:
        for _ in range(each):
            one, slot = booking(_rooms(chance, 1), _slot(chance)), _slot(chance)
            starts, ends = int(slot.start.timestamp()), int(slot.end.timestamp())
            with connection.transaction():
                connection.execute(_INSERTS[0], [one.id, one.uid, one.title, starts, ends])
                connection.execute(_INSERTS[1], [one.id, 1, starts, ends, True])
                connection.execute(_INSERTS[2], [one.id, _WHO, "booked"])
            found.outcomes["booked"] += 1
    return found


def prepare_calm(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Make the tables without a guard."""
    connection.execute("create table plain_booking (id text primary key, uid text, title text, s bigint, e bigint)")
    connection.execute(
        "create table plain_reservation (booking text, room integer, s bigint, e bigint, blocks boolean)"
    )
    connection.execute("create table plain_history (booking text, who text, action text)")


def _together(parts: list[Weather]) -> Weather:
    whole = Weather()
    for one in parts:
        whole.outcomes += one.outcomes
        whole.slowest = max(whole.slowest, one.slowest)
    return whole
