"""A server whose disk is full, and one whose network is cut: nothing confirmed is lost, and desks say what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from roomdesk.domain.errors import DiskFull, RoomDeskError, ServerAway, SlotTaken
from roomdesk.gui.texts import explain
from roomdesk.services.desk import Desk
from tests.races.killing import WRITERS, Losses, judge, told_in
from tests.races.servers import admit_racers, check, verdict_on, wait_for_news, writing
from tests.races.town import DAYS, ROOMS, desk_on, draft, quarter
from tests.servers.cluster import cluster, why_not
from tests.servers.roomdesk import database, prepare

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is a server")]
_DISK_MIB, _LEFT_KIB = 200, 512


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a small disk on a folder, skip where that is not allowed; give the file that shall fill it."""
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_MIB}m", "tmpfs", str(folder)]
    if os.getuid() or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here (root is needed)")
    try:
        yield folder / "ballast"
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(ballast: Path) -> None:
    """Leave almost nothing of the disk."""
    left = shutil.disk_usage(ballast.parent).free - _LEFT_KIB * 1024
    with suppress(OSError), ballast.open("wb") as file:
        for _ in range(left // 65536):
            file.write(bytes(65536))


def refusal(desk: Desk) -> RoomDeskError:
    """Book until it is refused for another reason than that a room is taken."""
    number = 0
    while True:
        number += 7
        try:
            desk.book_room(draft(ROOMS[:3], quarter(number % (DAYS * 96), 15)))
        except SlotTaken:
            continue
        except RoomDeskError as error:
            return error


def test_a_full_disk_loses_nothing_and_is_told(tmp_path: Path) -> None:
    sizes = {"max_wal_size": "8MB", "min_wal_size": "2MB", "shared_buffers": "16MB"}
    with cluster(sizes, made=False) as running, small_disk(running.folder) as ballast:
        running.make("--wal-segsize=1")
        running.start()
        prepare(running)
        admit_racers(running, WRITERS + 1)
        with database(running) as name:
            with writing(running.address(name, "racer0"), tmp_path) as logs:
                wait_for_news(logs)
                fill(ballast)
                desk = desk_on(running.address(name, "racer0"), WRITERS)
                found = refusal(desk)
                desk.keep_store.close()
                assert isinstance(found, DiskFull | ServerAway), found
                assert explain(found).remedy
                ballast.unlink()
                if running.process and running.process.poll() is not None:
                    running.start()
                wait_for_news(logs)
            losses = Losses(confirmed=len(told := told_in(logs)))
            judge(verdict_on(running, name, tmp_path), told, losses)
        running.stop()
    assert losses.confirmed > WRITERS
    check(losses)


def test_a_network_that_is_cut_loses_nothing_and_is_told(tmp_path: Path) -> None:
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("a network of its own cannot be made here (root is needed)")
    call = ["unshare", "--net", sys.executable, "-m", "tests.races.cut", str(tmp_path)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["error"] == "ServerAway"
    assert told["seconds"] < 15
    assert told["confirmed"] > WRITERS
    assert told["wrong"] == []
