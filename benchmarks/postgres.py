"""The promises on PostgreSQL: a million reservations on a server of this run's own, asked as staff."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psycopg

from benchmarks.stock import RESERVATIONS, ROOMS, stock
from benchmarks.store import RULE, at, draft, milliseconds, row
from roomdesk.bootstrap import open_desk
from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.slot import Slot
from roomdesk.services.answers import Booked
from roomdesk.services.desk import Desk
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
from tests.races import plain
from tests.races.servers import admit_racers, verdict_on
from tests.races.storm import CLIENTS, storm
from tests.races.town import found_town
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import admit, database, open_store, prepare

Row = dict[str, object]
_LOGIN, _PERSON = "p001", "p001@comune.example"
_SETTINGS = {"shared_buffers": "1GB", "max_wal_size": "4GB", "checkpoint_timeout": "30min"}
ATTEMPTS = 20_000
_TABLES = ("booking", "detail", "reservation", "history", "series")


def measure() -> list[Row]:
    reason = why_not()
    if reason:
        print(f"left out: {reason}", file=sys.stderr)
        return []
    with cluster(_SETTINGS) as running, _stocked(running) as (name, monday):
        desk = open_desk(running.address(name, _LOGIN))
        try:
            rows = [*_writing(desk, running, name, monday), *_reading(desk, running, name, monday)]
        finally:
            desk.keep_store.close()
        return [*rows, *([] if "--quiet" in sys.argv else _never(running))]


@contextmanager
def _stocked(running: Cluster) -> Iterator[tuple[str, date]]:
    """Copy the stock into a fresh database."""
    path, monday = stock()
    prepare(running)
    with database(running) as name:
        began = perf_counter()
        with closing(open_store(running, name)) as server, closing(_file(str(path))) as file, file.given() as read:
            counts = server.take_over(read)
        print(f"copied and compared {sum(counts.values()):,} rows in {perf_counter() - began:.0f} s", file=sys.stderr)
        running.sql(name, "vacuum analyze", "checkpoint")
        admit(running, name, _LOGIN, _PERSON)
        yield name, monday


def _file(path: str) -> SqliteStore:
    return SqliteStore(path, find_places().steps / "sqlite")


# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _writing(desk: Desk, running: Cluster, name: str, monday: date) -> Iterator[Row]:
    booked: list[Booked] = []
    closed = NationalHolidays("it", find_places().resources / "holidays" / "it.csv")
    workday = next(day for n in range(1, 5) if not closed(day := monday + timedelta(days=n)))

    def one(number: int) -> None:
        booked.append(desk.book_room(draft(RoomCode(f"R{number:03}"), Slot.lasting(at(workday, 7), 15))))

    def series(number: int) -> None:
        first = Slot.lasting(at(date(monday.year + 1, 2, 1), 7), 15)
        booked.append(desk.book_series(draft(RoomCode(f"R{number:03}"), first, RULE)))

    single = milliseconds(one)
    promise = f"PostgreSQL: one booking through the use case, rules included, with {RESERVATIONS:,} reservations stored"
    yield row(promise, 10, single, "ms", _raw_inserts(running, name, booked))
    booked.clear()
    many = milliseconds(series)
    assert {len(answer.bookings) for answer in booked} == {360}
    promise = "PostgreSQL: series of 360 dates, two rooms each, same data"
    yield row(promise, 100, many, "ms", _raw_inserts(running, name, booked))


def _raw_inserts(running: Cluster, name: str, answers: list[Booked]) -> float:
    """Time plain INSERTs of the very rows, a statement a table, and their commit, into tables without any guard."""
    with psycopg.connect(running.address(name), autocommit=True) as connection:
        for table in _TABLES:
            connection.execute(f"create table if not exists raw_{table} (like rd.{table})".encode())
        wheres = dict.fromkeys(_TABLES, "booking in (select num from rd.booking where id = any(%s))") | {
            "booking": "id = any(%s)",
            "series": "num in (select series from rd.booking where id = any(%s))",
        }
        sets = [
            {
                table: connection.execute(
                    f"select coalesce(jsonb_agg(one), '[]')::text from rd.{table} as one where {where}".encode(),
                    [[one.id for one in answer.bookings]],
                ).fetchall()[0][0]
                for table, where in wheres.items()
            }
            for answer in answers
        ]

        def insert(number: int) -> None:
            with connection.transaction():
                for table, rows in sets[number % len(sets)].items():
                    into = (
                        f"insert into raw_{table} select * from jsonb_populate_recordset(null::raw_{table}, %s::jsonb)"
                    )
                    connection.execute(into.encode(), [rows])

        return milliseconds(insert, len(sets) - 1)


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _reading(desk: Desk, running: Cluster, name: str, monday: date) -> Iterator[Row]:
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

    with psycopg.connect(running.address(name), autocommit=True) as plain:

        def raw(first: int, last: int, days: int = 1) -> float:
            # The index alone: when the rooms are taken, none of the bookings' facts.
            sql = b"""select room, blocked_from from rd.reservation
                where blocks and room between %s and %s and blocked_from >= %s and blocked_from < %s"""

            def ask(number: int) -> None:
                since = int(at(day(number), 0).timestamp())
                plain.execute(sql, [first, last, since, since + days * 86400]).fetchall()

            return milliseconds(ask)

        schedule = "PostgreSQL: schedule of one day, same data, 1,000 rooms:"
        one_site: Callable[[int], object] = lambda n: desk.show_day(day(n), [SiteCode("S10")])  # noqa: E731
        yield row(f"{schedule} one site", 6, milliseconds(one_site), "ms", raw(201, 220))
        yield row(f"{schedule} all", 120, milliseconds(lambda n: desk.show_day(day(n))), "ms", raw(1, ROOMS))
        yield row(
            "PostgreSQL: room search over all 1,000 rooms, same data", 30, milliseconds(find), "ms", raw(1, ROOMS)
        )
        promise = "PostgreSQL: common slot of 3 sites within 30 days, same data"
        yield row(promise, 30, milliseconds(common), "ms", 3 * raw(201, 220, 30))


# ── never ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _never(running: Cluster) -> Iterator[Row]:
    admit_racers(running, 1)
    with database(running) as name, TemporaryDirectory(prefix="roomdesk-") as folder:
        found_town(running.address(name, "racer0"))
        with psycopg.connect(running.address(name), autocommit=True) as connection:
            plain.prepare(connection)
        inserts = plain.plainly(running.address(name), ATTEMPTS)
        weather = storm(running.address(name, "racer0"), ATTEMPTS)
        found = verdict_on(running, name, Path(folder))
        for what, one in (("INSERTs", inserts), ("RoomDesk", weather)):
            told = f"{ATTEMPTS / one.seconds:.0f} a second, {dict(one.outcomes)}, slowest {one.slowest:.2f} s"
            print(f"{what}: {told}", file=sys.stderr)
        ((deadlocks,),) = running.sql(name, f"select deadlocks from pg_stat_database where datname = '{name}'")
        untrue = len(found.standing) - weather.outcomes["booked"] - 3 * weather.outcomes["series"]
    promise = f"PostgreSQL: double bookings, deadlocks and lost answers in {ATTEMPTS:,} attempts of {CLIENTS} clients"
    yield row(promise, 0, found.overlaps + deadlocks + abs(untrue), "bookings", None)
    per_attempt = 1000 * weather.seconds / ATTEMPTS
    limit = 1000 * inserts.seconds / ATTEMPTS
    promise = "PostgreSQL: one attempt among them, against the same attempts by plain INSERTs with the same guard"
    yield row(promise, round(limit / 0.7, 3), per_attempt, "ms", limit)


if __name__ == "__main__":
    for found_row in measure():
        print(json.dumps(found_row, ensure_ascii=False))
