"""How the booking panel's fields stand: beside each other, or on a sheet that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from roomdesk.gui import theme


def beside(*parts: tuple[QWidget, int]) -> QWidget:
    """Put widgets beside each other, each with its share of the width."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget, share in parts:
        row.addWidget(widget, share)
    return box


def scrolled(fields: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    """Put fields on a sheet that scrolls up and down, wide enough for them; what comes below goes into the layout."""
    scroll = QScrollArea()
    scroll.setObjectName("fields")
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body = QWidget()
    body.setObjectName("fields")
    rows = QVBoxLayout(body)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.addWidget(fields)
    scroll.setWidget(body)
    scroll.setMinimumWidth(fields.minimumSizeHint().width() + theme.metrics(theme.Type.BODY).height())
    return scroll, rows
