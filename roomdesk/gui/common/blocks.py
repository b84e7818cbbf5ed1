"""Pieces that panels and dialogs are put together from: captions, lines with a mark, buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.plain import PlainLabel, unmarked

_LONG_LABEL = 40


def caption(text: str) -> PlainLabel:
    return PlainLabel(text.upper(), theme.Type.CAPTION, "muted", wrap=True)


def drawn(name: str, colour: str) -> QLabel:
    """Give an icon as high as a line of text."""
    side = theme.metrics(theme.Type.BODY).ascent() + 2
    label = PlainLabel()
    label.setPixmap(theme.drawing(name, colour, side, 2.0))
    label.setFixedSize(side, side)
    label.setScaledContents(True)
    return label


def line(mark: QWidget, text: str, aside: str = "", voice: str = "") -> QWidget:
    """Give a mark, a text that wraps, and an aside: on the right, or below the text where that is large."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    told = QVBoxLayout() if theme.is_large() else QHBoxLayout()
    told.setSpacing(0 if theme.is_large() else 8)
    told.addWidget(PlainLabel(text, voice=voice, wrap=True), 1)
    if aside:
        told.addWidget(PlainLabel(aside, voice="muted", wrap=theme.is_large()), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(told, 1)
    return box


def button(text: str, on_click: Callable[[], object], icon: str = "", voice: str = "") -> QPushButton:
    """Give a push button; `voice` is primary, danger or link."""
    made = QPushButton(unmarked(text))
    colours = {"primary": theme.TONES.on_primary, "danger": theme.TONES.bad}
    if icon:
        made.setIcon(theme.icon(icon, colours.get(voice, theme.TONES.ink)))
        line = theme.metrics(theme.Type.STRONG).height()
        side = round(line * 0.9)
        # Without words the icon alone decides the height: the same as that of the buttons beside it.
        made.setIconSize(QSize(side, side if text else line))
    if voice:
        made.setProperty("voice", voice)
    made.setFont(theme.font(theme.Type.STRONG))
    # Enter on any other field must reach the dialog's own button, not the first one that Qt finds.
    made.setAutoDefault(False)
    made.clicked.connect(lambda: on_click())
    return made


def column(*widgets: QWidget, spacing: int = 6) -> QWidget:
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(spacing)
    for widget in widgets:
        rows.addWidget(widget)
    return box


def field(label: str, widget: QWidget) -> QWidget:
    """Put a label over a field and make it its buddy, so that screen readers name it and Alt reaches it."""
    name = PlainLabel(label, theme.Type.SMALL_STRONG, wrap=len(label) > _LONG_LABEL)
    if isinstance(widget, QSpinBox | QTimeEdit):
        # WORKAROUND Qt 6.11: a style sheet's padding does not reach the text of a field with arrows.
        widget.lineEdit().setTextMargins(6, 0, 0, 0)
    name.setBuddy(widget)
    widget.setAccessibleName(label.replace("&", ""))
    return column(name, widget, spacing=2)
