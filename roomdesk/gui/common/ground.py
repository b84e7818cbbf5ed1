"""The ground of a view that scrolls, made in Python."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


def ground() -> QWidget:
    """Give a viewport like the one that Qt makes.

    WORKAROUND PySide6 6.11: to hand out a widget that Qt has made (`viewport()`, `parentWidget()`), it makes Python
    types of all widgets there are, which the first day would wait for.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setBackgroundRole(QPalette.ColorRole.Base)
    made.setAutoFillBackground(True)
    return made
