"""The guard inside the database: SQL written by others cannot make two reservations of a room overlap either."""

from __future__ import annotations

import sqlite3 as standard
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomdesk.domain.ids import RoomCode
from roomdesk.domain.overlap import Reservation, in_the_way
from roomdesk.domain.slot import Slot
from roomdesk.stores.rows import instant
from roomdesk.stores.sqlite import SqliteStore
from roomdesk.stores.sqlite.connect import sqlite3
from tests.contracts.test_sqlite import STEPS
from tests.fakes.municipality import ANNA, FIXED, GIUNTA, LAB, MUNICIPALITY, booking, slot

OVERLAPS = """
select count(*) from reservation as one join reservation as other
  on other.room = one.room and other.num > one.num and other.blocks = 1 and one.blocks = 1
  and other.blocked_from < one.blocked_to and one.blocked_from < other.blocked_to
"""
SHARED_LINKS = """
select count(*) from link_hold as one join link_hold as other
  on other.link = one.link and other.num > one.num and other.blocks = 1 and one.blocks = 1
  and other.start_at < one.end_at and one.start_at < other.end_at
"""
RESERVATION = "(num, booking, room, blocks, start_at, end_at, blocked_from, blocked_to)"


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Open with plain SQL a database with two bookings of GIUNTA (9 to 10, 11 to 12) and one of LAB (9 to 12)."""
    path = str(tmp_path / "x.db")
    with closing(SqliteStore(path, STEPS)) as store:
        store.furnish(MUNICIPALITY)
        store.book([booking(GIUNTA, slot(9, 10), conference=FIXED)], None, ANNA)
        store.book([booking(GIUNTA, slot(11, 12), conference=FIXED)], None, ANNA)
        store.book([booking(LAB, slot(9, 12))], None, ANNA)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma foreign_keys = on")
        yield connection


ATTACKS = {
    "insert": f"insert into reservation {RESERVATION} select null, booking, room, 1, start_at + 60, end_at + 60,"
    " blocked_from + 60, blocked_to + 60 from reservation where num = 1",
    "insert or ignore": f"insert or ignore into reservation {RESERVATION} select null, booking, room, 1, start_at,"
    " end_at, blocked_from, blocked_to from reservation where num = 1",
    "insert or replace": f"insert or replace into reservation {RESERVATION} select null, booking, room, 1, start_at,"
    " end_at, blocked_from, blocked_to from reservation where num = 1",
    "replace another row": f"insert or replace into reservation {RESERVATION} select 2, booking, room, 1,"
    " start_at - 60, end_at, blocked_from - 60, blocked_to from reservation where num = 1",
    "upsert on the number": f"insert into reservation {RESERVATION} select 2, booking, room, 1, start_at + 1, end_at,"
    " blocked_from + 1, blocked_to from reservation where num = 1"
    " on conflict (num) do update set blocked_from = excluded.blocked_from, start_at = excluded.start_at,"
    " end_at = excluded.end_at, blocked_to = excluded.blocked_to",
    "upsert on the index": f"insert into reservation {RESERVATION} select null, booking, room, 1, start_at, end_at,"
    " blocked_from, blocked_to from reservation where num = 1"
    " on conflict (room, blocked_from) where blocks = 1 do update set blocked_to = blocked_to + 7200",
    "longer": "update reservation set blocked_to = blocked_to + 7200 where num = 1",
    "other room": "update reservation set room = (select room from reservation where num = 3) where num = 1",
    "update or ignore": "update or ignore reservation set blocked_from = blocked_from - 3601 where num = 2",
    "update or replace": "update or replace reservation set blocked_from = blocked_from - 7200,"
    " start_at = start_at - 7200 where num = 2",
    "every row at once": "update reservation set room = 1",
    "delayed": f"insert into reservation {RESERVATION} select null, booking, room, 0, start_at, end_at,"
    " blocked_from, blocked_to from reservation where num = 1",
    "a link twice": "insert into link_hold (booking, link, blocks, start_at, end_at)"
    " select booking, link, 1, start_at + 60, end_at from link_hold",
    "a link moved": "update link_hold set end_at = end_at + 7200",
    "a link replaced": "insert or replace into link_hold (num, booking, link, blocks, start_at, end_at)"
    " select 2, booking, link, 1, start_at + 60, end_at from link_hold where num = 1",
}


@pytest.mark.parametrize("sql", ATTACKS.values(), ids=ATTACKS)
def test_no_sql_makes_an_overlap(raw: sqlite3.Connection, sql: str) -> None:
    before = raw.execute("select * from reservation").fetchall()
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql)
    assert raw.execute("select * from reservation").fetchall() == before
    assert raw.execute(OVERLAPS).fetchone() == raw.execute(SHARED_LINKS).fetchone() == (0,)


def test_a_cancelled_booking_cannot_come_back_through_the_cascade(raw: sqlite3.Connection) -> None:
    raw.execute("update booking set status = 'cancelled', blocks = 0 where num = 1")
    assert raw.execute("select blocks from reservation where booking = 1").fetchall() == [(0,)]
    raw.execute(
        "update reservation set room = (select room from reservation where num = 1), end_at = start_at + 3600,"
        " blocked_to = start_at + 3600 where num = 3"
    )
    for sql in (
        "update booking set status = 'confirmed', blocks = 1 where num = 1",
        "update or ignore booking set status = 'pending', blocks = 1 where num = 1",
        "update or replace booking set status = 'pending', blocks = 1 where num = 1",
        "update reservation set blocks = 1 where booking = 1",
        "update booking set status = 'confirmed' where num = 1",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(sql)
    assert raw.execute(OVERLAPS).fetchone() == (0,)
    assert raw.execute("select status from booking where num = 1").fetchone() == ("cancelled",)


@pytest.mark.parametrize(
    "sql",
    [
        "update reservation set end_at = start_at, blocked_to = start_at where num = 1",
        "update reservation set blocked_from = start_at + 1 where num = 1",
        "update reservation set blocked_to = blocked_to + 172800 where num = 3",
        "update reservation set blocked_from = null where num = 1",
        "update reservation set blocked_from = 'heute' where num = 1",
        "update booking set end_at = start_at where num = 1",
        "update booking set blocks = 0 where num = 1",
        "update booking set status = 'maybe' where num = 1",
        "update booking set title = '' where num = 1",
        "insert into reservation values (null, 99, 1, 1, 0, 60, 0, 60)",
        "insert into reservation values (null, 1, 99, 1, 0, 60, 0, 60)",
        "delete from room where code = 'GIUNTA'",
    ],
)
def test_values_that_would_slip_past_the_guard_are_refused(raw: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql)


def test_python_s_own_sqlite_is_held_by_the_same_guard(raw: sqlite3.Connection, tmp_path: Path) -> None:
    raw.close()
    with (
        closing(standard.connect(tmp_path / "x.db")) as other,
        pytest.raises(standard.IntegrityError, match="ROOMDESK_OVERLAP"),
    ):
        other.execute(ATTACKS["longer"])


# ── the domain's rule and the database's are the same ───────────────────────────────────────────────────────────────

ROOMS = (RoomCode("1"), RoomCode("2"))
HOW = (
    "insert", "insert or ignore", "insert or replace", "insert or fail", "insert or rollback",
    "update", "update or replace", "update or ignore", "upsert", "replace by number",
)  # fmt: skip
_step = st.tuples(
    st.sampled_from(HOW), st.sampled_from(ROOMS), st.integers(0, 40), st.integers(1, 12), st.integers(1, 12)
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_step, min_size=1, max_size=40))
def test_domain_and_database_agree(steps: list[tuple[str, RoomCode, int, int, int]]) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in sorted(STEPS.glob("*.sql")):
            connection.executescript(step.read_text("utf-8"))
        held: dict[int, Reservation] = {}
        for how, room, starts, length, number in steps:
            wanted = Reservation(room, Slot(instant(starts), instant(starts + length)))
            new = max(held, default=0) + 1
            mine = new if how.startswith("insert") else number
            others = [one for num, one in held.items() if num != mine]
            refused = bool(in_the_way([wanted], others)) and (mine in held or not how.startswith("update"))
            try:
                written = _write(connection, how, mine, wanted)
            except sqlite3.IntegrityError:
                assert refused
            else:
                assert not refused
                if written:
                    held[mine] = wanted
        rows = connection.execute("select num, room, blocked_from, blocked_to from reservation").fetchall()
        assert {
            row[0]: Reservation(RoomCode(str(row[1])), Slot(instant(row[2]), instant(row[3]))) for row in rows
        } == held


def _write(connection: sqlite3.Connection, how: str, num: int, one: Reservation) -> bool:
    starts, ends = int(one.blocked.start.timestamp()), int(one.blocked.end.timestamp())
    values = (num, 1, int(one.room), 1, starts, ends, starts, ends)
    if how.startswith("update"):
        sql = (
            f"{how} reservation set room = ?, start_at = ?, end_at = ?, blocked_from = ?, blocked_to = ? where num = ?"
        )
        return connection.execute(sql, (int(one.room), starts, ends, starts, ends, num)).rowcount > 0
    sql = "insert or replace" if how == "replace by number" else "insert" if how == "upsert" else how
    sql += f" into reservation {RESERVATION} values (?, ?, ?, ?, ?, ?, ?, ?)"
    if how == "upsert":
        sql += (
            " on conflict (num) do update set room = excluded.room, start_at = excluded.start_at,"
            " end_at = excluded.end_at, blocked_from = excluded.blocked_from, blocked_to = excluded.blocked_to"
        )
    return connection.execute(sql, values).rowcount > 0


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("update reservation set blocked_to = blocked_to + 7200 where num = 1", "overlaps: 1"),
        ("update link_hold set end_at = end_at + 7200", "shared_links: 1"),
        ("delete from reservation where num = 3", "half_bookings: 1"),
    ],
)
def test_faults_count_what_was_done_while_the_guard_was_away(
    raw: sqlite3.Connection, tmp_path: Path, damage: str, fault: str
) -> None:
    guards = raw.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f"drop trigger {name}")
    raw.execute(damage)
    for _, sql in guards:
        raw.execute(sql)
    with closing(SqliteStore(str(tmp_path / "x.db"), STEPS)) as store:
        assert store.faults() == (fault,)
