"""A town for each test, closed after it."""

from collections.abc import Iterator

import pytest

from tests.services.town import Town


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    yield made
    assert made.store.faults() == ()
    made.store.close()
