"""What the screen of devices does about a line: its measurements shown, its report saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.line_history import LineHistory
from roomdesk.gui import words
from roomdesk.gui.common.pdf_file import PdfFile
from roomdesk.gui.equipment.line_dialog import LineDialog
from roomdesk.gui.equipment.rows import DeviceRow
from roomdesk.gui.screens import Tools
from roomdesk.ports.writer import Paper

translate = QCoreApplication.translate

_DAYS = timedelta(days=30)


class Lines(QObject):
    def __init__(self, tools: Tools, screen: QWidget, failed: Callable[[RoomDeskError], None]) -> None:
        super().__init__(screen)
        self._tools, self._screen, self._failed = tools, screen, failed
        self.dialog: LineDialog | None = None

    def open(self, row: DeviceRow) -> None:
        """Show what was measured on a line in the last thirty days."""
        since = (self._tools.clock.now() - _DAYS).date()
        read = partial(self._tools.desk.report_line.of, row.device.code, since)
        self._tools.background.ask(self, read, self._show, self._failed)

    def _show(self, line: LineHistory) -> None:
        desk, language = self._tools.desk, words.language()
        name = translate("Equipment", "Line {site}").format(site=line.site.name)
        read = partial(desk.report_line.page, [line], language)

        def save() -> None:
            pdf.ask(name, read, lambda page: desk.press.pdf(page, Paper()))

        dialog = self.dialog = LineDialog(line, desk.report_line.chart, save, self._screen)
        pdf = PdfFile(self._tools.background, dialog, dialog.outcome.tell, self._failed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
