"""A server's store with a copy beside it: what was seen of late is readable while the server is away."""

from roomdesk.stores.offline.copy import Copy, Near, wipe_copies
from roomdesk.stores.offline.store import OfflineStore

__all__ = ["Copy", "Near", "OfflineStore", "wipe_copies"]
