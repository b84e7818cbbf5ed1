"""What can be switched or set on a device, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roomdesk.ports.driver import Action

translate = QCoreApplication.translate


def action(one: Action) -> str:
    """Name what is done to a device."""
    return {
        Action.POWER_ON: translate("Preparing", "switch on"),
        Action.POWER_OFF: translate("Preparing", "switch off"),
        Action.INPUT: translate("Preparing", "input"),
        Action.VOLUME: translate("Preparing", "volume"),
        Action.PRESET: translate("Preparing", "camera position"),
        Action.WAKE: translate("Preparing", "wake up"),
    }[one]
