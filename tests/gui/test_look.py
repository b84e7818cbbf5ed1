"""Icons that are there, a style sheet that names what there is, text that stays text."""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roomdesk.gui import theme
from roomdesk.gui.common.plain import PlainLabel, literal
from tests.gui.conftest import RESOURCES


def test_every_icon_is_there_and_used(italian: QApplication) -> None:
    code = "".join(path.read_text("utf-8") for path in Path(theme.__file__).parent.rglob("*.py"))
    sheet = (RESOURCES / "qss" / "roomdesk.qss").read_text("utf-8")
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        assert f'"{path.stem}"' in code or f"url(${path.stem})" in sheet, path.name
        assert not theme.drawing(path.stem, theme.TONES.ink, 16).isNull()


def test_sheet_names_only_known_colours() -> None:
    sheet = (RESOURCES / "qss" / "roomdesk.qss").read_text("utf-8")
    known = {one.name for one in fields(theme.TONES)}
    known |= {"check", "up", "down", "right", "tick", "round", "arrow", "step", "grip"}
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
        # The tray's own tip shows no marks (QSystemTrayIcon).
        code = code.replace("self._icon.setToolTip(", "")
        if path.name != "plain.py":
            assert not re.search(r"\bQLabel\(|QMessageBox|setHtml|RichText|setToolTip\(", code), path.name
