"""Import sites, rooms, equipment and people from tables: all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields

from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device
from roomdesk.domain.frozen import frozen
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room, Site
from roomdesk.domain.rights import may_administer
from roomdesk.ports.reader import Known, Sheet, TableReader
from roomdesk.ports.store import Furnishing, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Difference, ImportLine
from roomdesk.services.furnished import furnished, keep_administrator


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
        _, furnishing = self._read(sheets)
        return furnishing, Changes() if dry_run else self.store.furnish(furnishing)

    def preview(self, sheets: Sequence[Sheet]) -> tuple[ImportLine, ...]:
        """Tell what an import would do to each thing, and write nothing. Raises NotYours, BadLines, NoAdministrator."""
        there, new = self._read(sheets)
        was = there.things()
        return (
            *(_line("sites", one.code, one, was.get(("site", one.code.upper()))) for one in new.sites),
            *(_line("rooms", one.code, one, was.get(("room", one.code.upper()))) for one in new.rooms),
            *(_line("equipment", one.code, one, was.get(("device", one.code.upper()))) for one in new.devices),
            *(_line("people", one.email, one, was.get(("person", one.email.upper()))) for one in new.people),
        )

    def plan(self, sheets: Sequence[Sheet]) -> tuple[Furnishing, Furnishing]:
        """Give what an import would change as it is, and all that it would write anew: what `exchange` takes.

        Raises NotYours, BadLines, NoAdministrator.
        """
        there, new = self._read(sheets)
        was = there.things()
        different = {key for key, thing in new.things().items() if was.get(key) != thing}
        return there.only(different), new.only(different)

    def _read(self, sheets: Sequence[Sheet]) -> tuple[Furnishing, Furnishing]:
        may_administer(self.acting())
        there = furnished(self.store)
        known = Known(tuple(self.store.sites()), tuple(self.store.rooms()), self.drivers, there)
        new = self.read(sheets, known)
        keep_administrator(there, Furnishing(), new)
        return there, new


def _line(table: str, key: str, thing: Site | Room | Device | Person, before: object) -> ImportLine:
    if before is None:
        return ImportLine(table, key, thing.name, Difference.NEW)
    changed = tuple(one.name for one in fields(thing) if getattr(before, one.name) != getattr(thing, one.name))
    return ImportLine(table, key, thing.name, Difference.CHANGED if changed else Difference.SAME, changed)
