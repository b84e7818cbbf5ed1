"""Measurements of a line as a table: when, both ways, round trip, jitter, lost, the sound."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.domain.line_history import LineHistory
from roomdesk.gui import theme, words

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineModel(QAbstractTableModel):
    """What is below the guarantee is marked in words, not by colour alone."""

    def __init__(self, line: LineHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = line.measured[::-1]
        self._timezone = line.site.timezone
        self._heads = (
            translate("Equipment", "When"),
            translate("Equipment", "Down"),
            translate("Equipment", "Up"),
            translate("Equipment", "Round trip"),
            translate("Equipment", "Jitter"),
            translate("Equipment", "Lost"),
            translate("Equipment", "Sound"),
            translate("Equipment", "Guarantee"),
        )

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.FontRole:
            is_below = self._rows[index.row()].is_below
            return theme.font(theme.Type.SMALL_STRONG if is_below else theme.Type.SMALL)
        return None

    def _text(self, row: int, column: int) -> str:
        one = self._rows[row]
        found = one.quality
        return (
            words.day_and_clock(one.at, self._timezone),
            _rate(found.down_mbps),
            _rate(found.up_mbps),
            f"{words.decimal(found.rtt_ms)} ms",
            f"{words.decimal(found.jitter_ms)} ms",
            f"{words.decimal(100 * found.loss)} %",
            words.decimal(found.mos),
            translate("Equipment", "below") if one.is_below else "",
        )[column]


def _rate(rate: float | None) -> str:
    return "–" if rate is None else f"{words.decimal(rate)} Mbit/s"
