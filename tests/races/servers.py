"""Towns on PostgreSQL for races: logins of the racers, and the verdict on a server."""

from __future__ import annotations

import itertools
from contextlib import closing
from pathlib import Path

from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
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
