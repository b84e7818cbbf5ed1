"""Where the peers are, and the samples that they judge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tests.services.town import Town

PEERS = ROOT / ".venv-peers"
MISSING = "the peers are not installed: sh setup.sh .venv peers"


@pytest.fixture(scope="session")
def peers() -> Path:
    """Give the peers' environment."""
    if not (PEERS / "bin" / "python").exists():
        pytest.skip(MISSING)
    return PEERS


@pytest.fixture
def town() -> Iterator[Town]:
    made = Town()
    yield made
    made.store.close()
