"""A small municipality on PostgreSQL with a login for each kind of person, and bookings of two of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import pytest

from roomdesk.domain.booking import Attendee, Booking, Status
from roomdesk.domain.ids import Email
from roomdesk.domain.people import Person, Role
from roomdesk.ports.store import Furnishing
from roomdesk.stores.postgres import PostgresStore
from tests.fakes.municipality import COUNCIL, GIUNTA, HALL, LAB, MUNICIPALITY, booking, slot
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import admit, database, open_store

BRUNO, CARLA = Email("bruno@comune.example"), Email("carla@comune.example")
RITA, TINO, ANNA = Email("rita@comune.example"), Email("tino@comune.example"), Email("anna@comune.example")
LOGINS = {"bruno": BRUNO, "carla": CARLA, "rita": RITA, "tino": TINO, "anna": ANNA}
_ROLES = {
    BRUNO: Role.STAFF, CARLA: Role.STAFF, RITA: Role.RECEPTION, TINO: Role.TECHNICIAN, ANNA: Role.ADMINISTRATOR,
}  # fmt: skip
GUEST = Email("ospite@altrove.example")
PRIVATE = replace(
    booking(GIUNTA, slot(9, 10), organizer=BRUNO, created_by=BRUNO, private=True, attendees=(Attendee(GUEST),)),
    title="Colloquio segreto",
    description="riservatissimo",
    notes="nota interna",
)
OPEN = replace(
    booking(LAB, slot(9, 10), organizer=BRUNO, created_by=BRUNO, attendees=(Attendee(GUEST, "Ospite"),)),
    title="Riunione aperta",
    description="ordine del giorno",
)
PENDING = booking(COUNCIL, slot(9, 10), organizer=BRUNO, created_by=BRUNO, status=Status.PENDING)
CARLAS = booking(HALL, slot(9, 10), organizer=CARLA, created_by=CARLA)


@dataclass
class Office:
    """The municipality: a store as each login opens it, and bare SQL as each login."""

    cluster: Cluster
    database: str
    kept: ExitStack

    def store(self, login: str) -> PostgresStore:
        return self.kept.enter_context(closing(open_store(self.cluster, self.database, login)))

    def sql(self, login: str, statement: str, values: Any = None) -> list[tuple[Any, ...]]:
        """Run one statement as a login would by psql."""
        with psycopg.connect(self.cluster.address(self.database, login), autocommit=True) as connection:
            found = connection.execute(statement.encode(), values)
            return found.fetchall() if found.description else []

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give the rows of all tables, for the superuser: what may not have changed."""
        names = self.cluster.sql(
            self.database, "select tablename from pg_tables where schemaname = 'rd' and tablename <> 'change'"
        )
        return {
            name: self.cluster.sql(self.database, f"select one::text from rd.{name} as one order by 1")
            for (name,) in names
        }


@contextmanager
def made_office(cluster: Cluster) -> Iterator[Office]:
    """Give the municipality in a fresh database of a cluster."""
    with database(cluster) as name, ExitStack() as kept:
        with closing(open_store(cluster, name)) as keeper:
            keeper.furnish(MUNICIPALITY)
            people = tuple(Person(who, who.split("@")[0], role) for who, role in _ROLES.items())
            keeper.furnish(Furnishing(people=people))
            for login, person in LOGINS.items():
                admit(cluster, name, login, person)
            for one in (PRIVATE, OPEN, PENDING, CARLAS):
                keeper.book([one], None, one.created_by)
        yield Office(cluster, name, kept)


@pytest.fixture
def office(postgres: Cluster) -> Iterator[Office]:
    with made_office(postgres) as made:
        yield made


def own(who: Email, *facts: Any, **named: Any) -> Booking:
    return booking(*facts, **{"organizer": who, "created_by": who, **named})
