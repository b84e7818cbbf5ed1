"""What an import would change, line by line, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from roomdesk.domain.errors import Fault, Invalid, RoomDeskError
from roomdesk.gui import theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.texts import explain
from roomdesk.ports.reader import Sheet
from roomdesk.services.answers import Difference, ImportLine

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class ImportDialog(QDialog):
    """Signals: wanted(sheets) to have them written."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, background: Background, files: Sequence[Path], parent: QWidget | None = None):
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._sheets: tuple[Sheet, ...] = ()
        self.setWindowTitle(translate("Places", "Import tables"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.said = PlainLabel(translate("Places", "Reading…"), theme.Type.STRONG, wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Places", "What will change"))
        self.list.setWordWrap(True)
        self.write = button(translate("Places", "Import"), self._import, "", "primary")
        self.write.setEnabled(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Places", "Close"), self.reject))
        foot.addWidget(self.write)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.addWidget(self.said)
        rows.addWidget(self.list, 1)
        rows.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 90, metrics.height() * 30)
        self.resize(wished.boundedTo(self.screen().availableSize()))
        self._background.ask(self, partial(_read, files), self._on_sheets, self.fail, Lane.OUTSIDE)

    def _on_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        look = partial(self._desk.import_places.preview, sheets)
        self._background.ask(self, look, self._on_preview, self.fail)

    def _on_preview(self, lines: tuple[ImportLine, ...]) -> None:
        counts = {one: sum(line.difference is one for line in lines) for one in Difference}
        text = translate("Places", "New: {new}. Changed: {changed}. Unchanged: {same}.")
        self._say(text.format(**{one.value: number for one, number in counts.items()}))
        names, tables = _differences(), _tables()
        order = list(Difference)
        for one in sorted(lines, key=lambda line: order.index(line.difference)):
            self.list.addItem(f"{names[one.difference]} · {tables[one.table]} · {one.key} · {one.name}")
        self.write.setEnabled(counts[Difference.NEW] + counts[Difference.CHANGED] > 0)

    def _import(self) -> None:
        self.write.setEnabled(False)
        self.wanted.emit(self._sheets)

    def fail(self, error: RoomDeskError) -> None:
        """Say why the files cannot be imported, or were not."""
        told = explain(error)
        self._say(told.line)
        self.list.clear()
        self.list.addItems(list(told.details))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        announce(self, text)


def _read(files: Sequence[Path]) -> tuple[Sheet, ...]:
    """Read the files. Raises Invalid for one that cannot be read."""
    try:
        return tuple(Sheet(file.name, file.read_bytes()) for file in files)
    except OSError as error:
        raise Invalid(Fault.FILE, f"{error.filename} ({error.strerror})") from error


def _differences() -> dict[Difference, str]:
    return {
        Difference.NEW: translate("Places", "new"),
        Difference.CHANGED: translate("Places", "changed"),
        Difference.SAME: translate("Places", "unchanged"),
    }


def _tables() -> dict[str, str]:
    return {
        "sites": translate("Places", "site"),
        "rooms": translate("Places", "room"),
        "equipment": translate("Places", "device"),
        "people": translate("Places", "person"),
    }
