"""What an import would change, line by line, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.errors import BadLine, BadLines, Fault, Invalid, RoomDeskError
from roomdesk.gui import theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import write_file
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel, literal
from roomdesk.gui.faults import fault
from roomdesk.gui.places.fields import labels
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
        self.more = PlainLabel("", voice="muted", wrap=True)
        self.more.hide()
        self.table = _table()
        self.table.setAccessibleName(translate("Places", "What will change"))
        self.write = button(translate("Places", "Import"), self._import, "", "primary")
        self.write.setEnabled(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Places", "Close"), self.reject))
        foot.addWidget(self.write)
        self.write.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(self.said)
        rows.addWidget(self.more)
        rows.addWidget(self.table, 1)
        rows.addStretch(0)
        rows.addLayout(foot)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 110, metrics.height() * 26)
        self.resize(wished.boundedTo(self.screen().availableSize()))
        self._background.ask(self, partial(_read, files), self._on_sheets, self.fail, Lane.OUTSIDE)

    def _on_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        look = partial(self._desk.import_places.preview, sheets)
        self._background.ask(self, look, self._on_preview, self.fail)

    def _on_preview(self, lines: tuple[ImportLine, ...]) -> None:
        counts = {one: sum(line.difference is one for line in lines) for one in Difference}
        new, changed, same = (counts[one] for one in (Difference.NEW, Difference.CHANGED, Difference.SAME))
        self.write.setEnabled(new + changed > 0)
        text = translate("Places", "To be added: {new}. To be changed: {changed}.")
        nothing = translate("Places", "Nothing to import: all of it is there already, just so.")
        self._say(text.format(new=new, changed=changed) if new + changed else nothing)
        self._say_more(translate("Places", "Stay as they are: {same}.").format(same=same) if same else "")
        heads = (
            translate("Places", "What happens"),
            translate("Places", "What it is"),
            translate("Places", "Name"),
            translate("Places", "Code"),
            translate("Places", "What is different"),
        )
        acts = {Difference.NEW: translate("Places", "is added"), Difference.CHANGED: translate("Places", "changes")}
        tables = _tables()
        differing = [one for act in acts for one in lines if one.difference is act]
        self._fill(
            heads,
            [(acts[one.difference], tables[one.table], one.name, one.key, _different(one)) for one in differing],
        )

    def _import(self) -> None:
        self.write.setEnabled(False)
        self.wanted.emit(self._sheets)

    def fail(self, error: RoomDeskError) -> None:
        """Say why the files cannot be imported, or were not."""
        told = explain(error)
        self._say(told.line)
        if isinstance(error, BadLines):
            self._say_more(_workbook(one.content for one in self._sheets))
            heads = (
                translate("Places", "File"),
                translate("Places", "Line in it"),
                translate("Places", "Column"),
                translate("Places", "What it says"),
                translate("Places", "What is wrong"),
            )
            self._fill(heads, [_bad(one) for one in error.lines])
        else:
            self._say_more("\n".join(told.details))
            self._fill((), [])

    def _fill(self, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
        self.table.setVisible(bool(lines))
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setRowCount(len(lines))
        for row, cells in enumerate(lines):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setData(Qt.ItemDataRole.ToolTipRole, literal(cell))
                self.table.setItem(row, column, item)
        if lines:
            self.table.setCurrentCell(0, 0)

    def _say_more(self, text: str) -> None:
        self.more.setText(text)
        self.more.setVisible(bool(text))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        announce(self, text)


def _workbook(contents: Iterable[bytes]) -> str:
    """Say how a table is saved for this, where somebody chose a workbook of Excel or LibreOffice (ZIP, OLE2)."""
    if not any(one.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) for one in contents):
        return ""
    return translate("Places", "This is a workbook. Open it in Excel or LibreOffice, and save it as “CSV UTF-8”.")


def _read(files: Sequence[Path]) -> tuple[Sheet, ...]:
    """Read the files. Raises Invalid for one that cannot be read."""
    try:
        return tuple(Sheet(file.name, file.read_bytes()) for file in files)
    except OSError as error:
        raise Invalid(Fault.FILE, f"{error.filename} ({write_file.reason(error)})") from error


def _bad(one: BadLine) -> tuple[str, ...]:
    blank = translate("Places", "(nothing)")
    return one.file, str(one.line), one.column or "–", one.value or blank, fault(one.fault)


def _different(line: ImportLine) -> str:
    known = labels(line.table)
    return ", ".join(known.get(one, one) for one in line.changed) or "–"


def _table() -> QTableWidget:
    table = QTableWidget()
    table.setObjectName("devices")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.metrics(theme.Type.BODY).height() + 8)
    across = table.horizontalHeader()
    across.setHighlightSections(False)
    across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    across.setStretchLastSection(True)
    return table


def _tables() -> dict[str, str]:
    return {
        "sites": translate("Places", "site"),
        "rooms": translate("Places", "room"),
        "equipment": translate("Places", "device"),
        "people": translate("Places", "person"),
    }
