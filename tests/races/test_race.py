"""Eight racing processes never book a room twice, and each is told the truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.races.racing import RACERS, race
from tests.races.verdict import latest, verdict

ROUNDS = 1000


@pytest.mark.slow
def test_eight_processes_race_a_thousand_rounds(tmp_path: Path) -> None:
    report = race(str(tmp_path / "x.db"), ROUNDS)
    found = verdict(tmp_path / "x.db")
    assert found.overlaps == 0
    assert found.wrong == {}
    # Winners told so are what stands, in its last version; nobody was told the same version as another.
    assert found.standing == latest(report.told)
    assert (report.twice, report.outcomes["told twice"]) == (0, 0)
    assert report.outcomes.keys() <= {"won", "taken", "stale", "told twice"}
    assert report.outcomes["won"] + report.outcomes["taken"] + report.outcomes["stale"] == RACERS * ROUNDS
    assert report.outcomes["won"] >= ROUNDS
    assert min(report.outcomes["taken"], report.outcomes["stale"]) > 0
