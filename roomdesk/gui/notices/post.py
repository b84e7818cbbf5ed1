"""Reminders outside the window: the tray where there is one, else the desktop's notifications."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from roomdesk.gui.common.plain import unmarked

Act = tuple[str, Callable[[], object]]

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification")


class Post(Protocol):
    def tell(self, title: str, text: str) -> None:
        """Show a notice; it goes away by itself."""
        ...

    def name(self, acts: Sequence[Act]) -> None:
        """Offer what can be done, in the language that is in force; where there is a menu for it."""
        ...


class Tray:
    """An icon in the system tray: its menu, and balloons."""

    def __init__(self, window: QWidget, icon: QIcon, clicked: Callable[[], object]) -> None:
        self._icon = QSystemTrayIcon(icon, window)
        self._menu = QMenu(window)
        self._icon.setContextMenu(self._menu)
        self._icon.setToolTip("RoomDesk")
        self._icon.activated.connect(lambda reason: clicked() if reason in _CLICKS else None)
        self._icon.messageClicked.connect(clicked)

    def show(self) -> None:
        self._icon.show()

    def tell(self, title: str, text: str) -> None:
        self._icon.showMessage(title, text, self._icon.icon())

    def name(self, acts: Sequence[Act]) -> None:
        self._menu.clear()
        for text, act in acts:
            self._menu.addAction(unmarked(text), act)


_CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Portal:
    """The desktop portal's notifications (org.freedesktop.portal.Notification, version 1), which need no tray.

    The older org.freedesktop.Notifications wants an unsigned number, which PySide cannot put into a message.
    """

    def __init__(self, bus: QDBusConnection) -> None:
        self._bus = bus

    def tell(self, title: str, text: str) -> None:
        message = QDBusMessage.createMethodCall(*_PORTAL, "AddNotification")
        message.setArguments(["roomdesk", {"title": title, "body": text}])
        # Sent and not waited for: a desktop without a portal must hold nobody up.
        self._bus.send(message)

    def name(self, acts: Sequence[Act]) -> None:
        """Have no menu."""


def find_post(window: QWidget, icon: QIcon, clicked: Callable[[], object]) -> Post | None:
    """Give the way out of the window that this desktop has, if any."""
    if QSystemTrayIcon.isSystemTrayAvailable():
        tray = Tray(window, icon, clicked)
        tray.show()
        return tray
    if sys.platform.startswith("linux") and os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        bus = QDBusConnection.sessionBus()
        return Portal(bus) if bus.isConnected() else None
    return None
