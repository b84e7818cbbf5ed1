"""The command palette: actions, and bookings of the weeks around today, found by a few letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from roomdesk.gui import theme

translate = QCoreApplication.translate

_MOST = 50
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Command(NamedTuple):
    """Something that can be done or gone to: its name, what stands beside it, and how."""

    name: str
    aside: str
    act: Callable[[], object]


def found(commands: Sequence[Command], text: str) -> list[Command]:
    """List the commands that have every word of a text, those first whose name begins with it."""
    folded = _fold(text)
    words = folded.split()
    hits = [one for one in commands if all(word in _fold(f"{one.name} {one.aside}") for word in words)]
    return sorted(hits, key=lambda one: not _fold(one.name).startswith(folded))[:_MOST]


def _fold(text: str) -> str:
    """Let `citta` find `Città`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one)).strip()


class CommandDialog(QDialog):
    """Type, choose with the arrows, Enter."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = list(commands)
        self._shown: list[Command] = []
        self.setWindowTitle(translate("Commands", "Commands and meetings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(translate("Commands", "What do you want to do, or which meeting do you look for?"))
        self.line.setAccessibleName(translate("Commands", "Command or meeting"))
        self.line.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Commands", "Found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = QVBoxLayout(self)
        rows.addWidget(self.line)
        rows.addWidget(self.list, 1)
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._run)
        self.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.currentRowChanged.connect(self._tell)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 80, metrics.height() * 22)
        self.resize(wished.boundedTo(self.screen().availableSize()))
        self._show()

    def add(self, commands: Sequence[Command]) -> None:
        """Add what arrives later: bookings read in the meantime."""
        self._commands.extend(commands)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the text is typed."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress else None
        if watched is self.line and pressed in _PASSED_ON:
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._shown = found(self._commands, self.line.text())
        self.list.clear()
        self.list.addItems([" · ".join(filter(None, (one.name, one.aside))) for one in self._shown])
        self.list.setCurrentRow(0)

    def _tell(self, row: int) -> None:
        # The focus stays in the text, so screen readers do not follow the list by themselves.
        if 0 <= row < self.list.count():
            text = self.list.item(row).text()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, text))

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            act = self._shown[row].act
            self.accept()
            act()
