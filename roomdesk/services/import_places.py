"""Import sites, rooms, equipment and people from tables: all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from roomdesk.domain.changes import Changes
from roomdesk.domain.rights import may_administer
from roomdesk.ports.reader import Known, Sheet, TableReader
from roomdesk.ports.store import Furnishing, Store
from roomdesk.services.acting import Acting


@dataclass(frozen=True, slots=True)
class ImportPlaces:
    store: Store
    acting: Acting
    read: TableReader
    drivers: Collection[str]

    def __call__(self, sheets: Sequence[Sheet], *, dry_run: bool = False) -> tuple[Furnishing, Changes]:
        """Read and check all files, then write them at once. Raises NotYours, BadLines with every bad line."""
        may_administer(self.acting())
        known = Known(tuple(self.store.sites()), tuple(self.store.rooms()), self.drivers)
        furnishing = self.read(sheets, known)
        return furnishing, Changes() if dry_run else self.store.furnish(furnishing)
