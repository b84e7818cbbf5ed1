"""The steps of a preparation as rows: what each does, and how it went so far; no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from roomdesk.domain.equipment import Finding, Health
from roomdesk.ports.controller import Step
from roomdesk.services.answers import Prepared


class StepRow(NamedTuple):
    """One step; without a finding it is still to be done."""

    step: Step
    finding: Finding | None = None

    @property
    def health(self) -> Health:
        return self.finding.health if self.finding else Health.UNKNOWN


def planned(plan: Prepared) -> list[StepRow]:
    return [StepRow(one.step) for one in plan.steps]


def went(rows: Sequence[StepRow], findings: Iterable[Finding]) -> list[StepRow]:
    """Lay findings over the steps: a device's steps come to their end in their order."""
    found = list(rows)
    for finding in findings:
        for number, row in enumerate(found):
            if row.finding is None and row.step.device.code == finding.device:
                found[number] = row._replace(finding=finding)
                break
    return found


def failed(rows: Iterable[StepRow]) -> int:
    return sum(one.finding is not None and one.health is not Health.OK for one in rows)
