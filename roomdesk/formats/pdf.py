"""HTML to PDF or a printer, painted by Qt without a window; nothing is fetched."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtSvg import QSvgRenderer

from roomdesk.ports.writer import Format, Page, Paper

_SIZES = {Format.A4: QPageSize.PageSizeId.A4, Format.A3: QPageSize.PageSizeId.A3}
_LARGE = 1.4  # how much larger large print is
_MARGINS_MM = QMarginsF(14, 13, 14, 11)
_DOTS_PER_INCH = 300
_DRAWING = "data:image/svg+xml;base64,"
_SHARP = 3  # dots of a drawing for each of its pixels
_BODY_POINTS = 10
_FOOTER_POINTS = 8
_FOOTER_LINES = 2.5  # kept free below the text
_FOOT = Qt.AlignmentFlag.AlignBottom
_NEW_SHEET = "page-break-before: always"
_LONG_SHEET, _LONGEST_LAYOUT = 400_000.0, 30_000_000.0  # dots; Qt counts them in 26 bits
_BORDER = 6.0  # dots
_HEADINGS = 1  # rows of a table that Qt repeats on each sheet


class _SealedDocument(QTextDocument):
    """A document that loads nothing: a picture named in a title would otherwise be read, from a server even.

    It gives an empty picture and an empty style sheet; without a picture Qt goes and looks for the file itself.
    Only what the page itself holds is shown: drawings in SVG, in base64 (RFC 2397).
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's own name and arguments
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        address = name if isinstance(name, str) else name.toString()
        if address.startswith(_DRAWING):
            return _drawn(address.removeprefix(_DRAWING))
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing


def _drawn(base64: str) -> QImage:
    """Draw an SVG as sharp as paper is."""
    renderer = QSvgRenderer(QByteArray.fromBase64(base64.encode()))
    size = renderer.defaultSize() * _SHARP
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def pdf(page: Page, paper: Paper) -> bytes:
    """Turn a page into PDF, its title and `1 / 3` at the foot of each sheet.

    Starts Qt without a window where none runs.
    """
    _application()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(page.title)
    writer.setCreator("RoomDesk")
    writer.setResolution(_DOTS_PER_INCH)
    paint(page, paper, writer)
    out.close()
    return bytes(out.data().data())


def drawings(sheets: Sequence[str], title: str) -> bytes:
    """Turn drawings in SVG into PDF, each on a whole sheet of A4 to its edges: what is drawn in mm is so on paper."""
    _application()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setTitle(title)
    writer.setCreator("RoomDesk")
    writer.setResolution(_DOTS_PER_INCH)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter))
    painter = QPainter(writer)
    try:
        # A painter on paper begins with a pen, and every module of a code would be drawn around with it.
        painter.setPen(Qt.PenStyle.NoPen)
        for number, sheet in enumerate(sheets):
            if number:
                writer.newPage()
            QSvgRenderer(QByteArray(sheet.encode())).render(painter, QRectF(painter.viewport()))
    finally:
        painter.end()
    out.close()
    return bytes(out.data().data())


def paint(page: Page, paper: Paper, printer: object) -> None:
    """Paint a page on a QPagedPaintDevice, sheet by sheet; a printer's own range of sheets is kept."""
    if not isinstance(printer, QPagedPaintDevice):
        raise TypeError(type(printer).__name__)
    turned = QPageLayout.Orientation.Landscape if page.across else QPageLayout.Orientation.Portrait
    size = QPageSize(_SIZES[paper.format])
    printer.setPageLayout(QPageLayout(size, turned, _MARGINS_MM, QPageLayout.Unit.Millimeter))
    font = QFont(_application().font())
    font.setPointSize(_FOOTER_POINTS)
    _paint(printer, page, _LARGE if paper.large else 1.0, font)


@cache
def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a server has no display to open
    return QGuiApplication([])


def _paint(printer: QPagedPaintDevice, page: Page, scale: float, font: QFont) -> None:
    painter = QPainter(printer)
    try:
        # What is laid out on a smaller sheet and enlarged is in large print, whatever sizes the page asks for.
        painter.scale(scale, scale)
        painter.setFont(font)
        width, height = painter.viewport().width() / scale, painter.viewport().height() / scale
        footer = _FOOTER_LINES * painter.fontMetrics().height()
        document = _laid_out(page.html, printer, QSizeF(width, height - footer))
        wanted, last = printer.pageRanges(), document.pageCount()
        sheets = [one for one in range(last) if wanted.isEmpty() or wanted.contains(one + 1)]
        for place, number in enumerate(sheets):
            if place:
                printer.newPage()
            _paint_sheet(painter, document, number)
            where = QRectF(0, height - footer, width, footer)
            painter.drawText(where, _FOOT | Qt.AlignmentFlag.AlignLeft, page.title)
            painter.drawText(where, _FOOT | Qt.AlignmentFlag.AlignRight, f"{number + 1} / {last}")
    finally:
        painter.end()  # a writer that goes before its painter takes the program with it


def _laid_out(html: str, printer: QPagedPaintDevice, sheet: QSizeF) -> QTextDocument:
    # Qt starts timers for a long document; a thread that is not Qt's has a dispatcher for them once a loop was made.
    QEventLoop()
    document = _SealedDocument()
    document.documentLayout().setPaintDevice(printer)
    document.setDocumentMargin(0)
    font = QFont(_application().font())
    # Headings are reckoned from it: text that is enlarged in the window does not change what is printed.
    font.setPointSize(_BODY_POINTS)
    document.setDefaultFont(font)
    # Laying out is what takes the time: it is done for the measuring, and once more for the paper.
    document.setLayoutEnabled(False)
    document.setHtml(html)
    _size_headings(document)
    # Rows are measured on sheets so long that none of them is torn.
    parts = 1 + html.count(_NEW_SHEET)
    document.setPageSize(QSizeF(sheet.width(), min(_LONG_SHEET, _LONGEST_LAYOUT / parts)))
    document.setLayoutEnabled(True)
    paddings = _paddings(document, sheet.height())
    document.setLayoutEnabled(False)
    for cells, dots in paddings:
        _lengthen(cells, dots * _screen_dpi() / printer.logicalDpiY())
    document.setPageSize(sheet)
    document.setLayoutEnabled(True)
    return document


def _size_headings(document: QTextDocument) -> None:
    """Give headings the size that the style sheet says; Qt reads it, and then goes by their level all the same."""
    edit = QTextCursor(document)
    edit.beginEditBlock()
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            written = block.begin().fragment().charFormat()
            written.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            edit.setPosition(block.position())
            edit.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            edit.setCharFormat(written)
        block = block.next()
    edit.endEditBlock()


def _screen_dpi() -> float:
    return _application().primaryScreen().logicalDotsPerInchY()


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


def _paddings(document: QTextDocument, sheet: float) -> list[tuple[list[QTextTableCell], float]]:
    """Reckon which rows must be longer, by how many painted dots, so that the next ones are not torn between sheets.

    Qt tears them. The document is laid out on long sheets; `sheet` is the height that it will be cut to.
    """
    long, found = document.pageSize().height(), []
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable) and frame.rows() > _HEADINGS + 1:
            rows = [[frame.cellAt(row, column) for column in range(frame.columns())] for row in range(frame.rows())]
            spans = [_span(document, cells, long) for cells in rows]
            found += [(rows[number], gap) for number, gap in _gaps(spans, sheet)]
    return found


def _span(document: QTextDocument, cells: list[QTextTableCell], long: float) -> tuple[float, float]:
    """Give the top and bottom of a row's text on its sheet."""
    edges = document.documentLayout().blockBoundingRect
    top = min(edges(cell.firstCursorPosition().block()).top() for cell in cells)
    bottom = max(edges(cell.lastCursorPosition().block()).bottom() for cell in cells)
    return top % long, top % long + bottom - top


def _gaps(spans: list[tuple[float, float]], sheet: float) -> Iterator[tuple[int, float]]:
    """Reckon which rows have to be longer, and by how much, so that the one after them begins a new sheet."""
    padding = (spans[_HEADINGS + 1][0] - spans[_HEADINGS][1]) / 2
    first_on_sheet = spans[_HEADINGS][0] - spans[0][0] + padding
    y = spans[_HEADINGS][0]
    for number, ((top, bottom), (following, _)) in enumerate(pairwise(spans[_HEADINGS:]), _HEADINGS):
        y = _next(y, bottom - top, following - top, sheet, first_on_sheet)
        # Qt tears a row whose padding or border goes over the end, too.
        height = spans[number + 1][1] - following + padding + _BORDER
        if y < sheet < y + height and height < sheet / 2:
            yield number, sheet - y
            y = first_on_sheet


def _next(y: float, height: float, advance: float, sheet: float, first_on_sheet: float) -> float:
    """Give where the next row's text begins on its sheet; a row that is too long to be kept whole goes over its end."""
    if y + height > sheet:
        advance += first_on_sheet
    return y + advance if y + advance < sheet else max(first_on_sheet, y + advance - sheet)


def _lengthen(cells: list[QTextTableCell], by: float) -> None:
    """Pad a row's foot by so many dots of the screen, in which Qt reckons paddings."""
    for cell in cells:
        padded = cell.format().toTableCellFormat()
        padded.setBottomPadding(padded.bottomPadding() + by)
        cell.setFormat(padded)
