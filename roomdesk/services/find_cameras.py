"""Find cameras in the office's own networks, when a technician wants to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.frozen import frozen
from roomdesk.domain.rights import may_tend
from roomdesk.ports.finder import Finder, FoundCamera
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting


@frozen
class FindCameras:
    """`networks` are the settings'; without any, nobody is asked."""

    store: Store
    acting: Acting
    finder: Callable[[], Finder]
    networks: Sequence[str]

    def __call__(self, seconds: float = 3.0) -> tuple[tuple[FoundCamera, Device | None], ...]:
        """List who answers, beside the device at that address if it is known. Raises NotYours, Misconfigured."""
        may_tend(self.acting())
        if not self.networks:
            raise Misconfigured("checks.networks", nearest='["10.20.0.0/16"]')
        known = {one.host: one for one in self.store.devices()}
        return tuple((one, known.get(one.host)) for one in self.finder().find(self.networks, seconds))
