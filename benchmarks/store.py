"""The promises about bookings and time, through the desk's verbs, on a million reservations; races and kills."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.stock import ADMINISTRATOR, ROOMS, stock
from roomdesk.bootstrap import open_desk
from roomdesk.domain.draft import CommonWish, Draft, Wish
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.slot import Slot, from_wall
from roomdesk.services.answers import Booked
from roomdesk.services.desk import Desk
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite.connect import sqlite3
from tests.races.killing import kill_writers
from tests.races.racing import race
from tests.races.verdict import latest, verdict

SAMPLES, PROCESSES = 31, 9
RACE_ROUNDS, KILLS = 1000, 50
_ZONE = "Europe/Rome"
# Dates without a holiday and an hour at which the stock's rooms are free: all 360 are booked.
RULE = "FREQ=DAILY;BYMONTH=2,7,9;BYDAY=MO,TU,WE,TH,FR,SA;COUNT=360"
_TABLES = ("booking", "reservation", "attendee", "history", "series")
Row = dict[str, object]


def measure() -> list[Row]:
    source, monday = stock()
    with tempfile.TemporaryDirectory(prefix="roomdesk-") as folder:
        path = Path(folder) / "stock.db"
        shutil.copy(source, path)
        desk = open_desk(str(path), ADMINISTRATOR)
        try:
            rows = [*_writing(desk, path, monday), *_reading(desk, path, monday)]
        finally:
            desk.keep_store.close()
        return [*rows, *_never(Path(folder)), *_starting(Path(folder))]


def milliseconds(work: Callable[[int], object], samples: int = SAMPLES) -> float:
    """Give the median of so many runs, after one that is not counted; each is told its number."""
    work(samples)
    found = []
    for number in range(samples):
        began = perf_counter()
        work(number)
        found.append((perf_counter() - began) * 1000)
    return statistics.median(found)


def row(promise: str, target: float, measured: float, unit: str, raw_limit: float | None) -> Row:
    return {
        "promise": promise,
        "target": target,
        "measured": round(measured, 3),
        "unit": unit,
        "raw_limit": None if raw_limit is None else round(raw_limit, 3),
        "holds": measured <= target,
    }


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return from_wall(datetime.combine(day, time(hour, minute)), _ZONE)


# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _writing(desk: Desk, path: Path, monday: date) -> Iterator[Row]:
    booked: list[Booked] = []
    closed = NationalHolidays("it", find_places().resources / "holidays" / "it.csv")
    workday = next(day for n in range(1, 5) if not closed(day := monday + timedelta(days=n)))

    def one(number: int) -> None:
        booked.append(desk.book_room(draft(RoomCode(f"R{number:03}"), Slot.lasting(at(workday, 7), 15))))

    def series(number: int) -> None:
        first = Slot.lasting(at(date(monday.year + 1, 2, 1), 7), 15)
        booked.append(desk.book_series(draft(RoomCode(f"R{number:03}"), first, RULE)))

    single = milliseconds(one)
    yield row(
        "One booking through the use case, rules included, with 1,000,000 reservations stored", 5, single, "ms",
        _raw_inserts(path, booked),
    )  # fmt: skip
    booked.clear()
    many = milliseconds(series)
    assert {len(answer.bookings) for answer in booked} == {360}
    yield row("Series of 360 dates, two rooms each, same data", 60, many, "ms", _raw_inserts(path, booked))


def draft(room: RoomCode, slot: Slot, rule: str = "") -> Draft:
    other = RoomCode(f"R{int(room[1:]) + ROOMS // 2:03}")
    return Draft(
        BookingId(str(uuid.uuid4())),
        "Riunione",
        (room, other),
        slot,
        conference="jitsi" if not rule else "",
        rrule=rule,
    )


def _raw_inserts(path: Path, answers: list[Booked]) -> float:
    """Time plain INSERTs of the very rows, and their commit, into a copy of the tables without a guard."""
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        requests = [_rows_of(connection, answer) for answer in answers]
    with closing(
        sqlite3.connect(str(path.with_name(f"raw-{len(answers[0].bookings)}.db")), isolation_level=None)
    ) as connection:
        connection.execute("pragma journal_mode = wal").fetchall()
        connection.execute("pragma synchronous = full")
        for name in _TABLES:
            width = max((len(found[0]) for one in requests if (found := one[name])), default=1)
            connection.execute(f"create table {name} ({', '.join(f'c{n}' for n in range(width))})")

        def insert(number: int) -> None:
            connection.execute("begin immediate")
            for name, found in requests[number % len(requests)].items():
                if found:
                    connection.executemany(f"insert into {name} values ({', '.join('?' * len(found[0]))})", found)
            connection.execute("commit")

        return milliseconds(insert, len(requests) - 1)


def _rows_of(connection: sqlite3.Connection, answer: Booked) -> dict[str, list[tuple[object, ...]]]:
    ids = json.dumps([one.id for one in answer.bookings])
    mine = "(select num from booking where id in (select value from json_each(:ids)))"
    wheres = dict.fromkeys(_TABLES, f"booking in {mine}") | {
        "booking": f"num in {mine}",
        "series": f"num in (select series from booking where num in {mine})",
    }
    return {
        name: connection.execute(f"select * from {name} where {where}", {"ids": ids}).fetchall()
        for name, where in wheres.items()
    }


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _reading(desk: Desk, path: Path, monday: date) -> Iterator[Row]:
    sites = [SiteCode("S01"), SiteCode("S15"), SiteCode("S30")]
    month = Slot(at(monday, 7), at(monday + timedelta(days=30), 7))

    def day(number: int) -> date:
        return monday + timedelta(days=number % 5)

    def find(number: int) -> None:
        desk.find_room(Wish(Slot.lasting(at(day(number), 9 + number % 8, 30), 60), 10, ("camera", "display")))

    def common(number: int) -> None:
        # Ten hours at a stretch are so rare that the whole month is searched.
        window = Slot(month.start + timedelta(days=number % 7), month.end + timedelta(days=number % 7))
        desk.common_slots(CommonWish(tuple(sites), 600, window, 20, ("camera",), limit=10))

    schedule = "Schedule of one day, same data, 1,000 rooms:"
    with _plain(path) as plain:

        def raw(where: str, days: int = 1) -> float:
            # The index alone: the rows' numbers, none of their facts.
            sql = f"select num from reservation where blocks = 1 and {where}"

            def ask(number: int) -> None:
                since = int(at(day(number), 0).timestamp())
                plain.execute(sql, {"since": since, "until": since + days * 86400}).fetchall()

            return milliseconds(ask)

        all_day = "start_at >= :since and start_at < :until"
        rooms = ", ".join(map(str, range(201, 221)))
        in_site = f"room in ({rooms}) and blocked_from >= :since and blocked_from < :until"
        one_site = milliseconds(lambda n: desk.show_day(day(n), [SiteCode("S10")]))
        yield row(f"{schedule} one site", 3, one_site, "ms", raw(in_site))
        yield row(f"{schedule} all", 40, milliseconds(lambda n: desk.show_day(day(n))), "ms", raw(all_day))
        yield row("Room search over all 1,000 rooms, same data", 5, milliseconds(find), "ms", raw(all_day))
        yield row(
            "Common slot of 3 sites within 30 days, same data", 30, milliseconds(common), "ms", 3 * raw(in_site, 30)
        )


@contextmanager
def _plain(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        yield connection


# ── never ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _never(folder: Path) -> Iterator[Row]:
    for name in ("race", "kill"):
        (folder / name).mkdir()
    report = race(str(folder / "race" / "x.db"), RACE_ROUNDS)
    found = verdict(folder / "race" / "x.db")
    untrue = len(found.standing.items() ^ latest(report.told).items()) + sum(found.wrong.values())
    promise = f"Double bookings in {RACE_ROUNDS:,} rounds of 8 racing writers, SQLite"
    yield row(promise, 0, found.overlaps + untrue, "bookings", None)
    killed = folder / "kill" / "x.db"
    losses = kill_writers(str(killed), killed.parent, KILLS, lambda: verdict(killed))
    bad = len(losses.lost) + len(losses.halves) + losses.overlaps + sum(losses.wrong.values())
    print(f"{losses.confirmed:,} changes were confirmed before {losses.kills} kills", file=sys.stderr)
    yield row("A confirmed booking lost after `kill -9`", 0, bad, "bookings", None)


# ── starting ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _starting(folder: Path) -> Iterator[Row]:
    environment = {**os.environ, "ROOMDESK_DB": str(folder / "demo.db")}
    program = [sys.executable, "-m", "roomdesk"]

    def run(*arguments: str) -> None:
        subprocess.run([*program, *arguments], env=environment, check=True, capture_output=True)

    run("demo", "--output", str(folder / "out"))
    python = milliseconds(lambda _: subprocess.run([sys.executable, "-c", ""], check=True), PROCESSES) / 1000
    version = milliseconds(lambda _: run("--version"), PROCESSES) / 1000
    bookings = milliseconds(lambda _: run("bookings"), PROCESSES) / 1000
    yield row("Command line start (`roomdesk --version`)", 0.15, version, "s", python)
    yield row("Command line start (`roomdesk bookings`)", 0.4, bookings, "s", python)


if __name__ == "__main__":
    for found_row in measure():
        print(json.dumps(found_row, ensure_ascii=False))
