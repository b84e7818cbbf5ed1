"""A text as a QR code, drawn from SVG at any size (ISO/IEC 18004)."""

from __future__ import annotations

from io import BytesIO

import segno
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

_QUIET = 4  # modules of white around, as the standard asks


def svg(text: str) -> bytes:
    """Give a text's QR code as SVG, black on white: phones do not read light on dark."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=_QUIET, light="#fff", dark="#000", omitsize=True
    )
    return out.getvalue()


class CodeView(QWidget):
    """Shows a code as large as it may be, low and at the right; `text` is what it says, empty hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._drawing = QSvgRenderer(self)
        self.hide()

    def show_text(self, text: str) -> None:
        if text != self.text:
            self.text = text
            self._drawing.load(QByteArray(svg(text)) if text else QByteArray())
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        with QPainter(self) as painter:
            self._drawing.render(painter, QRectF(self.width() - side, self.height() - side, side, side))
