"""Devices switched and set, step by step, for the preparation of rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roomdesk.domain.equipment import Device, Finding
    from roomdesk.ports.checker import Progress
    from roomdesk.ports.driver import Action, Order


@frozen
class Step:
    device: Device
    order: Order


class Controller(Protocol):
    def actions(self, device: Device) -> tuple[Action, ...]:
        """Say what can be switched or set on a device: its driver's actions, and wake where it has a `mac`."""
        ...

    def carry_out(
        self, steps: Sequence[Step], *, deadline: float, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Carry each step out, within `deadline` seconds each: of one device in order, of several side by side.

        Findings come in the steps' order: health ok and cause `done` where the device did as told, else what any
        check may find, `not_able` (no such action with this driver) or `not_now` (the device refuses at present).
        A step that fails keeps no other back. Never raises for a device.
        """
        ...
