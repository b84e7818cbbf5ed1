"""Rounds of checks that need no network: findings told one by one, as a round tells them."""

from collections.abc import Sequence

from roomdesk.domain.equipment import Finding
from roomdesk.ports.checker import Progress


def told(progress: Progress | None, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Tell each finding, and give them all."""
    for one in findings:
        if progress:
            progress(one)
    return tuple(findings)
