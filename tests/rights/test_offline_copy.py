"""Away from the server: the copy answers as it did, and holds no more than its login may see."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from roomdesk.domain.errors import LoginRefused, OnlyCopy, ServerAway
from roomdesk.domain.people import Person
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Query
from roomdesk.services.list_bookings import for_eyes_of
from roomdesk.settings.places import find_places
from roomdesk.settings.vault import Secrets
from roomdesk.stores.offline import Copy, OfflineStore
from roomdesk.stores.postgres import PostgresStore, glimpsed
from roomdesk.stores.sqlite import SqliteStore
from tests.fakes.municipality import GIUNTA, LAB, MONDAY, booking, slot
from tests.rights.conftest import BRUNO, OPEN, PRIVATE, Office, made_office
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import STEPS, prepare

NOW = MONDAY + timedelta(hours=8)
SECRETS = (b"segreto", b"riservat", b"nota interna")


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    """Give a cluster of this module's own, to be stopped."""
    if why_not():
        pytest.skip(why_not())
    with cluster({"fsync": "off"}) as running:
        prepare(running)
        yield running


@pytest.fixture
def office(server: Cluster) -> Iterator[Office]:
    with made_office(server) as made:
        yield made
        server.sql("postgres", "select 1")


class Desk:
    """A store with its copy, whose clock can be set."""

    def __init__(self, office: Office, login: str, folder: Path) -> None:
        where = office.cluster.address(office.database, login)
        self.now = NOW
        self.copy = Copy(folder, where, lambda path: SqliteStore(path, find_places().steps / "sqlite"))
        self._make = lambda: OfflineStore(
            lambda: PostgresStore(where, STEPS, Secrets({})),
            self.copy,
            lambda span: glimpsed(where, STEPS, Secrets({}), span),
            lambda: self.now,
        )

    def open(self) -> Any:
        return closing(self._make())


@pytest.mark.parametrize("login", ["bruno", "carla", "rita", "tino", "anna"])
def test_the_copy_answers_what_the_server_did(office: Office, tmp_path: Path, login: str) -> None:
    desk = Desk(office, login, tmp_path)
    with desk.open() as store:
        who = store.people()[store.login.email]
        store.renew()
        before = answers(store, who)
        office.cluster.stop(signal.SIGINT)
        try:
            assert answers(store, who) == before
            assert store.read_at == NOW
            assert store.login.email == who.email
        finally:
            office.cluster.start()
        store.reach()
        assert answers(store, who) == before
        assert store.read_at is None


def answers(store: Any, who: Person) -> list[object]:
    """Ask what a window asks; bookings as whoever acts may see them."""
    found = [for_eyes_of(who, one) for one in store.bookings(Query(since=slot(0, 1).start, until=slot(23, 24).end))]
    day = [one if one.title else one.masked() for one in store.day(slot(0, 24))]
    return [
        store.municipality(), dict(store.sites()), dict(store.rooms()), store.devices(), dict(store.people()), found,
        [for_eyes_of(who, store.booking(one.id)) for one in found], [one.masked() for one in day],
        store.taken(slot(9, 10)), store.busy(slot(0, 24), list(store.rooms())), store.last_findings(),
        [store.history(one.id) for one in found], store.closures(slot(0, 24)), dict(store.device_faults.standing()),
    ]  # fmt: skip


@pytest.mark.parametrize(("login", "sees"), [("carla", False), ("tino", False), ("bruno", True), ("rita", True)])
def test_the_file_holds_no_more_than_its_login_may_see(
    office: Office, tmp_path: Path, login: str, *, sees: bool
) -> None:
    desk = Desk(office, login, tmp_path / "copies")
    with desk.open() as store:
        store.renew()
    octets = b"".join(one.read_bytes() for one in (tmp_path / "copies").iterdir())
    assert all((secret in octets) == sees for secret in SECRETS)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "copies").stat().st_mode) == 0o700
        assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "copies").iterdir()} == {0o600}


def test_what_became_private_is_not_even_in_the_free_pages_of_the_file(office: Office, tmp_path: Path) -> None:
    desk = Desk(office, "carla", tmp_path)
    title = "Gara riservata alle imprese"
    named = replace(booking(GIUNTA, slot(14, 15), organizer=BRUNO, created_by=BRUNO), title=title)
    office.store("bruno").book([named], None, BRUNO)
    with desk.open() as store:
        store.renew()
        assert title.encode() in octets(tmp_path)
        office.cluster.sql(office.database, f"update rd.booking set private = true where id = '{named.id}'")
        office.cluster.sql(
            office.database,
            f"update rd.detail set private = true where booking = (select num from rd.booking where id = '{named.id}')",
        )
        store.renew()
        assert title.encode() not in octets(tmp_path)


def octets(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir())


def test_away_nothing_is_written_and_nothing_is_told_of_what_the_copy_does_not_hold(
    office: Office, tmp_path: Path
) -> None:
    desk = Desk(office, "bruno", tmp_path)
    with desk.open() as store:
        store.renew()
        office.cluster.stop(signal.SIGINT)
        try:
            assert store.taken(slot(9, 10)) >= {GIUNTA, LAB}
            with pytest.raises(ServerAway) as away:
                store.seen()
            assert away.value.read_at == NOW
            with pytest.raises(OnlyCopy):
                store.book([booking(LAB, slot(16, 17), organizer=BRUNO, created_by=BRUNO)], None, BRUNO)
            with pytest.raises(OnlyCopy):
                store.outbox.mails()
            later = Slot(NOW + timedelta(days=200), NOW + timedelta(days=201))
            for ask in (
                lambda: store.day(later), lambda: store.taken(later), lambda: store.bookings(Query(since=later.start)),
                lambda: store.booking("nowhere"),
            ):  # fmt: skip
                with pytest.raises(OnlyCopy) as beyond:
                    ask()
                assert beyond.value.reaches
            with pytest.raises(ServerAway):
                store.reach()
        finally:
            office.cluster.start()
        news = store.reach() or store.seen()
        store.book([booking(LAB, slot(16, 17), organizer=BRUNO, created_by=BRUNO)], None, BRUNO)
        assert news


def test_a_desk_that_starts_while_the_server_is_away_reads_the_copy_for_a_fortnight(
    office: Office, tmp_path: Path
) -> None:
    desk = Desk(office, "bruno", tmp_path)
    with desk.open() as store:
        store.renew()
    office.cluster.stop(signal.SIGINT)
    try:
        with desk.open() as store:
            assert store.booking(PRIVATE.id).title == PRIVATE.title
            assert store.login.email == BRUNO
        desk.now += timedelta(days=15)
        with pytest.raises(ServerAway):
            desk.open()
    finally:
        office.cluster.start()
    assert not list(tmp_path.iterdir())


def test_a_login_that_is_refused_loses_its_copy(office: Office, tmp_path: Path) -> None:
    desk = Desk(office, "carla", tmp_path)
    with desk.open() as store:
        store.renew()
        office.cluster.stop(signal.SIGINT)
        try:
            assert store.booking(OPEN.id).title == OPEN.title
        finally:
            office.cluster.start()
        office.cluster.sql("postgres", "alter role carla nologin")
        try:
            with pytest.raises(LoginRefused):
                store.reach()
            with pytest.raises(LoginRefused):
                store.booking(OPEN.id)
            assert not list(tmp_path.iterdir())
            with pytest.raises(LoginRefused):
                desk.open()
        finally:
            office.cluster.sql("postgres", "alter role carla login")


@pytest.mark.parametrize("spoilt", [None, b"", b"no database at all" * 400])
def test_a_copy_that_is_lost_or_spoilt_is_none_and_is_made_anew(
    office: Office, tmp_path: Path, spoilt: bytes | None
) -> None:
    desk = Desk(office, "bruno", tmp_path)
    with desk.open() as store:
        store.renew()
        desk.copy.file.unlink()
        if spoilt is not None:
            desk.copy.file.write_bytes(spoilt)
        office.cluster.stop(signal.SIGINT)
        try:
            with pytest.raises(ServerAway):
                store.taken(slot(9, 10))
        finally:
            office.cluster.start()
        store.renew()
        office.cluster.stop(signal.SIGINT)
        try:
            assert store.taken(slot(9, 10)) >= {GIUNTA, LAB}
        finally:
            office.cluster.start()


def test_another_database_or_login_leaves_no_copy_of_the_one_before(office: Office, tmp_path: Path) -> None:
    for login in ("bruno", "rita"):
        with Desk(office, login, tmp_path).open() as store:
            store.renew()
    assert list(tmp_path.glob("*.json")) == [Desk(office, "rita", tmp_path).copy.file.with_suffix(".json")]
    with Desk(office, "rita", tmp_path).open() as store:
        store.wipe()
    assert not list(tmp_path.iterdir())


def test_the_keeper_of_the_database_keeps_no_copy(office: Office, tmp_path: Path) -> None:
    with Desk(office, "rd_test_keeper", tmp_path).open() as store:
        store.renew()
    assert not list(tmp_path.iterdir())
