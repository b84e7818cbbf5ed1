"""The menu of what can be done with a meeting, at a point of a view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

from roomdesk.gui.common.plain import unmarked

Act = tuple[str, Callable[[], object]]


def open_menu(view: QAbstractScrollArea, acts: Sequence[Act], spot: QPoint) -> None:
    """Open a menu of acts at a point of a view."""
    made = QMenu(view)
    for text, act in acts:
        made.addAction(unmarked(text), act)
    made.aboutToHide.connect(made.deleteLater)
    made.popup(view.viewport().mapToGlobal(spot))
