"""The whole contract of a store: whoever passes it may stand behind the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roomdesk.ports.store import Store
from tests.contracts.booking_contract import BookingContract
from tests.contracts.exchanging_contract import ExchangingContract
from tests.contracts.fault_contract import FaultContract
from tests.contracts.outbox_contract import OutboxContract
from tests.contracts.outside_contract import OutsideContract
from tests.contracts.place_contract import PlaceContract
from tests.contracts.preparation_contract import PreparationContract
from tests.contracts.publication_contract import PublicationContract
from tests.contracts.random_life import live
from tests.contracts.tick_contract import TickContract
from tests.contracts.time_contract import TimeContract
from tests.fakes.municipality import MUNICIPALITY


class StoreContract(
    PlaceContract,
    BookingContract,
    TimeContract,
    OutboxContract,
    PublicationContract,
    OutsideContract,
    FaultContract,
    PreparationContract,
    TickContract,
    ExchangingContract,
):
    """Name a store by two fixtures: `open_store` opens one place again and again, `new_store` gives empty places."""

    @pytest.fixture
    def store(self, open_store: Callable[[], Store]) -> Store:
        return open_store()

    def test_random_lives_are_as_the_naive_model_says(self, new_store: Callable[[], Store]) -> None:
        live(new_store)


def furnished(store: Store) -> Store:
    """Furnish a store that is empty."""
    if not store.sites():
        store.furnish(MUNICIPALITY)
    return store
