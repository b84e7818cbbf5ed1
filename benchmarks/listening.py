"""Two hundred desks that listen to one PostgreSQL: how soon they hear of a booking, and what they cost the server."""

from __future__ import annotations

import json
import multiprocessing
import os
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from time import perf_counter

from benchmarks.store import row
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore
from tests.fakes.municipality import ANNA, GIUNTA, MUNICIPALITY, booking, slot
from tests.servers.cluster import cluster, why_not
from tests.servers.roomdesk import STEPS, database, open_store, prepare

Row = dict[str, object]
DESKS, PROCESSES, SECONDS = 200, 4, 20
# As the window asks.
_EVERY = 0.6


def measure() -> list[Row]:
    reason = why_not()
    if reason:
        print(f"left out: {reason}", file=sys.stderr)
        return []
    with cluster({"max_connections": "230"}) as running:
        prepare(running)
        with database(running) as name, closing(open_store(running, name)) as desk:
            desk.furnish(MUNICIPALITY)
            address = running.address(name)
            with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
                listening = [pool.submit(_listen, address, DESKS // PROCESSES) for _ in range(PROCESSES)]
                time.sleep(8)  # until all are connected
                assert running.process is not None
                before, began = _cpu_seconds(running.process.pid), time.time()
                told = []
                for number in range(SECONDS):
                    told.append(time.time())
                    desk.book([booking(GIUNTA, slot(number, number + 1))], None, ANNA)
                    time.sleep(1)
                used = (_cpu_seconds(running.process.pid) - before) / (time.time() - began)
                heard = [moments for one in listening for moments in one.result()]
    late = [min((moment - at for moment in one if moment >= at), default=60.0) for at in told for one in heard]
    print(f"{DESKS} desks: heard after {statistics.median(late):.2f} s, at most {max(late):.2f} s", file=sys.stderr)
    cost = f"PostgreSQL: what {DESKS} listening desks and a booking a second cost the server"
    return [
        row(f"PostgreSQL: a booking heard of by {DESKS} listening desks, the last of them", 1, max(late), "s", _EVERY),
        row(cost, 0.25, used, "cores", None),
    ]


def _listen(address: str, count: int) -> list[list[float]]:
    """Connect so many desks, ask each as often as a window does; when each heard something new."""
    with ExitStack() as kept:
        desks = [kept.enter_context(closing(PostgresStore(address, STEPS, Secrets({})))) for _ in range(count)]
        seen, heard = [one.seen() for one in desks], [list[float]() for _ in desks]
        until = perf_counter() + SECONDS + 14
        while perf_counter() < until:
            began = perf_counter()
            for number, one in enumerate(desks):
                now = one.seen()
                if now != seen[number]:
                    seen[number] = now
                    heard[number].append(time.time())
                time.sleep(_EVERY / count / 2)
            time.sleep(max(0.0, _EVERY - (perf_counter() - began)))
    return heard


def _cpu_seconds(postmaster: int) -> float:
    """Add up what a server's processes have used, those that are gone too."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if path.parent.name == str(postmaster):
            ticks += sum(map(int, fields[11:15]))  # its own, and its children's that are gone (proc(5))
        elif int(fields[1]) == postmaster:
            ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    for found_row in measure():
        print(json.dumps(found_row, ensure_ascii=False))
