"""The guard inside PostgreSQL refuses to the second what overlaps, in whatever room and century, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.errors import CheckViolation, ExclusionViolation

from tests.servers.cluster import Cluster

Connection = psycopg.Connection[tuple[Any, ...]]
_INSERT = """
insert into rd.reservation (booking, room, blocks, start_at, end_at, blocked_from, blocked_to)
values (1, %s, true, %s, %s, %s, %s)
"""
_LAST_ROOM = 2**31 - 1
# The first and the last moment that the tables take, the first day, today, and the end of the last year of bookings.
_MOMENTS = (-2_208_988_800, -100_000, 0, 1_795_000_000, 32_503_680_000, 32_503_852_740)
_step = st.tuples(
    st.sampled_from((1, 2, 3, _LAST_ROOM - 1, _LAST_ROOM)),
    st.sampled_from(_MOMENTS),
    st.integers(0, 40),
    st.integers(1, 12),
)


@pytest.fixture
def raw(postgres: Cluster, pg_town: str) -> Iterator[Connection]:
    """Open with plain SQL a database in which references are not looked at: rooms are mere numbers."""
    with psycopg.connect(postgres.address(pg_town)) as connection:
        connection.execute("set session_replication_role = replica")
        yield connection
        connection.rollback()


def _takes(raw: Connection, room: int, since: int, until: int) -> bool:
    try:
        with raw.transaction():
            raw.execute(_INSERT, [room, since, until, since, until])
    except ExclusionViolation:
        return False
    return True


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_step, min_size=2, max_size=40))
def test_a_second_of_overlap_in_a_room_is_refused_and_nothing_else(
    raw: Connection, steps: list[tuple[int, int, int, int]]
) -> None:
    raw.execute("delete from rd.reservation")
    held: list[tuple[int, int, int]] = []
    for room, moment, starts, length in steps:
        since, until = moment + starts, moment + starts + length
        is_free = not any(room == other and since < ends and begins < until for other, begins, ends in held)
        assert _takes(raw, room, since, until) == is_free
        if is_free:
            held.append((room, since, until))


@pytest.mark.parametrize(
    ("since", "until"),
    [(10, 10), (20, 10), (0, 172_801), (-100_000_000_001, -100_000_000_000), (99_999_999_999, 100_000_000_001)],
)
def test_what_the_guard_cannot_reckon_with_is_no_reservation(raw: Connection, since: int, until: int) -> None:
    with pytest.raises(CheckViolation), raw.transaction():
        _takes(raw, 1, since, until)


def test_what_does_not_block_is_in_nobodys_way(raw: Connection) -> None:
    assert _takes(raw, 1, 0, 100)
    raw.execute(_INSERT.replace("true", "false").encode(), [1, 0, 100, 0, 100])
    with suppress(ExclusionViolation), raw.transaction():
        raw.execute("update rd.reservation set blocks = true")
    assert raw.execute("select count(*) filter (where blocks) from rd.reservation").fetchall() == [(1,)]
