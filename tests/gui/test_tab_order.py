"""The Tab key alone reaches all that works on each screen, and comes round: no trap, nothing left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.screens import SCREENS, Screen
from roomdesk.gui.shell.navigation import NavigationButton
from tests.gui.small_desk import SmallDesk

Held = Qt.KeyboardModifier
_MOST = 300


def round_trip(start: QWidget) -> list[QWidget]:
    """Press Tab until the keyboard is back where it began; a date's parts are stops of their own."""
    seen: list[QWidget] = []
    here: QWidget | None = start
    for _ in range(_MOST):
        assert here is not None, f"lost after {seen[-1]}"
        if here not in seen:
            seen.append(here)
        before, here = here, None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is start and before is not start:
            return seen
    raise AssertionError(f"never came back to {start}: {seen[-3:]}")


def stops(top: QWidget) -> list[QWidget]:
    """Give what must be reached; of buttons that exclude each other the chosen one, as the arrows go on from there."""

    def counts(one: QWidget) -> bool:
        if not (
            one.isVisible() and one.isEnabled() and one.window() is top and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            return False
        if isinstance(one, QAbstractButton) and (one.autoExclusive() or one.group() or isinstance(one, QRadioButton)):
            return one.isChecked()
        inner = isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox)
        return not inner and one.focusProxy() is None

    return [one for one in top.findChildren(QWidget) if counts(one)]


def named(widgets: list[QWidget]) -> list[str]:
    return [f"{type(one).__name__} {one.accessibleName() or one.objectName()}" for one in widgets]


def opened(window: MainWindow, screen: Screen, qtbot: QtBot) -> QWidget:
    """Open a screen; give where the keyboard is."""
    window.show()
    window.activateWindow()
    window.show_screen(screen)
    qtbot.wait(150)
    start = QApplication.focusWidget()
    assert start is not None
    return start


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_all_that_works_on_a_screen_is_reached(window: MainWindow, screen: Screen, qtbot: QtBot) -> None:
    start = opened(window, screen, qtbot)
    seen = round_trip(start)
    assert named([one for one in stops(window) if one not in seen]) == []


def test_all_fields_of_a_booking_are_reached_and_whom_it_invites_too(
    window: MainWindow, desk: SmallDesk, qtbot: QtBot
) -> None:
    window.agenda.book()
    dialog = window.agenda.bench.panel.dialog
    assert isinstance(dialog, QDialog)
    dialog.activateWindow()
    entry = dialog.sheet.people.entry
    QTest.keyClicks(entry, "bruno@comune.example")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    qtbot.wait(150)
    dialog.sheet.title.setFocus()
    seen = round_trip(dialog.sheet.title)
    assert named([one for one in stops(dialog) if one not in seen]) == []
    chip = next(one for one in dialog.sheet.people.findChildren(QAbstractButton) if one.isVisible())
    assert chip in seen


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_wherever_the_keyboard_is_it_is_seen(window: MainWindow, screen: Screen, qtbot: QtBot) -> None:
    window.show()
    window.activateWindow()
    window.show_screen(screen)
    window.page(screen).notice.hide()  # type: ignore[attr-defined]
    qtbot.wait(150)
    for one in stops(window):
        if one.visibleRegion().boundingRect() != one.rect():
            continue
        with_it, without = seen_of(window, one, Qt.FocusReason.TabFocusReason), seen_of(window, one, None)
        assert with_it != without, named([one])


def seen_of(window: MainWindow, widget: QWidget, reason: Qt.FocusReason | None) -> QImage:
    """Give the picture of a widget that has the keyboard, or not."""
    if reason is None:
        widget.clearFocus()
    else:
        widget.setFocus(reason)
    QApplication.processEvents()
    return window.grab(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())).toImage()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_f6_goes_round_the_parts_of_each_screen_and_back(window: MainWindow, screen: Screen, qtbot: QtBot) -> None:
    start = opened(window, screen, qtbot)
    seen = [start]
    while (here := turned(seen[-1], Held.NoModifier)) is not start:
        assert here not in seen
        seen.append(here)
    assert len(seen) >= 2
    assert any(isinstance(one, NavigationButton) for one in seen)
    for expected in (*reversed(seen[1:]), start):
        here = turned(here, Held.ShiftModifier)
        assert here is expected


def turned(focus: QWidget, held: Qt.KeyboardModifier) -> QWidget:
    QTest.keyClick(focus, Qt.Key.Key_F6, held)
    here = QApplication.focusWidget()
    assert here is not None
    return here
