"""Colours that can be read, icons that are there, text that stays text."""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from roomdesk.gui import theme
from roomdesk.gui.common.health import COLOURS
from roomdesk.gui.common.plain import PlainLabel, literal
from tests.gui.conftest import RESOURCES

T = theme.TONES
TEXT = [
    (T.ink, T.ground), (T.ink, T.panel), (T.ink, T.closed), (T.ink, T.primary_soft),
    (T.muted, T.ground), (T.muted, T.panel), (T.muted, T.primary_soft),
    (T.primary, T.ground), (T.primary, T.panel), (T.on_primary, T.primary), (T.on_primary, T.primary_dark),
    (T.primary_dark, T.primary_soft), (T.on_primary, T.now),
    (T.good, T.ground), (T.good, T.panel), (T.good, T.good_soft),
    (T.warn, T.ground), (T.warn, T.panel), (T.warn, T.warn_soft),
    (T.bad, T.ground), (T.bad, T.panel), (T.bad, T.bad_soft),
    (T.ink, T.good_soft), (T.ink, T.warn_soft), (T.ink, T.bad_soft),
    *((getattr(theme.FACES, one.name).ink, getattr(theme.FACES, one.name).fill) for one in fields(theme.FACES)),
]  # fmt: skip
SHAPES = [
    (T.field, T.ground), (T.primary, T.ground), (T.now, T.ground), (T.bad, T.ground), (T.good, T.good_soft),
    (T.warn, T.warn_soft), (T.bad, T.bad_soft),
    *((colour, ground) for colour in COLOURS.values() for ground in (T.ground, T.primary_soft)),
    *((getattr(theme.FACES, one.name).edge, T.ground) for one in fields(theme.FACES)),
]  # fmt: skip


def luminance(name: str) -> float:
    """Give the relative luminance (WCAG 2.1)."""
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_told(shape: str, ground: str) -> None:
    assert contrast(shape, ground) >= 3


def test_every_icon_is_there_and_used(italian: QApplication) -> None:
    code = "".join(path.read_text("utf-8") for path in Path(theme.__file__).parent.rglob("*.py"))
    sheet = (RESOURCES / "qss" / "roomdesk.qss").read_text("utf-8")
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        assert f'"{path.stem}"' in code or f"{path.name}" in sheet, path.name
        assert not theme.drawing(path.stem, T.ink, 16).isNull()


def test_sheet_names_only_known_colours() -> None:
    sheet = (RESOURCES / "qss" / "roomdesk.qss").read_text("utf-8")
    known = {one.name for one in fields(theme.TONES)} | {"icons", "tick", "arrow", "step"}
    assert set(re.findall(r"\$\{?(\w+)", sheet)) <= known


def test_fonts_follow_enlarged_text(italian: QApplication) -> None:
    before = italian.font()
    usual = theme.metrics(theme.Type.BODY).height()
    try:
        larger = italian.font()
        larger.setPointSizeF(before.pointSizeF() * 2)
        italian.setFont(larger)
        assert theme.metrics(theme.Type.BODY).height() >= 1.9 * usual
    finally:
        italian.setFont(before)


def test_qt_keeps_its_references_to_none(italian: QApplication) -> None:
    """Qt for Python 6.12 on Python before 3.12 loses one at each of these calls, and then aborts."""
    label = PlainLabel("x")
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.update()
    assert sys.getrefcount(None) > before - 500


def test_labels_and_tips_show_marks_as_text(italian: QApplication) -> None:
    label = PlainLabel("<img src=http://x/y.png>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert literal("<b>&</b>\nx") == "<qt>&lt;b&gt;&amp;&lt;/b&gt;<br/>x</qt>"
    assert literal("") == ""


def test_no_widget_of_the_window_can_be_given_rich_text() -> None:
    for path in Path(theme.__file__).parent.rglob("*.py"):
        code = path.read_text("utf-8")
        if path.name != "plain.py":
            assert not re.search(r"\bQLabel\(|QMessageBox|setHtml|RichText|setToolTip\(", code), path.name
