"""The table of devices under keyboard and mouse: a row is picked, Enter checks it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from roomdesk.domain.ids import DeviceCode
from roomdesk.gui import theme
from roomdesk.gui.common.health import mark_size
from roomdesk.gui.equipment import model
from roomdesk.gui.equipment.rows import DeviceRow

translate = QCoreApplication.translate

# Characters a column is wide; the finding takes what is left.
_WIDTHS = {
    model.STATE: 18,
    model.ROOM: 16,
    model.SITE: 13,
    model.DEVICE: 15,
    model.PROTOCOL: 10,
    model.ANSWER: 9,
    model.TIME: 13,
}


class DeviceTable(QTableView):
    """Signals: picked(DeviceCode or None), check_wanted() for the picked one."""

    picked = Signal(object)
    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.devices = model.DeviceModel(self)
        self.setModel(self.devices)
        self.setObjectName("devices")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setIconSize(mark_size())
        self.setAccessibleName(translate("Equipment", "Devices"))
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSortIndicator(model.STATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def set_rows(self, rows: Sequence[DeviceRow]) -> None:
        """Show devices; the one that was picked stays so where it is still shown."""
        kept = self.device()
        self.devices.set_rows(rows)
        row = self.devices.row_of(kept)
        if row is None:
            self.picked.emit(None)
        else:
            self.setCurrentIndex(self.devices.index(row, model.STATE))

    def renew(self, rows: Sequence[DeviceRow]) -> None:
        """Show some devices as they are now, while others are still asked."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        self.devices.renew(rows, range(max(0, first), (last if last >= 0 else len(self.devices.rows) - 1) + 1))
        kept = self.device()
        if any(one.device.code == kept for one in rows):
            self.picked.emit(kept)

    def device(self) -> DeviceCode | None:
        row = self.currentIndex().row()
        return self.devices.rows[row].device.code if 0 <= row < len(self.devices.rows) else None

    def pick(self, device: DeviceCode) -> None:
        row = self.devices.row_of(device)
        if row is not None:
            self.setCurrentIndex(self.devices.index(row, model.STATE))
            self.scrollTo(self.currentIndex())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.picked.emit(self.device())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.device():
            self.check_wanted.emit()
        elif event.text().strip() and not event.modifiers():
            # Letters search in the field above.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Called from here the interpreter is held for the whole painting, not asked for anew for each cell.
        super().paintEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        for column, characters in _WIDTHS.items():
            self.setColumnWidth(column, characters * wide)
        across = self.horizontalHeader()
        across.setMinimumSectionSize(wide * 9)
        across.setSectionResizeMode(model.FINDING, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(round(theme.metrics(theme.Type.BODY).height() * 2.6))
