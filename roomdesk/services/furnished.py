"""All sites, rooms, devices and people of a store as one, and the rule that it keeps an administrator."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk.domain.errors import NoAdministrator
from roomdesk.domain.people import Person, Role
from roomdesk.ports.store import Furnishing, Store


def furnished(store: Store) -> Furnishing:
    """Give what stands in a store, closures left out."""
    return Furnishing(
        tuple(store.sites().values()), tuple(store.rooms().values()), store.devices(), tuple(store.people().values())
    )


def keep_administrator(there: Furnishing, found: Furnishing, wished: Furnishing) -> None:
    """Raise NoAdministrator where there is one, and there would be none once what is found is as wished."""
    gone = {one.email for one in found.people} | {one.email for one in wished.people}
    left = (*(one for one in there.people if one.email not in gone), *wished.people)
    if _administered(there.people) and not _administered(left):
        raise NoAdministrator


def _administered(people: Iterable[Person]) -> bool:
    return any(one.role is Role.ADMINISTRATOR for one in people)
