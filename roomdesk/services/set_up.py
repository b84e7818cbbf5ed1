"""Set an empty database up: whose rooms these are, and who administers them first."""

from __future__ import annotations

from roomdesk.domain.changes import Changes
from roomdesk.domain.frozen import frozen
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Municipality
from roomdesk.domain.wording import title
from roomdesk.ports.store import Furnishing, Store
from roomdesk.services.acting import Acting


@frozen
class SetUp:
    store: Store
    acting: Acting

    def __call__(self, municipality: str, name: str) -> Changes:
        """Name the municipality, and make whoever acts its administrator under their own name.

        A database that others have set up before is left as it is. Raises Stranger, Invalid.
        """
        who, store = self.acting(), self.store
        if store.people() or store.sites() or store.municipality().name:
            return Changes()
        first = Person(who.email, title(name), Role.ADMINISTRATOR)
        return store.furnish(Furnishing(people=(first,), municipality=Municipality(title(municipality))))
