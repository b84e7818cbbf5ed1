"""Says something to screen readers that nobody has to look for."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QObject


def announce(where: QObject, text: str) -> None:
    """Have a text read aloud; `where` is the widget that it is about."""
    # Qt's accessible types are many, and made when this is first said, not when the first day is painted.
    QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(where, text))
