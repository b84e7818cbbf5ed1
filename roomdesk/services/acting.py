"""Who acts at this desk."""

from __future__ import annotations

from roomdesk.domain.errors import Stranger
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email
from roomdesk.domain.people import Person, Role
from roomdesk.ports.store import Store


@frozen
class Acting:
    """Asks each time: people may have been imported a moment ago."""

    store: Store
    email: Email

    def __call__(self) -> Person:
        """Give the person; an administrator without any people in the database, or its keeper. Raises Stranger."""
        people, login = self.store.people(), self.store.login
        if not people or (login and login.keeps):
            return Person(self.email, self.email, Role.ADMINISTRATOR)
        if self.email not in people:
            raise Stranger(self.email)
        return people[self.email]
