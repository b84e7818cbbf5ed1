"""HTML to PDF on A4 sheets, painted by Qt without a window; nothing is fetched."""

from __future__ import annotations

import os
import sys
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTextTable,
    QTextTableCell,
)

_MARGINS_MM = QMarginsF(14, 13, 14, 11)
_DOTS_PER_INCH = 300
_FOOTER_POINTS = 8
_FOOTER_LINES = 2.5  # kept free below the text
_FOOT = Qt.AlignmentFlag.AlignBottom
_HEADINGS = 1  # rows of a table that Qt repeats on each sheet


class _SealedDocument(QTextDocument):
    """A document that loads nothing: a picture named in a title would otherwise be read, from a server even.

    It gives an empty picture and an empty style sheet; without a picture Qt goes and looks for the file itself.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802 - Qt's own name and arguments
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing


def pdf(html: str, title: str) -> bytes:
    """Turn a page into PDF on upright A4 sheets, the title and `1 / 3` at the foot of each.

    Starts Qt without a window where none runs.
    """
    application = _application()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(title)
    writer.setCreator("RoomDesk")
    writer.setResolution(_DOTS_PER_INCH)
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, upright, _MARGINS_MM, QPageLayout.Unit.Millimeter))
    _paint(writer, html, title, QFont(application.font()))
    out.close()
    return bytes(out.data().data())


@cache
def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a server has no display to open
    return QGuiApplication([])


def _paint(writer: QPdfWriter, html: str, title: str, font: QFont) -> None:
    painter = QPainter(writer)
    try:
        font.setPointSize(_FOOTER_POINTS)
        painter.setFont(font)
        width, height = painter.viewport().width(), painter.viewport().height()
        footer = _FOOTER_LINES * painter.fontMetrics().height()
        document = _laid_out(html, writer, QSizeF(width, height - footer))
        for number in range(document.pageCount()):
            if number:
                writer.newPage()
            _paint_sheet(painter, document, number)
            where = QRectF(0, height - footer, width, footer)
            painter.drawText(where, _FOOT | Qt.AlignmentFlag.AlignLeft, title)
            painter.drawText(where, _FOOT | Qt.AlignmentFlag.AlignRight, f"{number + 1} / {document.pageCount()}")
    finally:
        painter.end()  # a writer that goes before its painter takes the program with it


def _laid_out(html: str, writer: QPdfWriter, sheet: QSizeF) -> QTextDocument:
    document = _SealedDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(sheet)
    _keep_rows_whole(document, writer.logicalDpiY() / _application().primaryScreen().logicalDotsPerInchY())
    return document


def _paint_sheet(painter: QPainter, document: QTextDocument, number: int) -> None:
    sheet = document.pageSize()
    view = QRectF(0, number * sheet.height(), sheet.width(), sheet.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.clip = view
    painter.save()
    painter.translate(0, -view.top())
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _keep_rows_whole(document: QTextDocument, scale: float) -> None:
    """Put each table row that would be torn between two sheets onto the second, which Qt does not do by itself.

    `scale` is the painted dots of one dot on the screen, in which Qt reckons paddings.
    """
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            rows = [[frame.cellAt(row, column) for column in range(frame.columns())] for row in range(frame.rows())]
            for before, cells in pairwise(rows[_HEADINGS:]):
                gap = _torn(document, cells)
                if gap:
                    _lengthen(before, gap / scale)


def _torn(document: QTextDocument, cells: list[QTextTableCell]) -> float:
    """Measure how much of a torn row's height stands on its first sheet; 0 where it is whole, or too long to be."""
    sheet = document.pageSize().height()
    edges = document.documentLayout().blockBoundingRect
    top = min(edges(cell.firstCursorPosition().block()).top() for cell in cells)
    bottom = max(edges(cell.lastCursorPosition().block()).bottom() for cell in cells)
    end = (top // sheet + 1) * sheet
    return end - top if end < bottom < top + sheet / 2 else 0


def _lengthen(cells: list[QTextTableCell], by: float) -> None:
    for cell in cells:
        padded = cell.format().toTableCellFormat()
        padded.setBottomPadding(padded.bottomPadding() + by)
        cell.setFormat(padded)
