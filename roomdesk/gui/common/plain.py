"""Labels and tool tips that show text as text, whatever marks are in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from roomdesk.gui import theme

_AS_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br/>"})


class PlainLabel(QLabel):
    """A label that never reads its text as HTML. `voice` names a colour rule of the style sheet."""

    def __init__(self, text: str = "", style: theme.Type = theme.Type.BODY, voice: str = "", *, wrap: bool = False):
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(style))
        self.setWordWrap(wrap)
        if voice:
            self.setProperty("voice", voice)


def literal(text: str) -> str:
    """Make a text safe for places where Qt itself decides whether it is HTML (tool tips)."""
    return f"<qt>{text.translate(_AS_TEXT)}</qt>" if text else ""


def breakable(text: str) -> str:
    """Let a long address break over lines: after its @ and its dots, by a space of no width."""
    return text.replace("@", "@\u200b").replace(".", ".\u200b")


def unmarked(text: str) -> str:
    """Keep an ampersand in a button's or check box's text from becoming a keyboard mark."""
    return text.replace("&", "&&")


def tip(widget: QWidget, text: str) -> None:
    widget.setToolTip(literal(text))
