"""What each login sees: private is busy down to the column, technicians read nobody's data."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from roomdesk.domain.errors import NotFound, Stranger
from roomdesk.domain.people import Role
from roomdesk.ports.store import Furnishing, Query
from tests.contracts.outbox_contract import LATER, NOW, mail
from tests.fakes.municipality import GIUNTA, HALL, LAB, slot
from tests.rights.conftest import BRUNO, GUEST, OPEN, PRIVATE, RITA, TINO, Office

SECRETS = ("segreto", "riservat", "nota interna", "ospite@")
TABLES = (
    "booking", "detail", "wording", "attendee", "reservation", "series", "history", "received", "mail", "conference",
)  # fmt: skip


def told(office: Office, login: str) -> str:
    """Write down everything that a login can read of the bookings' tables."""
    return "\n".join(str(office.sql(login, f"select * from rd.{name}")) for name in TABLES)


@pytest.mark.parametrize("login", ["bruno", "rita", "anna"])
def test_its_own_people_and_who_serves_all_see_a_private_booking(office: Office, login: str) -> None:
    found = office.store(login).booking(PRIVATE.id)
    assert found == PRIVATE
    assert all(secret in told(office, login) for secret in SECRETS)


@pytest.mark.parametrize("login", ["carla", "tino"])
def test_to_others_it_is_busy_and_nothing_else(office: Office, login: str) -> None:
    store = office.store(login)
    assert store.booking(PRIVATE.id) == PRIVATE.masked()
    entry = next(one for one in store.day(slot(0, 24)) if one.room == GIUNTA)
    assert (entry.title, entry.organizer, entry.created_by, entry.hidden) == ("", "", "", True)
    assert store.taken(slot(9, 10)) >= {GIUNTA, LAB, HALL}
    assert store.bookings(Query(words="segreto")) == ()
    assert PRIVATE.id not in [one.id for one in store.bookings(Query(person=GUEST))]
    assert store.of_uid(PRIVATE.uid) == ()
    assert store.history(PRIVATE.id) == ()
    assert not any(secret in told(office, login) for secret in SECRETS[:3])


def test_a_technician_sees_meetings_and_not_who_comes(office: Office) -> None:
    store = office.store("tino")
    found = store.booking(OPEN.id)
    assert (found.title, found.rooms, found.hidden) == (OPEN.title, OPEN.rooms, False)
    assert (found.attendees, found.description, found.notes) == ((), "", "")
    assert store.bookings(Query(person=GUEST)) == ()
    assert list(store.people()) == [TINO]
    assert not any(secret in told(office, "tino") for secret in SECRETS)


def test_staff_see_what_is_not_private_of_everybody(office: Office) -> None:
    store = office.store("carla")
    assert store.booking(OPEN.id) == OPEN
    assert {one.id for one in store.bookings(Query(person=GUEST))} == {OPEN.id}
    assert {BRUNO, RITA, TINO} <= store.people().keys()


def error_of(office: Office, login: str, statement: str) -> str:
    try:
        office.sql(login, statement)
    except psycopg.Error as error:
        return str(error)
    return ""


@pytest.mark.parametrize("login", ["carla", "tino"])
def test_a_probe_by_errors_and_by_counting_sees_only_what_is_shown(office: Office, login: str) -> None:
    # A function that fails on a value would print it, if it were asked before the rows are hidden.
    for probe in ("title::integer", "1 / (length(title) - 17)", "title::xml", "title::inet"):
        assert "segreto" not in error_of(office, login, f"select booking from rd.detail where {probe} is not null")
    assert office.sql(login, "select count(*) from rd.detail where private") == [(0,)]


def test_who_is_not_among_the_people_sees_nothing(office: Office) -> None:
    office.cluster.sql(
        "postgres", "drop role if exists nobody_known", "create role nobody_known login in role rd_staff"
    )
    with pytest.raises(Stranger):
        office.store("nobody_known")
    for table in (*TABLES, "site", "room", "person", "device", "closure"):
        assert office.sql("nobody_known", f"select * from rd.{table}") == []
    with pytest.raises(Exception, match="not allowed"):
        office.sql("nobody_known", "select * from rd.clashes('[]', '[]')")


def test_who_lost_the_role_on_the_server_is_nobody_whatever_the_list_says(office: Office) -> None:
    office.cluster.sql("postgres", "revoke rd_staff from bruno", "grant rd_technician to bruno")
    try:
        with pytest.raises(Stranger):
            office.store("bruno")
    finally:
        office.cluster.sql("postgres", "revoke rd_technician from bruno", "grant rd_staff to bruno")


def test_a_new_role_of_a_person_is_the_logins_role(office: Office) -> None:
    admin = office.store("anna")
    carla = next(one for one in admin.people().values() if one.email.startswith("carla"))
    for role, sees in ((Role.RECEPTION, True), (Role.STAFF, False)):
        admin.furnish(Furnishing(people=(replace(carla, role=role),)))
        assert bool(office.store("carla").of_uid(PRIVATE.uid)) is sees
    groups = office.cluster.sql(
        "postgres",
        "select roleid::regrole::text from pg_auth_members where member = 'carla'::regrole",
    )
    assert groups == [("rd_staff",)]


def test_mail_is_its_writers_and_those_who_serve_all(office: Office) -> None:
    written = mail("m1", uid=PRIVATE.uid, booking=PRIVATE.id)
    office.store("bruno").outbox.queue(PRIVATE.uid, [written])
    for login in ("carla", "tino"):
        store = office.store(login)
        assert store.outbox.mails() == ()
        assert store.outbox.claim(NOW, LATER) is None
        with pytest.raises(NotFound):
            office.store("carla").outbox.drop("m1", NOW)
    taken = office.store("rita").outbox.claim(NOW, LATER)
    assert taken is not None
    assert taken.content == written.content
