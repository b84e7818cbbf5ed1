"""On PostgreSQL too nobody books a room twice, and nothing confirmed is lost: clients, connections, servers die."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.races.killing import WRITERS, Losses, judge, kill_writers, told_in
from tests.races.racing import RACERS, race
from tests.races.servers import admit_racers, check, verdict_on, wait_for_news, writing
from tests.races.storm import storm
from tests.races.town import found_town
from tests.races.verdict import latest
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import database, prepare
from tests.servers.standby import confirms_both, replaced, standing_by

ROUNDS, KILLS, DEATHS, ATTEMPTS = 300, 10, 8, 3200
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def durable() -> Iterator[Cluster]:
    """Give a cluster that writes to the disk what it confirms."""
    if why_not():
        pytest.skip(why_not())
    with cluster() as running:
        prepare(running)
        admit_racers(running, max(RACERS + 1, KILLS * WRITERS))
        yield running


@pytest.fixture
def empty(durable: Cluster) -> Iterator[str]:
    with database(durable) as name:
        yield name


def address_of(running: Cluster, name: str) -> str:
    return running.address(name, "racer0")


def test_eight_processes_race(durable: Cluster, empty: str, tmp_path: Path) -> None:
    report = race(address_of(durable, empty), ROUNDS)
    found = verdict_on(durable, empty, tmp_path)
    assert found.overlaps == 0
    assert found.wrong == {}
    assert found.standing == latest(report.told)
    assert (report.twice, report.outcomes["told twice"]) == (0, 0)
    assert report.outcomes.keys() <= {"won", "taken", "stale", "told twice"}
    assert report.outcomes["won"] + report.outcomes["taken"] + report.outcomes["stale"] == RACERS * ROUNDS
    assert min(report.outcomes["taken"], report.outcomes["stale"], report.outcomes["won"]) > 0


def test_thirty_two_clients_in_a_storm(durable: Cluster, empty: str, tmp_path: Path) -> None:
    found_town(address_of(durable, empty))
    weather = storm(address_of(durable, empty), ATTEMPTS)
    found = verdict_on(durable, empty, tmp_path)
    assert weather.outcomes.keys() == {"booked", "moved", "series", "taken"}
    assert weather.outcomes.total() == ATTEMPTS
    assert (found.overlaps, found.wrong.keys() - {"bookings without their guests"}) == (0, set())
    assert len(found.standing) == weather.outcomes["booked"] + 3 * weather.outcomes["series"]
    assert deadlocks(durable, empty) == 0


def deadlocks(running: Cluster, name: str) -> int:
    """Count the deadlocks that the server had to end in a database."""
    ((found,),) = running.sql(name, f"select deadlocks from pg_stat_database where datname = '{name}'")
    return int(found)


def test_clients_that_are_killed_lose_nothing(durable: Cluster, empty: str, tmp_path: Path) -> None:
    losses = kill_writers(address_of(durable, empty), tmp_path, KILLS, lambda: verdict_on(durable, empty, tmp_path))
    assert losses.kills == KILLS * WRITERS
    assert losses.confirmed > KILLS
    check(losses)


def test_a_server_that_dies_loses_nothing_and_desks_carry_on(durable: Cluster, empty: str, tmp_path: Path) -> None:
    with writing(address_of(durable, empty), tmp_path) as logs:
        for number in range(DEATHS):
            wait_for_news(logs)
            time.sleep(random.Random(number).uniform(0, 0.3))
            durable.stop(signal.SIGQUIT)
            durable.start()
        wait_for_news(logs)
    losses = Losses(confirmed=len(told := told_in(logs)))
    judge(verdict_on(durable, empty, tmp_path), told, losses)
    assert losses.confirmed > DEATHS
    check(losses)


def test_connections_that_are_cut_lose_nothing_and_book_nothing_twice(
    durable: Cluster, empty: str, tmp_path: Path
) -> None:
    racing = f"from pg_stat_activity where datname = '{empty}' and usename like 'racer%'"
    cut = f"select count(pg_terminate_backend(pid)) {racing}"
    with writing(address_of(durable, empty), tmp_path) as logs:
        times = 0
        for number in range(40):
            time.sleep(random.Random(number).uniform(0.02, 0.15))
            ((found,),) = durable.sql("postgres", cut)
            times += found
        wait_for_news(logs)
    losses = Losses(confirmed=len(told := told_in(logs)))
    judge(verdict_on(durable, empty, tmp_path), told, losses)
    assert times > WRITERS
    check(losses)


def test_a_standby_takes_over_and_desks_find_it(tmp_path: Path) -> None:
    if why_not():
        pytest.skip(why_not())
    with cluster() as primary, standing_by(primary) as standby:
        prepare(primary)
        admit_racers(primary, WRITERS)
        confirms_both(primary)
        with database(primary) as name, replaced(primary, standby) as fail_over:
            hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
            with writing(f"postgresql://racer0@{hosts}/{name}", tmp_path) as logs:
                for _ in range(5):
                    wait_for_news(logs)
                fail_over()
                for _ in range(5):
                    wait_for_news(logs)
            losses = Losses(confirmed=len(told := told_in(logs)))
            judge(verdict_on(standby, name, tmp_path), told, losses)
    assert losses.confirmed > 10 * WRITERS
    check(losses)
