"""The desktop of a journey: a display of its own with a window manager and an accessibility bus, ended after it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desktop import Desktop, desktop


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as made:
        yield made
