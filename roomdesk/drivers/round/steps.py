"""Devices switched and set: steps of one device in their order, different devices side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Verdict, finding
from roomdesk.drivers.round.guarded import Call, Secrets, Sign, guarded, secrets_of
from roomdesk.drivers.wire.wake import wake
from roomdesk.ports.checker import Progress
from roomdesk.ports.controller import Step
from roomdesk.ports.driver import Action, Control, Driver, DriverCard
from roomdesk.ports.vault import Vault

_WAKE = DriverCard("wake", "Wake-on-LAN", 9)


class Steps:
    """Carries steps out with these drivers: those that can switch, and Wake-on-LAN for a device with a `mac`."""

    def __init__(
        self, drivers: Mapping[str, Driver], controls: Mapping[str, Control], vault: Vault, now: Callable[[], datetime]
    ) -> None:
        self._drivers = drivers
        self._controls = controls
        self._vault = vault
        self._now = now

    def actions(self, device: Device) -> tuple[Action, ...]:
        """Say what can be switched or set on a device."""
        control = self._controls.get(device.driver)
        return (*(control.card.actions if control else ()), *((Action.WAKE,) if device.options.get("mac") else ()))

    def carry_out(
        self, steps: Sequence[Step], *, deadline: float, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Carry each step out once; see the Controller port."""
        secrets = secrets_of([one.device for one in steps], self._vault)
        return asyncio.run(self._all(steps, secrets, deadline, progress))

    async def _all(
        self, steps: Sequence[Step], secrets: Secrets, deadline: float, progress: Progress | None
    ) -> tuple[Finding, ...]:
        found: dict[int, Finding] = {}

        async def in_turn(numbers: Sequence[int]) -> None:
            for number in numbers:
                found[number] = await self._one(steps[number], secrets, deadline)
                if progress:
                    progress(found[number])

        turns: dict[str, list[int]] = {}
        for number, step in enumerate(steps):
            turns.setdefault(step.device.host or f"/{step.device.code}", []).append(number)
        await asyncio.gather(*map(in_turn, turns.values()))
        return tuple(found[number] for number in range(len(steps)))

    async def _one(self, step: Step, secrets: Secrets, deadline: float) -> Finding:
        device, order = step.device, step.order
        if order.action not in self.actions(device):
            known = device.driver in self._drivers
            cause = Sign.NOT_ABLE if known else Sign.NO_DRIVER
            return Finding(device.code, Health.UNKNOWN, cause, f"{device.driver}: {order.action}", self._now())
        if order.action is Action.WAKE:
            call = Call(device, _WAKE, lambda _known: finding(device, self._now, _woken(device)))
        else:
            control = self._controls[device.driver]
            call = Call(device, control.card, lambda known: control.act(device, order, known))
        return await guarded(call, secrets, deadline, self._now)


async def _woken(device: Device) -> Verdict:
    sent_to = await wake(device.options["mac"], device.options.get("wake_to", ""))
    return Verdict(Health.OK, Sign.DONE, f"woken by {sent_to}; Wake-on-LAN is not answered")
