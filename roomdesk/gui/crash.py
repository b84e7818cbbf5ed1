"""An error that is a bug: said plainly, with a report to copy; the window stays open."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication, QSysInfo
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from roomdesk import __version__
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate


def report(error: BaseException) -> str:
    """Write down what a developer needs: versions, system, and where it happened."""
    where = "".join(traceback.format_exception(error))
    return (
        f"RoomDesk {__version__}\nPython {sys.version.split()[0]}, Qt for Python {qt_version}\n"
        f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}\n\n{where}"
    )


class CrashDialog(QDialog):
    """Shows a report, which can be copied."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Crash", "Something went wrong in RoomDesk"))
        self.text = QPlainTextEdit(report(error))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("Crash", "Report"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.addWidget(PlainLabel(translate("Crash", "An error that should not happen"), theme.Type.TITLE, wrap=True))
        rows.addWidget(
            PlainLabel(
                translate("Crash", "Bookings that were confirmed are safe. Send this report to whoever supports you."),
                wrap=True,
            )
        )
        rows.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Crash", "Copy the report"), self.copy, "copy"))
        foot.addWidget(button(translate("Crash", "Close"), self.accept, voice="primary"))
        rows.addLayout(foot)
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        self.resize(wide * 95, wide * 60)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


class CrashDesk:
    """Shows bugs one at a time: an error in a repaint would otherwise open a dialog for each of them."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._open = False

    def show(self, error: BaseException) -> None:
        sys.__excepthook__(type(error), error, error.__traceback__)
        if not self._open:
            self._open = True
            dialog = CrashDialog(error, self._parent)
            dialog.finished.connect(self._on_finished)
            dialog.open()

    def hook(self, _kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        """Serve as `sys.excepthook`."""
        self.show(error)

    def _on_finished(self, _result: int) -> None:
        self._open = False
