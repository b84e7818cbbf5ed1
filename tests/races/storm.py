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
from functools import partial
from time import perf_counter
from typing import NamedTuple

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


@dataclass
class Weather:
    """What became of the attempts, how many seconds they took in all, and the slowest."""

    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    slowest: float = 0.0


def storm(where: str, attempts: int) -> Weather:
    """Attempt so many bookings from all clients at once; `where` is the address of a town as racer0."""
    return all_at_once(_clients, where, attempts)


def all_at_once(work: Callable[[str, int, int], Weather], where: str, attempts: int) -> Weather:
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
    return together(parts)


def _client(where: str, each: int, number: int) -> Weather:
    with closing(PostgresStore(where, STEPS, Secrets({}))) as store:
        return weather(Chances(number), each, partial(_by_store, store))


def _by_store(store: PostgresStore, one: Attempt) -> str:
    try:
        if one.moves:
            store.change([Edit(one.wanted[0], one.wanted[0].version - 1, "moved")], _WHO)
        else:
            store.book(one.wanted, one.rule, _WHO)
    except SlotTaken as taken:
        return "taken" if taken.clashes else "taken by nobody"
    return one.kind


def weather(chances: Chances, each: int, act: Callable[[Attempt], str]) -> Weather:
    """Make so many attempts, one after the other."""
    found = Weather()
    for _ in range(each):
        one, began = chances.next(), perf_counter()
        outcome = act(one)
        found.slowest = max(found.slowest, perf_counter() - began)
        found.outcomes[outcome] += 1
        if outcome == one.kind:
            chances.keep(one)
    return found


class Attempt(NamedTuple):
    """What a client wants: a booking, the dates of a series, or a booking of its own moved to another time and room."""

    kind: str
    wanted: tuple[Booking, ...]
    rule: Series | None = None

    @property
    def moves(self) -> bool:
        return self.kind == "moved"


class Chances:
    """One client's attempts, the same each time for the same number; moves are of what it got before."""

    def __init__(self, number: int) -> None:
        self._chance = random.Random(number)
        self._mine: dict[BookingId, Booking] = {}

    def keep(self, got: Attempt) -> None:
        if got.rule is None:
            self._mine[got.wanted[0].id] = got.wanted[0]

    def next(self) -> Attempt:
        chance, kind = self._chance, self._chance.random()
        if kind < 0.15 and self._mine:
            one = chance.choice(list(self._mine.values()))
            return Attempt("moved", (_placed(replace(one, version=one.version + 1), _rooms(chance, 1), _slot(chance)),))
        wanted = booking(_rooms(chance, 1 if kind < 0.6 else 3), _slot(chance), organizer=_WHO, created_by=_WHO)
        if kind <= 0.95:
            return Attempt("booked", (wanted,))
        rule = Series(SeriesId(wanted.id), wanted.uid, "FREQ=DAILY;COUNT=3", "Europe/Rome", wanted.slot.start)
        slots = [wanted.slot.starting(wanted.slot.start + timedelta(days=n)) for n in range(3)]
        dates = tuple(
            replace(
                _placed(wanted, wanted.rooms, slot),
                id=BookingId(f"{wanted.id}-{n}"),
                series=rule.id,
                occurrence=slot.start,
            )
            for n, slot in enumerate(slots)
        )
        return Attempt("series", dates, rule)


def _rooms(chance: random.Random, count: int) -> tuple[RoomCode, ...]:
    return tuple(chance.sample(ROOMS[:20], count))


def _slot(chance: random.Random) -> Slot:
    start = _FIRST + timedelta(days=chance.randrange(_DAYS), minutes=15 * chance.randrange(40))
    return Slot.lasting(start, 15 * chance.randrange(2, 8))


def _placed(one: Booking, rooms: tuple[RoomCode, ...], slot: Slot) -> Booking:
    return replace(one, slot=slot, reservations=tuple(Reservation(room, slot) for room in rooms))


def together(parts: list[Weather]) -> Weather:
    whole = Weather()
    for one in parts:
        whole.outcomes += one.outcomes
        whole.slowest = max(whole.slowest, one.slowest)
    return whole
