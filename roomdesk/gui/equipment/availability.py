"""How available all devices were, month by month: a table, and files of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from roomdesk.domain.availability import DeviceMonths, MonthShare
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import SiteCode
from roomdesk.gui import theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file, write_file
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.health import colour_of
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.equipment.months import health, named, percent
from roomdesk.gui.texts import explain

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_NOWHERE = QModelIndex()
_BEFORE = 2


class MonthsModel(QAbstractTableModel):
    """Room and device, a column a month, all of it, faults; no reading in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[DeviceMonths] = ()

    def set_rows(self, rows: Sequence[DeviceMonths]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @property
    def months(self) -> tuple[MonthShare, ...]:
        return self.rows[0].months if self.rows else ()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else _BEFORE + len(self.months) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and 0 <= section - _BEFORE < len(self.months):
            return named(self.months[section - _BEFORE])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return self._heads()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _heads(self) -> list[str]:
        short = QLocale.FormatType.ShortFormat
        months = [f"{QLocale().standaloneMonthName(one.month.month, short)} {one.month:%y}" for one in self.months]
        return [
            translate("Equipment", "Room"),
            translate("Equipment", "Device"),
            *months,
            translate("Equipment", "In all"),
            translate("Equipment", "Faults"),
        ]

    def share(self, index: QModelIndex | QPersistentModelIndex) -> float | None:
        """Give the share that a cell shows, if it shows one."""
        row, place = self.rows[index.row()], index.column() - _BEFORE
        if 0 <= place < len(row.months):
            return row.months[place].available
        return row.available if place == len(row.months) else None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            share = self.share(index)
            ill = share is not None and health(share) is not Health.OK
            return QColor(colour_of(health(share))) if ill and share is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        text = self._worded(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._heads()[index.column()]}: {text}"
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def _worded(self, index: QModelIndex | QPersistentModelIndex) -> str:
        row, column = self.rows[index.row()], index.column()
        if column < _BEFORE:
            return row.room.name if column == 0 else row.device.name
        return str(row.faults) if column == self.columnCount() - 1 else percent(self.share(index))


def _side(column: int) -> Qt.AlignmentFlag:
    """Names stand at the left, figures at the right, and so do their headings."""
    across = Qt.AlignmentFlag.AlignLeft if column < _BEFORE else Qt.AlignmentFlag.AlignRight
    return across | Qt.AlignmentFlag.AlignVCenter


class AvailabilityDialog(QDialog):
    """Reads behind the window; what is shown is what is saved."""

    def __init__(
        self, desk: Desk, background: Background, sites: Collection[SiteCode] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        title = translate("Equipment", "Availability of equipment")
        self.setWindowTitle(title)
        self.model, self.table, self.outcome = MonthsModel(self), QTableView(), OutcomeLine()
        self.table.setModel(self.model)
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setObjectName("devices")
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.pdf = button(translate("Equipment", "Save as PDF"), partial(self._ask, "pdf"), "download", "primary")
        self.csv = button(translate("Equipment", "Save as CSV"), partial(self._ask, "csv"), "download")
        self._lay_out(title)
        for one in (self.pdf, self.csv):
            one.setEnabled(False)
        background.ask(self, partial(desk.report_equipment, None, None, sites), self._on_read, self._on_failed)

    def _on_read(self, rows: Sequence[DeviceMonths]) -> None:
        self.model.set_rows(sorted(rows, key=lambda one: (one.available is None, one.available or 0.0)))
        for one in (self.pdf, self.csv):
            one.setEnabled(bool(rows))
        if not rows:
            self.outcome.tell("muted", translate("Equipment", "There is no equipment."))

    def _ask(self, kind: str) -> None:
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        suggested = folder / f"{translate('Equipment', 'availability')}.{kind}"
        chosen = ask_file.to_save(self, translate("Equipment", "Save"), str(suggested), f"*.{kind}")
        if chosen:
            self.save(kind, Path(chosen).with_suffix(f".{kind}"))

    def save(self, kind: str, file: Path) -> None:
        """Write the table as PDF or CSV; painted beside the window's thread."""
        report, rows, language = self._desk.report_equipment, self.model.rows, QLocale().name()[:2]

        def write() -> str:
            content = report.pdf(rows, language) if kind == "pdf" else report.csv(rows).encode("utf-8-sig")
            return write_file.write(file, content)

        self._background.ask(self, write, partial(self._on_written, file), self._on_failed, Lane.OUTSIDE)

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Equipment", "{file} was not written: {reason}.").format(file=file, reason=reason)
            self.outcome.tell("bad", text)
        else:
            self.outcome.tell("good", translate("Equipment", "Saved: {file}").format(file=file))

    def _on_failed(self, error: RoomDeskError) -> None:
        said = explain(error)
        self.outcome.tell("bad", " ".join(filter(None, (f"{said.title}.", said.kept, said.remedy))))

    def _lay_out(self, title: str) -> None:
        hint = translate(
            "Equipment",
            "Share of the opening hours without a fault, the worst devices first. A dash: not checked yet.",
        )
        foot = QHBoxLayout()
        foot.addWidget(self.outcome, 1)
        foot.addWidget(button(translate("Equipment", "Close"), self.reject))
        foot.addWidget(self.csv)
        foot.addWidget(self.pdf)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(title, theme.Type.TITLE))
        rows.addWidget(PlainLabel(hint, voice="muted", wrap=True))
        rows.addWidget(self.table, 1)
        rows.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 175, metrics.height() * 30)
        self.resize(wished.boundedTo(self.screen().availableSize()))
