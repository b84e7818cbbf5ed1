"""The big database of the benchmarks: a million reservations in a thousand rooms, built once, kept."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter

from roomdesk.bootstrap import SystemClock
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Line, Room, Site
from roomdesk.domain.slot import from_wall
from roomdesk.ports.store import Furnishing
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
from roomdesk.stores.sqlite.connect import sqlite3

SITES, ROOMS_A_SITE, MEETINGS_A_DAY, PEOPLE = 50, 20, 4, 500
ROOMS = SITES * ROOMS_A_SITE
# How figures grow is seen with 5 weeks, or 500.
WEEKS = int(os.environ.get("ROOMDESK_STOCK_WEEKS", "50"))
RESERVATIONS = ROOMS * WEEKS * 5 * MEETINGS_A_DAY
ADMINISTRATOR = Email("p000@comune.example")
_ZONE = "Europe/Rome"
# A quarter of an hour between them, so that rooms with 5 minutes before and 10 after can hold them all.
_PERIODS = (
    (450, 525), (540, 615), (630, 705), (720, 795), (840, 915), (930, 1005), (1020, 1125), (1140, 1200),
)  # fmt: skip
_DATA = Path(__file__).parent / ".data"
_STEPS = find_places().steps / "sqlite"
_INSERT = "insert into {} values ({})"


def stock() -> tuple[Path, date]:
    """Give the database and the Monday in its middle; build it where it is not there or its recipe changed."""
    recipe = hashlib.sha256(b"".join(path.read_bytes() for path in (Path(__file__), *sorted(_STEPS.glob("*.sql")))))
    path, label = _DATA / f"stock-{WEEKS}.db", _DATA / f"stock-{WEEKS}.json"
    known = json.loads(label.read_text("utf-8")) if label.exists() and path.exists() else {}
    if known.get("recipe") == recipe.hexdigest():
        return path, date.fromisoformat(known["monday"])
    for old in _DATA.glob(f"stock-{WEEKS}.*"):
        old.unlink()
    _DATA.mkdir(exist_ok=True)
    began = perf_counter()
    today = SystemClock().now().date()
    monday = today - timedelta(days=today.weekday())
    build(path, monday)
    seconds = perf_counter() - began
    label.write_text(json.dumps({"recipe": recipe.hexdigest(), "monday": str(monday), "seconds": round(seconds, 1)}))
    print(f"built {path.name}: {path.stat().st_size / 2**20:.0f} MiB in {seconds:.0f} s")
    return path, monday


def build(path: Path, monday: date) -> None:
    """Furnish a new database and load it, the guards put away meanwhile; raises AssertionError if it is unsound."""
    store = SqliteStore(str(path), _STEPS)
    store.furnish(places())
    store.close()
    load(path, monday)
    store = SqliteStore(str(path), _STEPS)  # compares the guards with the steps
    try:
        assert store.faults() == ()
        assert store.info()["reservations"] == RESERVATIONS
    finally:
        store.close()


def places() -> Furnishing:
    """Make fifty sites of twenty rooms, two devices a room, five hundred people."""
    sites = [
        Site(
            SiteCode(f"S{n:02}"), f"Sede {n}", latitude=44 + n / 100, longitude=12 + n / 90, line=Line("TIM", 200, 200)
        )
        for n in range(SITES)
    ]
    rooms = [
        Room(
            RoomCode(f"R{n:03}"),
            SiteCode(f"S{n // ROOMS_A_SITE:02}"),
            f"Sala {n}",
            6 + n % 7 * 4,
            features=("camera", "display", "microphone", "codec")[: 2 + n % 3],
            step_free=n % 3 > 0,
            buffer_before=5 if n % 4 == 0 else 0,
            buffer_after=10 if n % 4 == 0 else 0,
        )
        for n in range(ROOMS)
    ]
    devices = [
        Device(DeviceCode(f"{room.code}-{kind}"), room.code, f"{kind} di {room.name}", kind, "tcp", "192.0.2.1", 80)
        for room in rooms
        for kind in (DeviceKind.DISPLAY, DeviceKind.CAMERA)
    ]
    people = [
        Person(Email(f"p{n:03}@comune.example"), f"Nome Cognome {n}", Role.STAFF if n else Role.ADMINISTRATOR)
        for n in range(PEOPLE)
    ]
    return Furnishing(tuple(sites), tuple(rooms), tuple(devices), tuple(people))


def load(path: Path, monday: date) -> None:
    """Write the bookings straight into the tables; triggers and indexes come back as the steps made them."""
    connection = sqlite3.connect(str(path), isolation_level=None)
    try:
        connection.execute("pragma synchronous = off")
        guards = connection.execute(
            "select type, name, sql from sqlite_master where type in ('trigger', 'index') and sql is not null"
        ).fetchall()
        connection.execute("begin exclusive")
        for kind, name, _ in guards:
            connection.execute(f"drop {kind} {name}")
        numbers = [num for (num,) in connection.execute("select num from room order by code")]
        _write(connection, meetings(monday), numbers)
        for _, _, sql in guards:
            connection.execute(sql)
        connection.execute("commit")
    finally:
        connection.close()


Meeting = tuple[tuple[int, ...], int, int, int]
"""Rooms, start, end, the series' number or 0; times in epoch seconds."""


def meetings(monday: date) -> Iterator[Meeting]:
    """Fill each working day of each room with four meetings; one in eight is in two offices at once.

    Tuesday's second period is the room's weekly series wherever it falls.
    """
    chance = random.Random(20261121)
    for day in range(WEEKS * 7):
        if day % 7 > 4:
            continue
        midnight = monday + timedelta(days=day - WEEKS * 7 // 2 // 7 * 7)
        # Reckoned from seven: midnight has no fixed distance to the evening when the clocks change.
        zero = int(from_wall(datetime.combine(midnight, time(7)), _ZONE).timestamp()) - 7 * 3600
        for one in range(ROOMS // 2):
            pair = (one, one + ROOMS // 2)
            first, second = (chance.sample(range(len(_PERIODS)), MEETINGS_A_DAY) for _ in pair)
            linked = {period for period in first if period in second and chance.random() < 0.25}
            for room, periods in zip(pair, (first, second), strict=True):
                for period in periods:
                    begins, ends = (zero + 60 * minute for minute in _PERIODS[period])
                    if period in linked:
                        if room == one:
                            yield pair, begins, ends, 0
                    else:
                        yield (room,), begins, ends, room + 1 if day % 7 == 1 and period == 1 else 0


def _write(connection: sqlite3.Connection, found: Iterator[Meeting], numbers: list[int]) -> None:
    first = int(datetime(2020, 1, 1, 8, tzinfo=UTC).timestamp())
    rule = "FREQ=WEEKLY;COUNT=50"
    connection.executemany(
        _INSERT.format("series", "?, ?, ?, ?, ?, ?, 0, ''"),
        [(n + 1, f"series-{n}", f"series-{n}@comune.example", rule, _ZONE, first) for n in range(ROOMS)],
    )
    bookings: list[tuple[object, ...]] = []
    reservations: list[tuple[object, ...]] = []
    holds: list[tuple[object, ...]] = []
    for num, meeting in enumerate(found, 1):
        rooms, begins, ends, _ = meeting
        exclusive = len(rooms) == 1 and rooms[0] % ROOMS_A_SITE == 0
        bookings.append(_booking(num, meeting, exclusive))
        for room in rooms:
            before, after = (300, 600) if room % 4 == 0 else (0, 0)
            reservations.append((None, num, numbers[room], 1, begins, ends, begins - before, ends + after))
        if exclusive:
            holds.append((None, num, f"https://video.example/sede-{rooms[0]}", 1, begins, ends))
        if num % 20_000 == 0:
            _flush(connection, bookings, reservations, holds)
    _flush(connection, bookings, reservations, holds)
    connection.execute(
        "insert into attendee select num, 0, 'p' || substr(num + 1000, -3) || '@comune.example', '', 'accepted'"
        " from booking where num % 2"
    )
    for week in range(WEEKS):
        # One device in forty failed its last check.
        connection.execute(
            "insert into finding (device, health, cause, evidence, at, latency_ms)"
            " select num, iif(? and num % 40 = 0, 'failed', 'ok'), 'ok', 'lamp 1: 900 h', ?, 3.5 from device",
            (week == WEEKS - 1, first + 604_800 * week),
        )
    connection.execute(
        "insert into history (booking, at, who, action, detail) select num, created_at, created_by, 'booked', ''"
        " from booking"
    )


def _booking(num: int, meeting: Meeting, exclusive: bool) -> tuple[object, ...]:
    rooms, begins, ends, series = meeting
    who = f"p{num % PEOPLE:03}@comune.example"
    link = f"https://video.example/sede-{rooms[0]}" if exclusive else None
    if not exclusive and (len(rooms) > 1 or num % 4 == 0):
        link = f"https://meet.example/riunione-{num:07}"
    return (
        num, f"booking-{num}", f"booking-{num}@comune.example", series or None, begins if series else None,
        f"Riunione di coordinamento n. {num}", "Ordine del giorno", "", "", who, who, _ZONE, begins, ends,
        "confirmed", 1, int(num % 20 == 0), num % 3, "fixed" if exclusive else "jitsi" if link else None, link, None,
        None, link if exclusive else "", 0, 1, None, "", begins - 864_000, begins - 864_000,
    )  # fmt: skip


def _flush(connection: sqlite3.Connection, *tables: list[tuple[object, ...]]) -> None:
    for name, width, rows in zip(("booking", "reservation", "link_hold"), (29, 8, 6), tables, strict=True):
        connection.executemany(_INSERT.format(name, ", ".join("?" * width)), rows)
        rows.clear()


if __name__ == "__main__":
    print(*stock())
