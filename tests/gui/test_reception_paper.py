"""Paper from the reception: preview, PDF, calendar file, by keyboard too; files that cannot be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.gui.background import Background
from roomdesk.gui.common import ask_file
from roomdesk.gui.printing.dialog import Printable, PrintDialog
from roomdesk.gui.printing.wish import PrintWish, Sheet, make_page
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.ports.writer import Format, Paper
from tests.gui.reception_town import Town, open_town
from tests.gui.small_desk import DAY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = open_town(tmp_path / "town.db")
    yield made
    made.desk.keep_store.close()


@pytest.fixture
def page(italian: QApplication, qtbot: QtBot, town: Town) -> Iterator[ReceptionPage]:
    background = Background()
    made = ReceptionPage(town.desk, town.clock, background, Pulse())
    qtbot.addWidget(made)
    made.resize(1240, 860)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.read is not None)
    yield made
    background.close()


def asked(page: ReceptionPage) -> PrintDialog:
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.paper.dialog is not None
    return page.paper.dialog


def test_preview_of_a_door_by_keyboard(page: ReceptionPage, qtbot: QtBot) -> None:
    dialog = asked(page)
    assert not dialog.room.isVisible()
    dialog.sheets[Sheet.DOOR].setFocus()
    QTest.keyClick(dialog.sheets[Sheet.DOOR], Qt.Key.Key_Space)
    assert dialog.room.currentText() == "Tutte le sale con riunioni in questo giorno"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.paper.preview is not None)
    preview = page.paper.preview
    assert isinstance(preview, QPrintPreviewDialog)
    sheets = preview.findChild(QPrintPreviewWidget)
    assert sheets is not None
    # One sheet for each of the four rooms with meetings.
    qtbot.waitUntil(lambda: sheets.pageCount() == 4)
    preview.reject()


def test_a_day_that_is_not_read_yet_is_printed_as_soon_as_it_is(page: ReceptionPage, qtbot: QtBot) -> None:
    page.show_day(DAY + timedelta(days=1))
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert page.paper.dialog is None
    qtbot.waitUntil(lambda: page.paper.dialog is not None)
    assert page.paper.dialog is not None
    assert page.paper.dialog.wish.day == DAY + timedelta(days=1)


def test_who_goes_on_to_another_day_is_not_asked_about_the_first(page: ReceptionPage, qtbot: QtBot) -> None:
    page.show_day(DAY + timedelta(days=1))
    page.print()
    page.show_day(DAY)
    page.print()
    assert page.paper.dialog is not None
    assert page.paper.dialog.wish.day == DAY
    page.paper.dialog.reject()


def test_what_is_chosen_is_what_is_wished_for(page: ReceptionPage) -> None:
    dialog = asked(page)
    assert dialog.wish == PrintWish(Sheet.DAY, DAY, None, dialog.wish.rooms, "it", Paper())
    dialog.sheets[Sheet.WEEK].setChecked(True)
    dialog.room.setCurrentIndex(dialog.room.findText("Sala docenti"))
    dialog.format.setCurrentIndex(1)
    dialog.language.setCurrentIndex(1)
    dialog.large.setChecked(True)
    assert dialog.wish == PrintWish(Sheet.WEEK, DAY, None, (RoomCode("DOCENTI"),), "en", Paper(Format.A3, large=True))
    dialog.reject()


def test_each_sheet_says_its_day(town: Town) -> None:
    pages = {
        sheet: make_page(town.desk, PrintWish(sheet, DAY, None, (RoomCode("GIUNTA"),), "it", Paper())).html
        for sheet in Sheet
    }
    assert all("Lavori pubblici" in one for one in pages.values())
    assert "Sala docenti" in pages[Sheet.DAY]
    assert "Lunedì 23" in pages[Sheet.WEEK]
    assert "disciplinare" not in "".join(pages.values())


def test_pdf_of_the_day_is_saved(
    page: ReceptionPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "giorno"
    monkeypatch.setattr(ask_file, "to_save", lambda *_: str(file))
    saving = next(one for one in page.tools.findChildren(QPushButton) if one.text() == "PDF")
    QTest.mouseClick(saving, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.notice.text.startswith("Salvato"))
    assert (tmp_path / "giorno.pdf").read_bytes().startswith(b"%PDF-")


def test_calendar_of_the_day_holds_its_sites_only(
    page: ReceptionPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "giorno.ics"
    monkeypatch.setattr(ask_file, "to_save", lambda *_: str(file))
    page.show_sites([SiteCode("SCUOLA")])
    qtbot.waitUntil(lambda: page.read is not None and len(page.read.meetings) == 1)
    page.save_calendar()
    qtbot.waitUntil(lambda: file.exists() and page.notice.isVisible())
    text = file.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert "Lavori pubblici" in text
    assert "\r\n" in text


def test_a_folder_that_is_away_is_told(page: ReceptionPage, qtbot: QtBot, tmp_path: Path) -> None:
    wish = PrintWish(Sheet.DAY, DAY, None, (), "it", Paper())
    page.paper.save_pdf(wish, tmp_path / "via" / "giorno.pdf")
    qtbot.waitUntil(lambda: "non è stato scritto" in page.notice.text)


def test_sites_without_rooms_have_no_doors(italian: QApplication, qtbot: QtBot) -> None:
    dialog = PrintDialog(Printable(DAY, None, (), ()))
    qtbot.addWidget(dialog)
    assert [dialog.sheets[one].isEnabled() for one in dialog.sheets] == [True, False, False, True]


def test_the_day_is_saved_though_the_question_what_to_print_was_closed_before(
    page: ReceptionPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(page)
    dialog.reject()
    qtbot.waitUntil(lambda: not any(isinstance(one, PrintDialog) for one in page.findChildren(PrintDialog)))
    file = tmp_path / "giorno.pdf"
    monkeypatch.setattr(ask_file, "to_save", lambda *_: str(file))
    page.save_pdf()
    qtbot.waitUntil(file.exists)
