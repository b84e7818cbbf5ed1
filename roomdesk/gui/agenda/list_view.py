"""The list of meetings under keyboard and mouse: the grid's twin for reading, sorting and changing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from roomdesk.domain.ids import BookingId
from roomdesk.gui import theme
from roomdesk.gui.agenda.list_model import ListModel, Rows, listed
from roomdesk.gui.agenda.menu import Act, open_menu
from roomdesk.gui.agenda.span import Span
from roomdesk.ports.writer import Listed

translate = QCoreApplication.translate

# Characters a column is wide; the title takes what is left.
_WIDTHS = (17.0, 15.0, 30.0, 16.0, 17.0, 11.0, 13.0)
_AMPLE_WIDTHS = (18.0, 16.0, 30.0, 34.0, 28.0, 36.0, 17.0)
_AMPLE = 190  # characters from which on the ample ones are taken
_TITLE = 2


class MeetingList(QTableView):
    """Signals: picked(BookingId or None), opened(), edited(), cancelled() and dragged(BookingId) for the picked one.

    `acts` names what can be done with it: the page fills it, the menu shows it. `columns` are widths in characters.
    """

    picked = Signal(object)
    opened = Signal()
    edited = Signal()
    cancelled = Signal()
    dragged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = list(_WIDTHS)
        self._is_chosen = self._is_fitting = False
        self.rows = ListModel(self)
        self.acts: Sequence[Act] = ()
        self.setModel(self.rows)
        self.setObjectName("devices")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAccessibleName(translate("Agenda", "List of meetings"))
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        across.sectionResized.connect(self._on_resized)
        self.doubleClicked.connect(self._on_double_click)

    def set_span(self, span: Span, rows: Rows) -> None:
        """Show meetings; the one that was picked stays so where it is still there."""
        kept = self.booking()
        self.rows.set_rows(span, rows)
        self.pick(kept)

    def listed(self, words: str) -> Callable[[], Listed] | None:
        """Give what words the list as it is shown, behind the window, since it may be long; None before it is read."""
        return partial(listed, self.rows.shown, self.rows.meetings, words) if self.rows.shown else None

    def show_columns(self, columns: Sequence[float]) -> None:
        """Make the columns as wide as they were left."""
        if len(columns) == len(_WIDTHS):
            self.columns = list(columns)
            # Widths that the list itself took are kept too: they are no wish of anybody.
            self._is_chosen = self.columns not in (list(_WIDTHS), list(_AMPLE_WIDTHS))

    def _on_resized(self, column: int, _before: int, now: int) -> None:
        # The title takes what is left, and says nothing of what was wished.
        if column != _TITLE and self.isVisible() and not self._is_fitting:
            self._is_chosen = True
            self.columns[column] = now / theme.metrics(theme.Type.BODY).averageCharWidth()

    def booking(self) -> BookingId | None:
        row = self.currentIndex().row()
        return self.rows.meetings[row].entry.booking if 0 <= row < len(self.rows.meetings) else None

    def pick(self, booking: BookingId | None) -> None:
        row = self.rows.row_of(booking) if booking else None
        if row is not None:
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.currentIndex())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.picked.emit(self.booking())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.booking():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self.booking():
            self.cancelled.emit()
        elif event.text().strip() and not event.modifiers():
            # Letters search in the field above, never among days.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self.dragged.emit(self.booking() or "")

    def _on_double_click(self, _index: QModelIndex) -> None:
        self.edited.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        spot = self.visualRect(self.currentIndex()).bottomLeft() if is_key else QPoint(event.pos())
        index = self.currentIndex() if is_key else self.indexAt(spot)
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        open_menu(self, self.acts, spot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.horizontalHeader().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(round(theme.metrics(theme.Type.BODY).height() * 1.7))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give columns their widths: those that somebody chose, else more where there is more room."""
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        if not self._is_chosen:
            self.columns = list(_AMPLE_WIDTHS if self.viewport().width() > _AMPLE * wide else _WIDTHS)
        self._is_fitting = True
        for column, characters in enumerate(self.columns):
            self.setColumnWidth(column, round(characters * wide))
        self._is_fitting = False
