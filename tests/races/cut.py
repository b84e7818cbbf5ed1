"""A server and its writers in a network of their own, which is cut: what a desk says, and what stands afterwards.

Run by `unshare --net` as root; prints JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from roomdesk.domain.errors import RoomDeskError
from tests.races.killing import WRITERS, Losses, judge, told_in
from tests.races.servers import admit_racers, verdict_on, wait_for_news, writing
from tests.races.town import desk_on
from tests.servers.cluster import cluster
from tests.servers.roomdesk import database, prepare

_CUTS, _LONG = 2, 14


def main(folder: Path) -> None:
    _network("up")
    told: dict[str, object] = {}
    with cluster({"client_connection_check_interval": "2s", "tcp_user_timeout": "5s"}) as running:
        prepare(running)
        admit_racers(running, WRITERS + 1)
        with database(running) as name:
            where = running.address(name, "racer0")
            with writing(where, folder) as logs:
                desk = desk_on(where, WRITERS)
                for _ in range(_CUTS):
                    wait_for_news(logs)
                    desk.look_around.places()
                    _network("down")
                    began = time.monotonic()
                    try:
                        desk.look_around.places()
                    except RoomDeskError as error:
                        told = {"error": type(error).__name__, "seconds": time.monotonic() - began}
                    time.sleep(max(0.0, _LONG - (time.monotonic() - began)))
                    _network("up")
                    wait_for_news(logs)
                desk.keep_store.close()
            losses = Losses(confirmed=len(known := told_in(logs)))
            judge(verdict_on(running, name, folder), known, losses)
    wrong = [*losses.lost, *losses.halves, *losses.wrong.items(), *([losses.overlaps] if losses.overlaps else [])]
    json.dump({**told, "confirmed": losses.confirmed, "wrong": wrong}, sys.stdout)


def _network(how: str) -> None:
    subprocess.run(["ip", "link", "set", "lo", how], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
