"""The storm's attempts by plain INSERTs and UPDATEs, into tables of the same kind with the same guard."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, LiteralString

import psycopg

from roomdesk.domain.booking import Booking
from roomdesk.stores import rows
from tests.races.storm import THREADS, Attempt, Chances, Weather, all_at_once, together, weather

Connection = psycopg.Connection[tuple[Any, ...]]

# The same columns, checks, indexes and guard; no row security, no functions, no history, no feed of changes.
_TABLES = (
    "create schema plain",
    "create table plain.series (like rd.series including all)",
    "create table plain.booking (like rd.booking including all)",
    "create table plain.detail (like rd.detail including all, foreign key (booking) references plain.booking (num))",
    "create table plain.reservation (like rd.reservation including all, foreign key (room) references rd.room (num), "
    "foreign key (booking, blocks) references plain.booking (num, blocks) on update cascade)",
)
_SERIES = """
insert into plain.series (id, uid, rrule, timezone, first_at, sequence, origin) values (%s, %s, %s, %s, %s, 0, '')
returning num
"""
_BOOKING = """
insert into plain.booking (id, series, occurrence_at, timezone, start_at, end_at, status, blocks, private, sequence,
  version, created_at, updated_at) values (%s, %s, %s, %s, %s, %s, %s, true, false, 0, 1, %s, %s) returning num
"""
_DETAIL = """
insert into plain.detail (booking, uid, title, setup, organizer, created_by, visitors, held, reason, private)
values (%s, %s, %s, '', %s, %s, 0, '', '', false)
"""
_RESERVATIONS = """
insert into plain.reservation (booking, room, blocks, start_at, end_at, blocked_from, blocked_to)
select %s, unnest(%s::integer[]), true, %s, %s, %s, %s
"""
_MOVE = """
update plain.booking set start_at = %s, end_at = %s, version = version + 1 where id = %s and version = %s
returning num
"""


def prepare(connection: Connection) -> None:
    """Make the tables, beside our own."""
    for one in _TABLES:
        connection.execute(one.encode())


def plainly(where: str, attempts: int) -> Weather:
    """Make the storm's attempts; `where` is the address of a town as the tables' owner."""
    return all_at_once(_clients, where, attempts)


def _clients(where: str, each: int, process: int) -> Weather:
    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(lambda n: _client(where, each, process * THREADS + n), range(THREADS)))
    return together(parts)


def _client(where: str, each: int, number: int) -> Weather:
    with psycopg.connect(where, autocommit=True) as connection:
        nums = dict(connection.execute("select code, num from rd.room").fetchall())
        return weather(Chances(number), each, partial(_write, connection, nums))


def _write(connection: Connection, nums: dict[str, int], one: Attempt) -> str:
    try:
        with connection.transaction():
            if one.moves:
                _move(connection, nums, one.wanted[0])
            else:
                _insert(connection, nums, one)
    except psycopg.errors.ExclusionViolation:
        return "taken"
    except psycopg.errors.DeadlockDetected:
        return "deadlock"
    return one.kind


def _insert(connection: Connection, nums: dict[str, int], one: Attempt) -> None:
    series = None
    if one.rule:
        rule = one.rule
        series = _num(connection, _SERIES, [rule.id, rule.uid, rule.rrule, rule.timezone, rows.stamp(rule.first)])
    for wanted in one.wanted:
        at = [rows.stamp(wanted.occurrence)] if wanted.occurrence else [None]
        made = [rows.stamp(wanted.created_at), rows.stamp(wanted.updated_at)]
        facts = [wanted.id, series, *at, wanted.timezone, *_times(wanted), wanted.status, *made]
        num = _num(connection, _BOOKING, facts)
        connection.execute(_DETAIL, [num, wanted.uid, wanted.title, wanted.organizer, wanted.created_by])
        connection.execute(_RESERVATIONS, [num, _rooms(nums, wanted), *_times(wanted), *_times(wanted)])


def _move(connection: Connection, nums: dict[str, int], wanted: Booking) -> None:
    num = _num(connection, _MOVE, [*_times(wanted), wanted.id, wanted.version - 1])
    connection.execute("delete from plain.reservation where booking = %s", [num])
    connection.execute(_RESERVATIONS, [num, _rooms(nums, wanted), *_times(wanted), *_times(wanted)])


def _num(connection: Connection, sql: LiteralString, values: Iterable[object]) -> int:
    ((num,),) = connection.execute(sql, list(values)).fetchall()
    return int(num)


def _rooms(nums: dict[str, int], wanted: Booking) -> list[int]:
    return sorted(nums[room] for room in wanted.rooms)


def _times(wanted: Booking) -> list[int]:
    return [rows.stamp(wanted.slot.start), rows.stamp(wanted.slot.end)]
