"""Rows of preparations to values, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from roomdesk.domain.ids import BookingId
from roomdesk.domain.preparation import Phase, StepFailed
from roomdesk.ports.preparations import Turn, TurnDone
from roomdesk.stores import rows


def key(turn: Turn) -> tuple[object, ...]:
    return turn.booking, turn.phase.value, rows.stamp(turn.at)


def written(failed: Sequence[StepFailed]) -> str:
    return json.dumps([list(one) for one in failed])


def done(row: Sequence[Any]) -> TurnDone:
    """Give what was carried out; a row is booking, phase, at, done at, failed."""
    booking, phase, at, done_at, failed = row
    turn = Turn(BookingId(booking), Phase(phase), rows.instant(at))
    return TurnDone(turn, rows.instant(done_at), tuple(StepFailed(*one) for one in json.loads(failed)))
