"""PostgreSQL keeps the contract of a store."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from roomdesk.ports.store import Store
from tests.contracts.store_contract import StoreContract, furnished
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import database, open_store


class TestPostgres(StoreContract):
    @pytest.fixture
    def open_store(self, postgres: Cluster, pg_town: str) -> Iterator[Callable[[], Store]]:
        with ExitStack() as opened:
            yield lambda: furnished(opened.enter_context(closing(open_store(postgres, pg_town))))

    @pytest.fixture
    def new_store(self, postgres: Cluster) -> Iterator[Callable[[], Store]]:
        with ExitStack() as kept:
            yield lambda: open_store(postgres, kept.enter_context(database(postgres)))
