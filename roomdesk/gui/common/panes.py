"""F6 and Shift+F6: from one part of a screen to the next, the ways to the other screens among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

translate = QCoreApplication.translate


class Pane(NamedTuple):
    """A part of a screen, and what in it takes the keyboard first."""

    part: QWidget
    first: QWidget


Panes = Callable[[], Sequence[Pane]]


def install(page: QWidget, panes: Panes) -> None:
    """Give a page the keys; `panes` is asked at each press, since parts come and go."""
    for text, keys, step in (
        (translate("Panes", "To the next part of the screen"), "F6", 1),
        (translate("Panes", "To the part before"), "Shift+F6", -1),
    ):
        action = QAction(text, page)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(partial(_turn, page, panes, step))
        page.addAction(action)


def _turn(page: QWidget, panes: Panes, step: int, _checked: bool = False) -> None:
    ring = [one for one in (*panes(), *_ways(page)) if one.first.isVisible() and one.first.isEnabled()]
    focus = QApplication.focusWidget()
    here = next((place for place, one in enumerate(ring) if focus and _holds(one.part, focus)), -1 if step > 0 else 0)
    if ring:
        ring[(here + step) % len(ring)].first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(part: QWidget, focus: QWidget) -> bool:
    return part is focus or part.isAncestorOf(focus)


def _ways(page: QWidget) -> list[Pane]:
    sidebar = page.window().findChild(QWidget, "sidebar")
    chosen = [one for one in sidebar.findChildren(QAbstractButton) if one.isChecked()] if sidebar else []
    return [Pane(sidebar, chosen[0])] if sidebar and chosen else []
