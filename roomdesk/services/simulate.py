"""Simulate equipment: devices that answer on this computer, for demonstration and training."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.ports.store import Store

_KINDS = {
    "pjlink": DeviceKind.PROJECTOR,
    "visca": DeviceKind.CAMERA,
    "rtsp": DeviceKind.CAMERA,
    "sip": DeviceKind.CODEC,
    "web": DeviceKind.CODEC,
}


@frozen
class Simulate:
    """`states` are those that can be simulated, by driver; `simulated` serves devices while it is open."""

    store: Store
    states: Callable[[], Mapping[str, tuple[str, ...]]]
    simulated: Callable[[Sequence[Device]], AbstractContextManager[Sequence[Device]]]

    @contextmanager
    def __call__(self, *, own: bool = False) -> Iterator[Sequence[Device]]:
        """Serve one device of each kind and state, or the database's own; gives them at their addresses here.

        Those of the database that cannot be simulated are left out. Raises Misconfigured for an option that is none.
        """
        states = self.states()
        wanted = [one for one in self.store.devices() if one.driver in states] if own else self._catalogue(states)
        with self.simulated([replace(one, options=_without_secrets(one)) for one in wanted]) as devices:
            yield devices

    def _catalogue(self, states: Mapping[str, tuple[str, ...]]) -> list[Device]:
        return [
            Device(
                DeviceCode(f"{driver}-{state}".upper()),
                RoomCode(""),
                f"{driver} {state}",
                _KINDS.get(driver, DeviceKind.OTHER),
                driver,
                options={"simulate": state},
            )
            for driver, kinds in states.items()
            for state in kinds
        ]


def _without_secrets(device: Device) -> Mapping[str, str]:
    """Leave passwords out: what answers here asks for none."""
    return {name: value for name, value in device.options.items() if not value.startswith("@")}
