"""Back a database up into a file, verify such a file, restore what it holds; all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.errors import BackupDamaged
from roomdesk.domain.frozen import frozen
from roomdesk.domain.rights import may_administer
from roomdesk.ports.backups import Backups
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import BackedUp, Restored


@frozen
class BackUp:
    store: Store
    clock: Clock
    acting: Acting
    backups: Backups

    def __call__(self, file: str = "") -> BackedUp:
        """Copy everything as it is at one moment into a file, and compare; without a name it gets the hour's.

        Raises NotYours, CopyDiffers, Invalid for a file that is there already or cannot be written.
        """
        may_administer(self.acting())
        where = file or self.backups.place(self.clock.now())
        with self.store.given() as read:
            return BackedUp(where, self.backups.write(where, lambda made: made.take_over(read)))

    def verify(self, file: str) -> Mapping[str, object]:
        """Tell what a backup holds. Raises Stranger, Invalid for no backup, BackupDamaged, TooNew."""
        self.acting()
        with self.backups.read(file) as found:
            return {**_sound(found, file), "where": file}

    def restore(self, file: str) -> Restored:
        """Hold what a backup holds and nothing else; what was there before is backed up first.

        A server is only filled while it is empty. Raises NotYours, Invalid, BackupDamaged, TooNew, TargetNotEmpty.
        """
        may_administer(self.acting())
        with self.backups.read(file) as found:
            _sound(found, file)
            kept = "" if self.store.login or self._is_empty() else self().file
            with found.given() as read:
                self.store.restore(read)
        return Restored(file, kept, self.store.info())

    def _is_empty(self) -> bool:
        found = self.store.info()
        return not any(found[one] for one in ("sites", "people", "bookings"))


def _sound(store: Store, file: str) -> Mapping[str, object]:
    faults = store.faults()
    if faults:
        raise BackupDamaged(file, faults)
    return store.info()
