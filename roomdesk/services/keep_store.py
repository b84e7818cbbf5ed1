"""Look after the store: what it holds, whether it is sound."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.frozen import frozen
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting


@frozen
class KeepStore:
    store: Store
    acting: Acting

    def info(self) -> Mapping[str, object]:
        """Tell engine, schema step, journal and counts."""
        self.acting()
        return self.store.info()

    def faults(self) -> tuple[str, ...]:
        """List what is wrong with integrity, guards and reservations; empty when all is well."""
        self.acting()
        return self.store.faults()

    def close(self) -> None:
        """Let go of the database; the last thing that a desk does."""
        self.store.close()
