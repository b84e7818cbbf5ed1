"""Nothing that was confirmed is lost when writers are killed at any moment, and nothing is half there."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.races.killing import WRITERS, kill_writers
from tests.races.verdict import verdict

TIMES = 50


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is a word of Unix")
def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    losses = kill_writers(str(tmp_path / "x.db"), tmp_path, TIMES, lambda: verdict(tmp_path / "x.db"))
    assert losses.kills == TIMES * WRITERS
    assert losses.confirmed > TIMES
    assert losses.lost == []
    assert losses.halves == []
    assert losses.wrong == {}
    assert losses.overlaps == 0
