"""Towns on PostgreSQL for races: logins of the racers, writers, and the verdict on a server."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
from tests.races.killing import WRITERS, Losses, write
from tests.races.town import found_town
from tests.races.verdict import Verdict, verdict
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import open_store

_copies = itertools.count(1)


def admit_racers(cluster: Cluster, count: int) -> None:
    """Make logins racer0, racer1, … with the rights of administrators, in a database without people."""
    for number in range(count):
        name = f"racer{number}"
        cluster.sql(
            "postgres",
            f"do $$ begin create role {name} login in role rd_admin; exception when duplicate_object then null; end $$",
        )


def verdict_on(cluster: Cluster, database: str, folder: Path) -> Verdict:
    """Copy what stands on a server into a file, and judge that by SQL that knows nothing of servers."""
    path = folder / f"copy-{next(_copies)}.db"
    with (
        closing(open_store(cluster, database)) as server,
        closing(SqliteStore(str(path), find_places().steps / "sqlite")) as copy,
        server.given() as read,
    ):
        copy.take_over(read)
        assert server.faults() == ()
    found = verdict(path)
    path.unlink()
    return found


@contextmanager
def writing(where: str, folder: Path) -> Iterator[list[Path]]:
    """Run writers while the context is open; give the logs in which they note what they were told."""
    found_town(where)
    context = multiprocessing.get_context("spawn")
    logs = [folder / f"told-{number}.jsonl" for number in range(WRITERS)]
    writers = [context.Process(target=write, args=(where, str(log), n)) for n, log in enumerate(logs)]
    for one in writers:
        one.start()
    try:
        yield logs
        assert [one.exitcode for one in writers] == [None] * WRITERS
    finally:
        for one in writers:
            os.kill(one.pid or 0, signal.SIGKILL)
            one.join()


def wait_for_news(logs: list[Path]) -> None:
    """Wait until every writer was told something new."""
    before = [_size(one) for one in logs]
    wait(lambda: all(_size(one) > size for one, size in zip(logs, before, strict=True)))


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def check(losses: Losses) -> None:
    assert losses.lost == []
    assert losses.halves == []
    assert losses.wrong == {}
    assert losses.overlaps == 0
