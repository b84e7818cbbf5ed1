"""The command palette: actions, and bookings of the weeks around today, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.seek import finds, plain
from roomdesk.gui import texts, theme, words
from roomdesk.gui.common.announce import announce
from roomdesk.gui.screens import Tools
from roomdesk.ports.store import Query

translate = QCoreApplication.translate

_MOST = 50
_AROUND = timedelta(weeks=2)
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Command(NamedTuple):
    """Something that can be done or gone to: its name, what stands beside it, and how."""

    name: str
    aside: str
    act: Callable[[], object]


def found(commands: Sequence[Command], text: str) -> list[Command]:
    """List the commands that have every word of a text, those first whose name begins with it."""
    hits = [one for one in commands if finds(text, one.name, one.aside)]
    return sorted(hits, key=lambda one: not plain(one.name).startswith(plain(text).strip()))[:_MOST]


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
        if not self._shown:
            self.list.addItem(translate("Commands", "Nothing found: try fewer letters, or another word."))
        self.list.setCurrentRow(0)

    def _tell(self, row: int) -> None:
        # The focus stays in the text, so screen readers do not follow the list by themselves.
        if 0 <= row < self.list.count():
            text = self.list.item(row).text()
            announce(self.line, text)

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            act = self._shown[row].act
            self.accept()
            act()


def open_commands(
    window: QWidget,
    groups: Sequence[tuple[str, Sequence[QAction]]],
    rooms: Sequence[tuple[str, str, Callable[[], object]]],
    tools: Tools,
    go_to: Callable[[Booking], None],
) -> CommandDialog:
    """Open the palette on actions and rooms; the bookings of the weeks around today are added once they are read."""
    native = QKeySequence.SequenceFormat.NativeText
    commands = [
        Command(one.statusTip() or one.text(), one.shortcut().toString(native), one.trigger)
        for _, actions in groups
        for one in actions
        if one.text() and one.isEnabled()
    ]
    commands += [Command(*one) for one in rooms]
    dialog = CommandDialog(commands, window)

    def on_read(bookings: Sequence[Booking]) -> None:
        shown = (one for one in bookings if not one.hidden)
        dialog.add([Command(one.title, words.when(one.slot, one.timezone), partial(go_to, one)) for one in shown])

    def on_failed(error: RoomDeskError) -> None:
        dialog.line.setPlaceholderText(texts.explain(error).title)

    now = tools.clock.now()
    query = Query(since=now - _AROUND, until=now + _AROUND)
    tools.background.ask(dialog, partial(tools.desk.list_bookings, query), on_read, on_failed)
    dialog.open()
    return dialog
