"""Rooms' calendars on a real Radicale: published, kept in step, read back by another program."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from roomdesk.domain.booking import Scope
from roomdesk.domain.draft import Move
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.ports.store import Query
from roomdesk.services.publish import Step
from tests.carriers.conftest import free_port
from tests.services.test_publish import Segreta, publisher, steps
from tests.services.town import Town, instant

pytestmark = pytest.mark.peers
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
READ = """
import json, sys, icalendar, recurring_ical_events
found = recurring_ical_events.of(icalendar.Calendar.from_ical(sys.stdin.buffer.read())).between(
    (2026, 11, 1), (2027, 12, 31))
print(json.dumps(sorted([one.start.isoformat(), one.end.isoformat(), str(one["SUMMARY"])] for one in found)))
"""


@dataclass
class Radicale:
    """A server of its own for each test, which can be stopped and started again on the same files."""

    peers: Path
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/sale/"
        self.password("segreta")

    def password(self, value: str) -> None:
        (self.folder / "users").write_text(f"sale:{value}\n", "utf-8")

    def start(self) -> None:
        options = {
            "server-hosts": f"127.0.0.1:{self.port}", "auth-type": "htpasswd", "auth-delay": "0",
            "auth-htpasswd-filename": str(self.folder / "users"), "auth-htpasswd-encryption": "plain",
            "storage-filesystem-folder": str(self.folder / "store"),
        }  # fmt: skip
        command = [str(self.peers / "bin" / "radicale"), "--config", "", *(f"--{k}={v}" for k, v in options.items())]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(OSError):
                OPENER.open(f"http://127.0.0.1:{self.port}/.web/", timeout=5).close()
                break
            time.sleep(0.05)
        else:
            raise TimeoutError((self.folder / "log").read_text("utf-8"))
        self.ask("MKCOL", "")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        login = b64encode(b"sale:segreta").decode()
        request = urllib.request.Request(self.url + path, body, {"Authorization": f"Basic {login}"}, method=method)
        with suppress(urllib.error.HTTPError), OPENER.open(request, timeout=10) as answer:
            return bytes(answer.read())
        return b""

    def dates(self, calendar: str) -> list[list[str]]:
        """Read a calendar with another program."""
        whole = self.ask("GET", f"{calendar}/")
        command = [str(self.peers / "bin" / "python"), "-c", READ]
        done = subprocess.run(command, input=whole, capture_output=True, check=True, timeout=60)
        return list(json.loads(done.stdout))


@pytest.fixture
def radicale(peers: Path, tmp_path: Path) -> Iterator[Radicale]:
    made = Radicale(peers, tmp_path)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def ours(town: Town, room: str) -> list[list[str]]:
    """Read the same from the store."""
    rome = ZoneInfo("Europe/Rome")
    return sorted(
        [one.slot.start.astimezone(rome).isoformat(), one.slot.end.astimezone(rome).isoformat(),
         "Occupata" if one.private else one.title]
        for one in town.store.bookings(Query()) if room in one.rooms
    )  # fmt: skip


def change(town: Town, dates: list[BookingId]) -> None:
    town.verbs().move(Move(dates[2], instant("2027-03-30 15:00"), scope=Scope.THIS))
    town.verbs().cancel(dates[3], Scope.THIS)


def test_calendars_are_as_the_store_through_changes_an_outage_and_meddling(town: Town, radicale: Radicale) -> None:
    verbs = town.verbs()
    verbs.one("AULA", when="2026-11-25 10:00", title="Riservata", private=True)
    linked = verbs.one("AULA", when="2026-11-26 10:00", title="Due sedi; «è» ora")
    dates = verbs.many("AULA", when="2027-03-15 09:00", rule="FREQ=WEEKLY;COUNT=5", title="Serie")
    publish = publisher(town, url=radicale.url)
    assert {one.step for one in publish.to_server()} == {Step.WRITTEN}
    assert radicale.dates("aula") == ours(town, "AULA")
    assert {one.step for one in publish.to_server()} == {Step.SAME}

    radicale.stop()
    change(town, [one.id for one in dates])
    verbs.cancel(linked.id)
    away = publish.to_server()
    assert [(one.step, one.reason.partition(" ")[0]) for one in away] == [(Step.FAILED, "unreachable")]
    radicale.start()
    assert sorted(steps(publish.to_server(), RoomCode("AULA"))) == [Step.REMOVED, Step.SAME, Step.WRITTEN]
    assert radicale.dates("aula") == ours(town, "AULA")
    assert len(ours(town, "AULA")) == 5

    name = next(iter(town.store.publication.standing(radicale.url)))
    meddled = radicale.ask("GET", name).replace(b"SUMMARY:", b"SUMMARY:Altro ")
    radicale.ask("PUT", name, meddled)
    assert Step.RESTORED in {one.step for one in publish.to_server()}
    assert radicale.dates("aula") == ours(town, "AULA")
    radicale.ask("DELETE", "aula/")
    assert {one.step for one in publish.to_server()} == {Step.RESTORED}
    assert radicale.dates("aula") == ours(town, "AULA")


def test_a_changed_password_is_one_clear_error(town: Town, radicale: Radicale) -> None:
    town.verbs().one("GIUNTA", when="2026-11-25 10:00")
    vault = Segreta()
    vault.value = "vecchia"
    publish = publisher(town, url=radicale.url, vault=vault)
    assert [(one.step, one.reason) for one in publish.to_server()] == [(Step.FAILED, "login 401")]
    vault.value = "segreta"
    assert {one.step for one in publisher(town, url=radicale.url, vault=vault).to_server()} == {Step.WRITTEN}
