"""Follow faults: what a round of checks found opens faults and closes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roomdesk.domain.device_fault import begun, ended
from roomdesk.domain.equipment import Finding
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.answers import Followed


@frozen
class FollowFaults:
    store: Store
    clock: Clock

    def __call__(self, before: Mapping[DeviceCode, Finding], findings: Sequence[Finding]) -> Followed:
        """Open and close faults after findings that are recorded; `before` is how devices were found until then."""
        record, open_ones = self.store.device_faults, self.store.device_faults.standing()
        opening, closing = begun(before, findings, open_ones), ended(findings, open_ones)
        return Followed(
            record.begin(opening) if opening else (),
            record.end(closing, "", self.clock.now()) if closing else (),
        )
