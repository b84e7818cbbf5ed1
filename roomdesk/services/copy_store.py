"""Move house: a whole database copied into an empty one, and compared; all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from roomdesk.domain.frozen import frozen
from roomdesk.domain.rights import may_administer
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting


@frozen
class CopyStore:
    """`open_new` opens a database by its path or address, made where there is none."""

    store: Store
    acting: Acting
    open_new: Callable[[str], Store]

    def __call__(self, where: str) -> Mapping[str, int]:
        """Copy, compare, and tell how many rows each table has; a copy that was cut short can simply be made again.

        Raises NotYours, TargetNotEmpty, CopyDiffers, and what opening a store raises.
        """
        may_administer(self.acting())
        target = self.open_new(where)
        try:
            with self.store.given() as read:
                return target.take_over(read)
        finally:
            target.close()
