"""What each login may put back and take away, and what becomes of the logins of whoever is concerned."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import LiteralString

import psycopg
import pytest

from roomdesk.domain.errors import InUse, NotYours
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room
from roomdesk.ports.store import Furnishing
from roomdesk.stores.postgres.migrate import newest
from tests.fakes.municipality import DEVICES, PALAZZO
from tests.rights.conftest import CARLA, Office
from tests.rights.test_doing import WRITTEN
from tests.servers.roomdesk import STEPS

HALL = Room(RoomCode("ATRIO"), PALAZZO, "Atrio", 30)


@pytest.mark.parametrize("login", ["bruno", "rita", "tino"])
@pytest.mark.parametrize(
    ("found", "wished"),
    [
        (Furnishing(devices=DEVICES[:1]), Furnishing()),
        (Furnishing(devices=DEVICES[:1]), Furnishing(devices=(replace(DEVICES[0], name="Altro"),))),
        (Furnishing(), Furnishing(rooms=(HALL,))),
        (Furnishing(), Furnishing()),
    ],
    ids=["away", "changed", "made", "nothing"],
)
def test_only_administrators_put_places_back(office: Office, login: str, found: Furnishing, wished: Furnishing) -> None:
    before = office.everything()
    with pytest.raises(NotYours):
        office.store(login).exchange(found, wished)
    assert office.everything() == before


@pytest.mark.parametrize(
    "inner",
    [
        "rd.hold('room', '{}')",
        "rd.take_away('room', 'GIUNTA')",
        "rd.things('{}')",
        "rd.is_there('room', 'GIUNTA')",
        "rd.uses('room', 1, 'GIUNTA')",
    ],
)
@pytest.mark.parametrize("login", ["bruno", "anna"])
def test_nobody_calls_what_it_is_made_of(office: Office, login: str, inner: LiteralString) -> None:
    connected = psycopg.connect(office.cluster.address(office.database, login))
    with connected as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"select {inner}")


def test_a_role_put_back_is_the_login_s_again(office: Office) -> None:
    newcomer = Person(Email("nina@comune.example"), "Nina", Role.STAFF)
    promoted = replace(newcomer, role=Role.ADMINISTRATOR)
    office.cluster.sql(
        office.database,
        """do $$ begin create role "nina@comune.example" login; exception when duplicate_object then null; end $$""",
    )
    roles = """
    select group_.rolname from pg_auth_members join pg_roles as group_ on group_.oid = roleid
    join pg_roles as login on login.oid = member where login.rolname = 'nina@comune.example'
    """
    try:
        admin = office.store("anna")
        admin.furnish(Furnishing(people=(newcomer,)))
        for found, wished, role in ((newcomer, promoted, "rd_admin"), (promoted, newcomer, "rd_staff")):
            admin.exchange(Furnishing(people=(found,)), Furnishing(people=(wished,)))
            assert office.cluster.sql("postgres", roles) == [(role,)]
        admin.exchange(Furnishing(people=(newcomer,)), Furnishing())
    finally:
        office.cluster.sql("postgres", 'drop role if exists "nina@comune.example"')


def test_a_person_taken_away_leaves_logins_without_a_role(office: Office) -> None:
    newcomer = Person(Email("nina@comune.example"), "Nina", Role.STAFF)
    office.cluster.sql(
        office.database,
        "do $$ begin create role nina login; exception when duplicate_object then null; end $$",
        """do $$ begin create role "nina@comune.example" login; exception when duplicate_object then null; end $$""",
    )
    roles = """
    select group_.rolname from pg_auth_members join pg_roles as group_ on group_.oid = roleid
    join pg_roles as login on login.oid = member where login.rolname in ('nina', 'nina@comune.example')
    """
    try:
        admin = office.store("anna")
        admin.furnish(Furnishing(people=(newcomer,)))
        assert office.cluster.sql("postgres", roles) == [("rd_staff",)]
        office.cluster.sql(office.database, f"select rd.admit('nina', '{newcomer.email}')")
        with pytest.raises(InUse) as refused:
            admin.exchange(Furnishing(people=(newcomer,)), Furnishing())
        assert refused.value.uses == ("login",)
        office.cluster.sql(office.database, "delete from rd.login where name = 'nina'", "revoke rd_staff from nina")
        admin.exchange(Furnishing(people=(newcomer,)), Furnishing())
        assert office.cluster.sql("postgres", roles) == []
    finally:
        office.cluster.sql("postgres", "drop role if exists nina", 'drop role if exists "nina@comune.example"')


def test_a_booking_on_its_way_keeps_its_room(office: Office) -> None:
    admin = office.store("anna")
    admin.furnish(Furnishing(rooms=(HALL,)))
    ((num,),) = office.cluster.sql(office.database, "select num from rd.room where code = 'ATRIO'")
    wanted = {**WRITTEN, "rooms": [[num, 1800000000, 1800003600]]}
    asked = {
        "who": CARLA,
        "new": [wanted],
        "edits": [],
        "series": [],
        "heard": [],
        "strict": True,
        "step": newest(STEPS),
    }
    with psycopg.connect(office.cluster.address(office.database, "carla")) as carla, ThreadPoolExecutor(1) as thread:
        carla.execute("select rd.save(%s::jsonb)", [json.dumps(asked)])
        removing = thread.submit(admin.exchange, Furnishing(rooms=(HALL,)), Furnishing())
        while not office.cluster.sql(office.database, "select pid from pg_locks where not granted"):
            assert not removing.done()
        carla.commit()
        refused = removing.exception()
    assert isinstance(refused, InUse)
    assert refused.uses == ("bookings",)
