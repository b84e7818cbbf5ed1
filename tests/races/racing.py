"""Eight processes that want the same rooms at the same moment, round after round."""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.synchronize import Barrier

from roomdesk.domain.booking import Booking
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import SlotTaken, Stale
from roomdesk.domain.ids import BookingId
from roomdesk.services.answers import Booked
from roomdesk.services.desk import Desk
from tests.races.town import ROOMS, desk_on, draft, found_town, quarter
from tests.races.verdict import Told, states

RACERS = 8
_LINK = "https://video.example/sala"
_CONTESTED = ROOMS[:4]
_start: Barrier


@dataclass
class Report:
    """What one racer was told: how often it won or lost, and every state that it was told to be so."""

    outcomes: Counter[str] = field(default_factory=Counter)
    told: Told = field(default_factory=dict)
    twice: int = 0

    def add(self, told: Told) -> None:
        self.twice += len(self.told.keys() & told.keys())
        self.told.update(told)


def race(where: str, rounds: int) -> Report:
    """Found the town and race in it; the racers' reports as one, `twice` counting states told to two of them."""
    found_town(where)
    report, tokens = Report(), []
    desk = desk_on(where, RACERS)
    for number in range(RACERS):
        made = desk.book_room(draft((ROOMS[-1 - number],), quarter(0)))
        report.add(states(made.bookings))
        tokens.append(made.bookings[0].id)
    desk.keep_store.close()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(RACERS, context, _line_up, (context.Barrier(RACERS),)) as pool:
        for outcomes, told in pool.map(_run, *zip(*((where, n, rounds, tokens) for n in range(RACERS)), strict=True)):
            report.outcomes += outcomes
            report.add(told)
    return report


def _line_up(start: Barrier) -> None:
    global _start  # a barrier cannot be sent with a task
    _start = start


def _run(where: str, number: int, rounds: int, tokens: list[BookingId]) -> tuple[Counter[str], Told]:
    desk, report = desk_on(where, number), Report()
    racer = Racer(desk, random.Random(number), tokens)
    try:
        for round_ in range(rounds):
            # In every second round all want the same thing in the same way.
            attempt = racer.attempts[(round_ + (number if round_ % 2 else 0)) % len(racer.attempts)]
            _start.wait(60)
            try:
                booked = attempt(round_)
            except SlotTaken as taken:
                report.outcomes["taken" if taken.clashes else "taken by nobody"] += 1
            except Stale:
                report.outcomes["stale"] += 1
            else:
                report.outcomes["won"] += 1
                # Who moves a booking to where another racer has moved it just now makes no new state of it.
                if booked.changes.bookings:
                    report.add(states(booked.bookings))
    except BaseException:
        _start.abort()
        raise
    finally:
        desk.keep_store.close()
    report.outcomes["told twice"] += report.twice
    return report.outcomes, report.told


class Racer:
    """The ways to want a room. Each round has an hour of its own, so that somebody can win it."""

    def __init__(self, desk: Desk, chance: random.Random, tokens: list[BookingId]) -> None:
        self.desk, self.chance, self.tokens = desk, chance, tokens
        self.mine: list[Booking] = []
        self.attempts: tuple[Callable[[int], Booked], ...] = (
            self.one_room,
            self.linked_rooms,
            self.series,
            self.move_mine,
            self.move_everybodys,
            self.fixed_link,
        )

    def one_room(self, round_: int) -> Booked:
        return self._kept(self.desk.book_room(draft(_CONTESTED[:1], quarter(4 * round_))))

    def linked_rooms(self, round_: int) -> Booked:
        rooms = tuple(self.chance.sample(_CONTESTED, 3))
        return self._kept(self.desk.book_room(draft(rooms, quarter(4 * round_ + self.chance.randrange(3)))))

    def series(self, round_: int) -> Booked:
        rooms = tuple(self.chance.sample(_CONTESTED, 2))
        return self._kept(self.desk.book_series(draft(rooms, quarter(4 * round_), dates=3)))

    def fixed_link(self, round_: int) -> Booked:
        room = (self.chance.choice(ROOMS),)
        return self._kept(self.desk.book_room(draft(room, quarter(4 * round_), link=_LINK)))

    def move_mine(self, round_: int) -> Booked:
        if not self.mine:
            return self.one_room(round_)
        place = self.chance.randrange(len(self.mine))
        start = quarter(4 * round_ + self.chance.randrange(2)).start
        booked = self.desk.move_booking(Move(self.mine[place].id, start, rooms=_CONTESTED[:2]))
        self.mine[place] = booked.bookings[0]
        if self.chance.random() < 0.3:
            gone = self.desk.cancel_booking(self.mine.pop(place).id)
            return Booked((*booked.bookings, *gone.bookings), gone.changes)
        return booked

    def move_everybodys(self, round_: int) -> Booked:
        token = self.desk.show_booking(self.tokens[round_ % len(self.tokens)]).booking
        return self.desk.move_booking(Move(token.id, quarter(4 * round_).start, version=token.version))

    def _kept(self, booked: Booked) -> Booked:
        self.mine += [one for one in booked.bookings if one.series is None]
        return booked
