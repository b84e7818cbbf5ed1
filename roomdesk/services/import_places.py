"""Import sites, rooms, equipment and people from tables: all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import NoAdministrator
from roomdesk.domain.frozen import frozen
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room, Site
from roomdesk.domain.rights import may_administer
from roomdesk.ports.reader import Known, Sheet, TableReader
from roomdesk.ports.store import Furnishing, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Difference, ImportLine

_Thing = TypeVar("_Thing", Site, Room, Device, Person)


@frozen
class ImportPlaces:
    store: Store
    acting: Acting
    read: TableReader
    drivers: Collection[str]

    def __call__(self, sheets: Sequence[Sheet], *, dry_run: bool = False) -> tuple[Furnishing, Changes]:
        """Read and check all files, then write them at once. Raises NotYours, BadLines with every bad line,
        NoAdministrator where there would be none any more.
        """
        furnishing = self._read(sheets)
        return furnishing, Changes() if dry_run else self.store.furnish(furnishing)

    def preview(self, sheets: Sequence[Sheet]) -> tuple[ImportLine, ...]:
        """Tell what an import would do to each thing, and write nothing. Raises NotYours, BadLines, NoAdministrator."""
        new, store = self._read(sheets), self.store
        devices = {one.code: one for one in store.devices()}
        return (
            *(_line("sites", one.code, one, store.sites()) for one in new.sites),
            *(_line("rooms", one.code, one, store.rooms()) for one in new.rooms),
            *(_line("equipment", one.code, one, devices) for one in new.devices),
            *(_line("people", one.email, one, store.people()) for one in new.people),
        )

    def _read(self, sheets: Sequence[Sheet]) -> Furnishing:
        may_administer(self.acting())
        sites, rooms, people = self.store.sites(), self.store.rooms(), self.store.people()
        there = Furnishing(
            tuple(sites.values()), tuple(rooms.values()), tuple(self.store.devices()), tuple(people.values())
        )
        new = self.read(sheets, Known(tuple(sites), tuple(rooms), self.drivers, there))
        if _administered(people) and not _administered({**people, **{one.email: one for one in new.people}}):
            raise NoAdministrator
        return new


def _administered(people: Mapping[Any, Person]) -> bool:
    return any(one.role is Role.ADMINISTRATOR for one in people.values())


def _line(table: str, key: str, thing: _Thing, there: Mapping[Any, _Thing]) -> ImportLine:
    # A device's code may be spelled in another case than it was: the store takes both for the same.
    before = there.get(key) or next((one for code, one in there.items() if code.upper() == key.upper()), None)
    if before is None:
        return ImportLine(table, key, thing.name, Difference.NEW)
    changed = tuple(one.name for one in fields(thing) if getattr(before, one.name) != getattr(thing, one.name))
    return ImportLine(table, key, thing.name, Difference.CHANGED if changed else Difference.SAME, changed)
