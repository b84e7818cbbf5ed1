"""SQLite keeps the contract of a store."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from roomdesk.ports.store import Store
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore
from tests.contracts.store_contract import StoreContract, furnished

STEPS = find_places().steps / "sqlite"


class TestSqlite(StoreContract):
    @pytest.fixture
    def open_store(self, tmp_path: Path) -> Iterator[Callable[[], Store]]:
        path = str(tmp_path / "Comune dell'Aquila è.db")
        with ExitStack() as opened:
            yield lambda: furnished(opened.enter_context(closing(SqliteStore(path, STEPS))))

    @pytest.fixture
    def new_store(self) -> Callable[[], Store]:
        return lambda: SqliteStore(":memory:", STEPS)
