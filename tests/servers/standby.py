"""A streaming standby of a cluster for tests, and what makes it take over."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.servers.cluster import SUPERUSER, Cluster, cluster


@contextmanager
def standing_by(primary: Cluster) -> Iterator[Cluster]:
    """Give a streaming standby of a cluster, running."""
    with cluster(made=False) as standby:
        source = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", SUPERUSER)
        standby.run("pg_basebackup", *source, "-D", str(standby.data), "-R", "-X", "stream", "-c", "fast")
        standby.start()
        yield standby


def confirms_both(primary: Cluster) -> None:
    """Have a primary confirm from now on only what its standby has too."""
    primary.sql("postgres", "alter system set synchronous_standby_names = '*'")
    primary.reload()
    until = time.monotonic() + 60
    while primary.sql("postgres", "select sync_state from pg_stat_replication") != [("sync",)]:
        assert time.monotonic() < until
        time.sleep(0.02)


@contextmanager
def replaced(primary: Cluster, standby: Cluster) -> Iterator[Callable[[], object]]:
    """Give what kills the primary and promotes the standby, to which the primary's port leads afterwards."""

    def fail_over() -> None:
        primary.stop(signal.SIGQUIT)
        standby.run("pg_ctl", "promote", "-w", "-D", str(standby.data))

    before = primary.port
    try:
        yield fail_over
    finally:
        primary.port = standby.port if primary.process is None else before
