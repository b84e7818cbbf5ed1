"""The preview of a page, with the printer behind it; loaded when something is printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from roomdesk.ports.writer import Page, Paper, Press

translate = QCoreApplication.translate

_DOTS_PER_INCH = 300


def open_preview(press: Press, page: Page, paper: Paper, parent: QWidget) -> QPrintPreviewDialog:
    """Open the preview of a page; what is seen is painted by the same hand as the paper."""
    printer = QPrinter()
    printer.setResolution(_DOTS_PER_INCH)
    printer.setDocName(page.title)
    printer.setCreator("RoomDesk")
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(translate("Printing", "Preview: {title}").format(title=page.title))
    dialog.paintRequested.connect(lambda device: press.paint(page, paper, device))
    # The dialog asks for its printer until it is gone; held here, Python does not take it away before.
    dialog.finished.connect(lambda _result, _printer=printer: dialog.deleteLater())
    dialog.resize(parent.window().size() * 0.9)
    dialog.open()
    return dialog
