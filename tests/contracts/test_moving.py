"""Moving house: a database copied from a file to a server and back is the same, and nothing of it is kept otherwise."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from roomdesk.domain.booking import Status
from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import CopyDiffers, NotYours, TargetNotEmpty
from roomdesk.domain.invitation import Method
from roomdesk.domain.itip import Told
from roomdesk.domain.places import Closure, Municipality
from roomdesk.domain.preparation import Phase, StepFailed
from roomdesk.domain.room_tasks import TaskKey
from roomdesk.ports.moving import Batches, Moving
from roomdesk.ports.preparations import Turn
from roomdesk.ports.publication import Published
from roomdesk.ports.store import Edit, Furnishing, Heard, Intake, Query, Store
from roomdesk.settings.places import find_places
from roomdesk.stores.rows.moving import TABLES
from roomdesk.stores.sqlite import SqliteStore
from roomdesk.stores.sqlite.connect import sqlite3
from tests.contracts.outbox_contract import LATER, NOW, mail
from tests.contracts.outside_contract import hold
from tests.fakes.municipality import (
    ANNA,
    ARCHIVE,
    BRUNO,
    DEVICES,
    FIXED,
    GIUNTA,
    HALL,
    LAB,
    MUNICIPALITY,
    PALAZZO,
    READING,
    at,
    booking,
    full_of_facts,
    series,
    slot,
)  # fmt: skip
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import admit, database, open_store

_STEPS = find_places().steps / "sqlite"
# Kept by each store for itself: its version, its steps, its feed, what it locks, whose a login is.
OWN = {"places_version", "step", "change", "exclusive_link", "login", "detail", "wording"}


def file(path: Path) -> SqliteStore:
    return SqliteStore(str(path), _STEPS)


def fill(store: Store) -> None:
    """Write something into every table."""
    store.furnish(MUNICIPALITY)
    works = Closure(PALAZZO, GIUNTA, slot(8, 9, day=3), "Lavori")
    store.furnish(Furnishing(closures=(works,), municipality=Municipality("Comune dell'Aquila è")))
    store.keep_photo(GIUNTA, b"\x89PNG\x00\xff one")
    rule, dates = series(3, (LAB, HALL), slot(15, 16))
    held, gone = booking(ARCHIVE, slot(12, 13), conference=FIXED), booking(READING, slot(17, 18))
    private = replace(booking(HALL, slot(12, 13), private=True), description="riservato")
    for made in ([full_of_facts()], [held], [gone], [private]):
        store.book(made, None, ANNA)
    store.book(dates, rule, ANNA)
    store.change([Edit(replace(gone, status=Status.CANCELLED, version=2), 1, "cancelled", "per neve")], BRUNO)
    store.take_in(Intake(heard=(Heard(held.uid, None, "", 2, at(8), "abc", (ARCHIVE,)),)), ANNA)
    store.record([Finding(DEVICES[0].code, Health.FAILED, "lamp", "lamp 1: 5'000 h", at(8), 3.5)])
    store.device_faults.begin([DeviceFault(DEVICES[0].code, at(8), "lamp", "5'000 h")])
    store.device_faults.note(DEVICES[0].code, FaultNote(at(9), BRUNO, "ordinata"))
    told = DeviceFault(DEVICES[0].code, at(8), "lamp")
    store.device_faults.tell(mail("m0", told=Told(BRUNO, None, Method.FAULT, 0, "")), told, [held.id])
    store.device_faults.maintain(DEVICES[0].code, Maintenance(at(20), "filtri", BRUNO, at(9)))
    store.ticks.tick(TaskKey(held.id, GIUNTA, at(8), "tidy"), BRUNO, at(9))
    turn = Turn(held.id, Phase.BEFORE, at(8))
    store.preparations.claim(turn, at(7), at(8))
    store.preparations.settle(turn, [StepFailed(DEVICES[0].code, "power_on", "refused")], at(8))
    store.outbox.queue(held.uid, [mail("m1", uid=held.uid, booking=held.id)])
    store.outbox.claim(NOW, LATER)
    store.book(
        [booking(LAB, slot(18, 19), conference=replace(FIXED, provider="teams", url="", exclusive=False))], None, ANNA
    )
    store.links.look(["teams"], NOW)
    store.publication.name(LAB, "a" * 24)
    store.publication.keep("folder", Published("lab.ics", LAB, "digest", '"1"'), NOW)
    store.publication.take_turn("folder", NOW, LATER)
    hold(store, LAB, slot(6, 7), slot(20, 21))


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.given() as read:
        return {table.name: [tuple(map(_plain, row)) for batch in read(table) for row in batch] for table in TABLES}


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.fixture
def full(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(file(tmp_path / "full.db")) as store:
        fill(store)
        yield store


def test_there_and_back_everything_is_the_same(
    full: SqliteStore, postgres: Cluster, pg_town: str, tmp_path: Path
) -> None:
    before = content(full)
    assert [name for name, rows in before.items() if not rows] == []
    with closing(open_store(postgres, pg_town)) as server, closing(file(tmp_path / "back.db")) as back:
        with full.given() as read:
            counts = server.take_over(read)
        assert counts == {name: len(rows) for name, rows in before.items()}
        assert server.faults() == ()
        with server.given() as read:
            assert back.take_over(read) == counts
        assert content(server) == content(back) == before
        assert back.faults() == ()
        # Life goes on in both: numbers are counted on, guards hold.
        for store in (server, back):
            store.book([booking(READING, slot(6, 7))], None, ANNA)
            assert store.bookings(Query(words="inverno")) == full.bookings(Query(words="inverno"))
            assert store.bookings(Query(until=at(24)))[1:] == full.bookings(Query(until=at(24)))


def test_every_table_of_both_moves(full: SqliteStore, postgres: Cluster, pg_town: str) -> None:
    moved = {table.name: set(table.columns) for table in TABLES}
    found = postgres.sql(pg_town, "select tablename from pg_tables where schemaname = 'rd'")
    assert {name for (name,) in found} - OWN == moved.keys()
    with closing(sqlite3.connect(full.path)) as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        ours = {name for name in tables if not name.startswith(("sqlite_", "_sqlite_"))}
        assert ours - OWN == moved.keys()
        for name in ours - OWN:
            columns = {row[1] for row in connection.execute(f"pragma table_info({name})")}
            assert columns == moved[name]


def test_a_database_that_holds_something_is_not_copied_into(full: SqliteStore, postgres: Cluster, pg_town: str) -> None:
    with closing(open_store(postgres, pg_town)) as server:
        server.furnish(Furnishing(sites=MUNICIPALITY.sites))
        before = content(server)
        with full.given() as read, pytest.raises(TargetNotEmpty):
            server.take_over(read)
        assert content(server) == before


def test_a_file_is_restored_to_what_another_holds_while_others_look_at_it(full: SqliteStore, tmp_path: Path) -> None:
    with closing(file(tmp_path / "used.db")) as used, closing(file(tmp_path / "used.db")) as window:
        used.furnish(MUNICIPALITY)
        # What is closed here is booked there, at the same hours; and the other way round.
        used.furnish(Furnishing(closures=(Closure(PALAZZO, None, slot(0, 24), "Elezioni"),)))
        used.book([booking(HALL, slot(12, 13)), booking(LAB, slot(8, 9))], None, ANNA)
        used.record([Finding(DEVICES[0].code, Health.OK, "", "", at(hour)) for hour in range(1, 20)])
        assert window.rooms()
        assert window.last_findings()
        for _ in range(2):
            with full.given() as read:
                used.restore(read)
            assert content(used) == content(full)
            assert used.faults() == ()
        assert (window.rooms(), window.people(), window.devices()) == (full.rooms(), full.people(), full.devices())
        assert window.last_findings() == full.last_findings()
        assert window.day(slot(0, 24)) == full.day(slot(0, 24))
        window.book([booking(READING, slot(6, 7))], None, ANNA)


def test_a_restore_that_breaks_off_changes_nothing(full: SqliteStore, tmp_path: Path) -> None:
    with closing(file(tmp_path / "used.db")) as used:
        used.furnish(MUNICIPALITY)
        before = content(used)
        with full.given() as read:

            def broken(table: Moving) -> Batches:
                if table.name == "history":
                    raise ConnectionError
                return read(table)

            with pytest.raises(ConnectionError):
                used.restore(broken)
        assert content(used) == before
        assert used.faults() == ()


def test_a_server_is_restored_while_it_is_empty(full: SqliteStore, postgres: Cluster, pg_town: str) -> None:
    with closing(open_store(postgres, pg_town)) as server:
        for refused in (False, True):
            with full.given() as read:
                if refused:
                    with pytest.raises(TargetNotEmpty):
                        server.restore(read)
                else:
                    server.restore(read)
            assert content(server) == content(full)


@pytest.mark.parametrize("harm", ["a row is lost", "a row is another", "the source breaks off"])
def test_a_copy_that_goes_wrong_leaves_nothing_and_can_be_made_again(
    full: SqliteStore, postgres: Cluster, pg_town: str, tmp_path: Path, harm: str
) -> None:
    asked: list[str] = []
    expected = len(content(full)["history"])
    with (
        full.given() as read,
        closing(open_store(postgres, pg_town)) as server,
        closing(file(tmp_path / "x.db")) as other,
    ):

        def spoilt(table: Moving) -> Batches:
            asked.append(table.name)
            for batch in read(table):
                if table.name != "history" or asked.count("history") > 1:
                    yield batch
                elif harm == "a row is lost":
                    yield batch[1:]
                elif harm == "a row is another":
                    yield [(*batch[0][:-1], "altro"), *batch[1:]]
                else:
                    raise ConnectionError(harm)

        for store in (server, other):
            asked.clear()
            with pytest.raises((CopyDiffers, ConnectionError)):
                store.take_over(spoilt)
            assert all(not rows or name in ("municipality", "fault_mail") for name, rows in content(store).items())
            assert store.take_over(read)["history"] == expected


def test_a_side_that_is_read_slowly_is_waited_for(full: SqliteStore, postgres: Cluster, pg_town: str) -> None:
    with closing(open_store(postgres, pg_town)) as server, full.given() as read:
        server._session.connection.execute("set idle_in_transaction_session_timeout = '100ms'")

        def slowly(table: Moving) -> Batches:
            time.sleep(0.3 if table.name == "booking" else 0)
            return read(table)

        assert server.take_over(slowly)["booking"]


def test_only_the_keeper_copies_a_server(full: SqliteStore, postgres: Cluster, pg_town: str) -> None:
    with closing(open_store(postgres, pg_town)) as server, full.given() as read:
        server.take_over(read)
    for login, person in (("anna", ANNA), ("bruno", BRUNO)):
        admit(postgres, pg_town, login, person)
        with closing(open_store(postgres, pg_town, login)) as store, pytest.raises(NotYours), store.given():
            pass


def test_a_server_that_dies_on_the_way_keeps_nothing(full: SqliteStore, postgres: Cluster) -> None:
    with database(postgres) as name, closing(open_store(postgres, name)) as server, full.given() as read:

        def cut(table: Moving) -> Batches:
            if table.name == "history":
                postgres.sql(
                    "postgres", f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
                )
            yield from read(table)

        with pytest.raises(Exception, match=r"terminat|closed|does not answer|postgresql"):
            server.take_over(cut)
        with closing(open_store(postgres, name)) as again:
            assert again.info()["bookings"] == 0
            again.take_over(read)
            assert again.faults() == ()
            assert isinstance(again.info()["engine_version"], str)
