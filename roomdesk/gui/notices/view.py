"""The list behind the bell: what happened, newest first; Enter opens the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.notices.delegate import NoticeDelegate
from roomdesk.gui.notices.model import NoticeModel
from roomdesk.gui.notices.sentences import NoticeRow

translate = QCoreApplication.translate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoticeList(QListView):
    """Signals: wanted() for the notice that is picked."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices = NoticeModel(self)
        self.setModel(self.notices)
        self.setItemDelegate(NoticeDelegate(self))
        self.setObjectName("offers")
        self.setAccessibleName(translate("Notices", "Notices"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _index: self.wanted.emit())

    def set_rows(self, rows: Sequence[NoticeRow]) -> None:
        """Show notices; the one that was picked stays so."""
        picked = self.picked()
        self.notices.set_rows(rows)
        if rows:
            self.setCurrentIndex(self.notices.index(self.notices.row_of(picked.key if picked else "")))

    def picked(self) -> NoticeRow | None:
        row = self.currentIndex().row()
        return self.notices.rows[row] if 0 <= row < len(self.notices.rows) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.picked():
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A narrower row is a higher one.
        self.scheduleDelayedItemsLayout()


class NoticesDialog(QDialog):
    """Signals: meeting_wanted(Booking)."""

    meeting_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Notices", "Notices"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = NoticeList()
        self.nothing = PlainLabel(
            translate(
                "Notices",
                "Nothing to hear of. Here you are told of your meetings: when one is about to begin, when somebody "
                "changes it, when equipment of its room is faulty.",
            ),
            wrap=True,
        )
        self.open_meeting = button(translate("Notices", "Open the meeting"), self._open, "calendar", "primary")
        self.open_meeting.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Notices", "Close"), self.reject))
        foot.addWidget(self.open_meeting)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self.list, 1)
        rows.addLayout(foot)
        self.list.wanted.connect(self._open)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 72, metrics.height() * 26)
        self.resize(wished.boundedTo(self.screen().availableSize()))
        self.set_rows(())

    def set_rows(self, rows: Sequence[NoticeRow]) -> None:
        """Show notices, or say that there are none."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.open_meeting.setVisible(bool(rows))
        if rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        row = self.list.picked()
        if row:
            self.accept()
            self.meeting_wanted.emit(row.booking)
