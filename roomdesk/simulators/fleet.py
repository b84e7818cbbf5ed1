"""A fleet of simulated devices: each answers on loopback as its option `simulate` says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from types import MappingProxyType, TracebackType
from typing import NamedTuple, Self

from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import Misconfigured
from roomdesk.simulators import pjlink, rtsp, sip, snapshot, tcp, visca, web
from roomdesk.simulators.manners import mannered
from roomdesk.simulators.servers import Behaviour, serving

DEMO_SECRETS: Mapping[str, str] = MappingProxyType({"demo-projector": "JBMIAProjectorLink"})
"""The passwords of the simulated devices, by their names: known to everybody, so no secrets."""


class _Kind(NamedTuple):
    """How devices of one driver are made: in which states, from device, state and password."""

    states: tuple[str, ...]
    make: Callable[[Device, str, str], Behaviour]


MANNERS = ("slow", "silent", "rude", "refused")
_KINDS: Mapping[str, _Kind] = {
    "pjlink": _Kind(pjlink.STATES, pjlink.projector),
    "visca": _Kind(visca.STATES, visca.camera),
    "rtsp": _Kind(rtsp.STATES, rtsp.stream),
    "sip": _Kind(sip.STATES, sip.codec),
    "snapshot": _Kind(snapshot.STATES, snapshot.still),
    "web": _Kind(web.STATES, web.site),
    "tcp": _Kind(tcp.STATES, tcp.listener),
}
STATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {driver: (*kind.states, *(("refused",) if driver == "tcp" else MANNERS)) for driver, kind in _KINDS.items()}
)
"""What the option `simulate` may say, by driver; the first is meant where it says nothing."""


class Fleet:
    """Serves devices from `with` to its end; `devices` are the same with their addresses on this computer.

    `passwords` are those that the simulated devices ask for, by the names of the secrets. Raises Misconfigured for
    a state or a driver that is not simulated, and for a password without a value.
    """

    devices: tuple[Device, ...] = ()

    def __init__(self, devices: Sequence[Device], passwords: Mapping[str, str] = DEMO_SECRETS) -> None:
        self._originals = tuple(devices)
        self._behaviours = [_behaviour(device, passwords) for device in devices]
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        ports = self._stack.enter_context(serving(self._behaviours))
        self.devices = tuple(map(_moved, self._originals, ports))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stack.close()


@contextmanager
def simulated(devices: Sequence[Device]) -> Iterator[tuple[Device, ...]]:
    """Give a fleet's devices directly, as the demonstration takes them."""
    with Fleet(devices) as fleet:
        yield fleet.devices


def _moved(device: Device, port: int) -> Device:
    """Put a device on this computer; simulated pages have no certificate."""
    plain = {"tls": "no"} if device.driver in ("web", "snapshot") else {}
    if device.driver == "sip" and device.options.get("transport") == "tls":
        plain = {"transport": "udp"}
    return replace(device, host="127.0.0.1", port=port, options=MappingProxyType({**device.options, **plain}))


def _behaviour(device: Device, passwords: Mapping[str, str]) -> Behaviour:
    states = STATES.get(device.driver)
    if states is None:
        raise Misconfigured("driver", device.driver, nearest=", ".join(STATES))
    state = device.options.get("simulate") or states[0]
    if state not in states:
        raise Misconfigured("simulate", state, nearest=", ".join(states))
    kind = _KINDS[device.driver]
    manner = state if state in MANNERS else ""
    well = kind.make(device, kind.states[0] if manner else state, _password(device, passwords))
    return mannered(well, manner)


def _password(device: Device, passwords: Mapping[str, str]) -> str:
    name = device.options.get("password", "")
    if name and name.removeprefix("@") not in passwords:
        raise Misconfigured("password", name, nearest=", ".join(passwords))
    return passwords[name.removeprefix("@")] if name else ""
