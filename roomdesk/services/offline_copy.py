"""Away from the server: the copy that is read meanwhile, kept up to date, and wiped on leaving."""

from __future__ import annotations

from datetime import datetime

from roomdesk.domain.frozen import frozen
from roomdesk.ports.store import Store


@frozen
class OfflineCopy:
    """Of a database in a file there is none, and nothing to do. `reach` and `renew` go beside all other verbs."""

    store: Store

    @property
    def read_at(self) -> datetime | None:
        """Say of which moment the copy is, while the server is away and the copy is read."""
        return self.store.offline.read_at if self.store.offline else None

    def reach(self) -> None:
        """Look for a server that was away. Raises ServerAway, LoginRefused, and what else connecting raises."""
        if self.store.offline:
            self.store.offline.reach()

    def renew(self) -> None:
        """Copy the weeks that whoever acts may see. Raises as reading does."""
        if self.store.offline:
            self.store.offline.renew()

    def wipe(self) -> None:
        """Take the copy away from this computer."""
        if self.store.offline:
            self.store.offline.wipe()
