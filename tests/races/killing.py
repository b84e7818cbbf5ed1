"""Writers that are killed at a random moment, and what they were told before it."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from roomdesk.domain.draft import Move
from roomdesk.domain.errors import SlotTaken, Unavailable
from roomdesk.services.desk import Desk
from tests.races.town import DAYS, ROOMS, desk_on, draft, found_town, quarter
from tests.races.verdict import Told, Verdict, latest, states

WRITERS = 3
DATES = 3


@dataclass
class Losses:
    """What must stay empty after a kill, and how much was confirmed in all."""

    confirmed: int = 0
    kills: int = 0
    lost: list[object] = field(default_factory=list)
    overlaps: int = 0
    wrong: dict[str, int] = field(default_factory=dict)
    halves: list[object] = field(default_factory=list)


def kill_writers(where: str, logs_in: Path, times: int, look: Callable[[], Verdict]) -> Losses:
    """Found the town, start writers on it and kill -9 them, again and again; `look` at the database after each."""
    found_town(where)
    context = multiprocessing.get_context("forkserver")  # a start must cost little, most moments shall be writes
    context.set_forkserver_preload(["holidays.countries.italy", "tests.races.killing"])
    chance, losses, told = random.Random(50), Losses(), {}
    for number in range(times):
        logs = [logs_in / f"told-{number}-{writer}.jsonl" for writer in range(WRITERS)]
        writers = [
            context.Process(target=write, args=(where, str(log), number * WRITERS + n)) for n, log in enumerate(logs)
        ]
        for one in writers:
            one.start()
        _wait_for(logs[number % WRITERS])
        time.sleep(chance.uniform(0, 0.15))
        for one in writers:
            os.kill(one.pid or 0, signal.SIGKILL)
            one.join()
            losses.kills += one.exitcode == -signal.SIGKILL
        told.update(told_in(logs))
        judge(look(), told, losses)
    losses.confirmed = len(told)
    return losses


def _wait_for(log: Path) -> None:
    until = time.monotonic() + 30
    while not (log.exists() and log.stat().st_size) and time.monotonic() < until:
        time.sleep(0.002)


def write(where: str, log: str, seed: int) -> None:
    """Book linked rooms and series, move and cancel without end; each answer is noted once it is given."""
    desk, chance = _desk_once_there(where, seed), random.Random(seed)
    with Path(log).open("ab", buffering=0) as notes:
        while True:
            try:
                for told in _write_once(desk, chance):  # noqa: FURB122 - each note must be written before the next booking
                    notes.write(json.dumps(list(told.items())).encode() + b"\n")
            except SlotTaken:
                continue
            except Unavailable:
                time.sleep(0.05)


def _desk_once_there(where: str, seed: int) -> Desk:
    while True:
        try:
            return desk_on(where, seed)
        except Unavailable:
            time.sleep(0.05)


def _write_once(desk: Desk, chance: random.Random) -> Iterable[Told]:
    rooms, when = tuple(chance.sample(ROOMS, 3)), chance.randrange(DAYS * 96)
    if chance.random() < 0.2:
        yield states(desk.book_series(draft(rooms, quarter(when, 15), dates=DATES)).bookings)
        return
    booked = desk.book_room(draft(rooms, quarter(when, 15)))
    yield states(booked.bookings)
    one = booked.bookings[0]
    if chance.random() < 0.5:
        later = Move(one.id, quarter(when + 1).start, rooms=tuple(chance.sample(ROOMS, 2)))
        yield states(desk.move_booking(later).bookings)
    if chance.random() < 0.3:
        yield states(desk.cancel_booking(one.id).bookings)


def told_in(logs: Iterable[Path]) -> Told:
    """Give what writers noted, as far as a note is whole."""
    told: Told = {}
    for log in logs:
        whole = log.read_bytes().rpartition(b"\n")[0] if log.exists() else b""
        for line in whole.splitlines():
            told.update({(id_, version): (*facts[:4], tuple(facts[4])) for (id_, version), facts in json.loads(line)})
    return told


def judge(found: Verdict, told: Told, losses: Losses) -> None:
    """Compare what stands with what was told, and add what is missing."""
    losses.overlaps += found.overlaps
    losses.wrong.update(found.wrong)
    versions = dict(found.standing)
    for key, state in latest(told).items():
        # A later version may stand that was committed when the kill came before the answer.
        if versions.get(key, state) != state or (key not in versions and not _later(key, versions)):
            losses.lost.append((key, state))
    dates: dict[str, int] = {}
    for (id_, version), (series, _, _, _, rooms) in found.standing.items():
        if len(rooms) not in (2, 3) or (version == 1 and len(rooms) != 3):
            losses.halves.append((id_, version, rooms))
        if series:
            dates[series] = dates.get(series, 0) + 1
    losses.halves += [(series, count) for series, count in dates.items() if count != DATES]


def _later(key: tuple[str, int], versions: Told) -> bool:
    return any((key[0], version) in versions for version in range(key[1] + 1, key[1] + 3))
