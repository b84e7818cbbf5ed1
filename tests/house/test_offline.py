"""Each method of a store is answered by the copy while the server is away, or is the server's alone."""

from typing import get_type_hints

from roomdesk.ports import faults, links, outbox, outside, preparations, publication, ticks
from roomdesk.ports.store import Store
from roomdesk.stores.offline.store import PARTS, READ

_PORTS = (faults, links, outbox, outside, preparations, publication, ticks)
OWN = {"login", "offline", "seen", "close"}
WRITING = {
    "furnish", "exchange", "reopen", "keep_photo", "book", "change", "take_in", "record", "info", "faults", "given",
    "take_over", "restore",
}  # fmt: skip


def test_every_method_of_a_store_is_the_copys_or_the_servers() -> None:
    """A new one belongs into stores/offline/store.py, and its table into stores/postgres/glimpse.py; or here."""
    methods = {name for name in vars(Store) if not name.startswith("_")}
    assert methods - READ - OWN - PARTS.keys() == WRITING
    assert methods >= READ
    ports = {name: one for module in _PORTS for name, one in vars(module).items()}
    for name, answered in PARTS.items():
        assert set(vars(get_type_hints(getattr(Store, name).fget, localns=ports)["return"])) >= answered
