"""A fleet of simulated devices: each answers on loopback as its option `simulate` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from types import MappingProxyType, TracebackType
from typing import Any, Self

from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import Misconfigured
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import Answering, serving
from roomdesk.simulators.tcp import silent
from roomdesk.simulators.web import page

DEMO_SECRETS: Mapping[str, str] = MappingProxyType({"demo-projector": "JBMIAProjectorLink"})
"""The passwords of the simulated devices, by their names: known to everybody, so no secrets."""

_PROJECTORS: Mapping[str, Mapping[str, Any]] = {
    "ok": {},
    "class1": {"pj_class": 1},
    "standby": {"power": "0"},
    "fan": {"errors": "200000"},
    "temperature": {"errors": "001000"},
    "filter": {"errors": "000010"},
    "lamp": {"lamp": 3870},
}
_PAGES = {"ok": 200, "http404": 404, "http500": 500}

STATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "pjlink": (*_PROJECTORS, "silent", "refused"),
        "web": (*_PAGES, "silent", "refused"),
        "tcp": ("ok", "refused"),
    }
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
    plain = {"tls": "no"} if device.driver == "web" else {}
    return replace(device, host="127.0.0.1", port=port, options=MappingProxyType({**device.options, **plain}))


def _behaviour(device: Device, passwords: Mapping[str, str]) -> Answering | None:
    states = STATES.get(device.driver)
    if states is None:
        raise Misconfigured("driver", device.driver, nearest=", ".join(STATES))
    state = device.options.get("simulate") or states[0]
    if state not in states:
        raise Misconfigured("simulate", state, nearest=", ".join(states))
    if state == "refused":
        return None
    if state == "silent" or device.driver == "tcp":
        return silent
    if device.driver == "web":
        return page(_PAGES[state])
    return Projector(name=device.name, password=_password(device, passwords), **_PROJECTORS[state])


def _password(device: Device, passwords: Mapping[str, str]) -> str:
    name = device.options.get("password", "")
    if name and name.removeprefix("@") not in passwords:
        raise Misconfigured("password", name, nearest=", ".join(passwords))
    return passwords[name.removeprefix("@")] if name else ""
