"""Journeys through the window by keyboard and mouse: a day read, booked in, cancelled, saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Scope, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import StoreBusy, StoreUnreadable
from roomdesk.gui.agenda.files import file_name, write
from roomdesk.gui.agenda.scope import ScopeDialog
from roomdesk.gui.agenda.view import AgendaGrid
from roomdesk.gui.common.health import HealthMark
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.crash import CrashDialog
from roomdesk.gui.main_window import MainWindow
from tests.gui.small_desk import DAY, SmallDesk, at

Opener = Callable[[SmallDesk], MainWindow]
Key = Qt.Key


def texts_in(widget: QWidget) -> str:
    found = (label.text() for label in widget.findChildren(QLabel) if not label.isHidden())
    return "\n".join(found).replace("\u200b", "")


def press(window: MainWindow, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(window.agenda.grid, key, held)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def spot(grid: AgendaGrid, row: int, clock: str) -> QPoint:
    """Give the point of a row at a time, in the viewport."""
    x = grid.scale.x(at(f"{clock}-23:59").start.timestamp()) - grid.horizontalScrollBar().value()
    return QPoint(x + 1, grid.ladder.tops[row] + 10 - grid.verticalScrollBar().value())


# ── the day ─────────────────────────────────────────────────────────────────────────────────────────────
def test_opens_on_today_with_sites_and_state(window: MainWindow, qtbot: QtBot) -> None:
    said = texts_in(window)
    assert button(window, "lunedì 23 novembre 2026").isVisible()
    assert "Dati: archivio locale" in said
    assert "Ultimo controllo impianti alle 08:45: 8 in ordine, 1 da verificare, 1 guasto, 1 non controllato" in said
    assert "Dimostrazione" in said
    assert [box.text() for box in window.findChildren(QCheckBox) if box.isVisible()] == [
        "Palazzo comunale",
        "Biblioteca civica",
        "Uffici tecnici",
        "Scuola media Nord",
    ]


def test_days_turn_by_key_and_come_back_to_today(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Key.Key_Right, held=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.agenda.grid.board.day == DAY + timedelta(days=1))
    assert not window.agenda.grid.board.entries
    press(window, Key.Key_T, held=Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.agenda.grid.board.day == DAY)
    assert len(window.agenda.grid.board.entries) == 19


def test_unticking_a_site_hides_its_rooms(window: MainWindow, qtbot: QtBot) -> None:
    window.findChildren(QCheckBox)[0].click()
    qtbot.waitUntil(lambda: len([row for row in window.agenda.grid.board.rows if row.room]) == 7)


def test_another_programs_booking_appears_by_itself(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    desk.cancel_booking(desk.bookings[0].id)
    desk.version += 1
    qtbot.waitUntil(lambda: len(window.agenda.grid.board.entries) == 16)


def test_a_database_that_is_away_is_said_and_the_day_stays(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    read = desk.show_day

    def away(*_: object) -> None:
        raise StoreUnreadable("roomdesk.db", "no such file")

    desk.show_day = away  # type: ignore[method-assign, assignment]
    press(window, Key.Key_F5)
    qtbot.waitUntil(lambda: not window.agenda.notice.isHidden())
    assert window.agenda.notice.text.startswith("L’archivio non risponde.")
    assert len(window.agenda.grid.board.entries) == 19
    desk.show_day = read  # type: ignore[method-assign]
    desk.cancel_booking(desk.bookings[0].id)
    button(window.agenda.notice, "Riprova").click()
    qtbot.waitUntil(lambda: len(window.agenda.grid.board.entries) == 16)


# ── keyboard ────────────────────────────────────────────────────────────────────────────────────────────
def test_arrows_reach_a_booking_and_enter_its_details(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    grid, details = window.agenda.grid, window.agenda.details
    assert grid.currentIndex().data() == "Coordinamento lavori pubblici"
    assert len(grid.paints.chosen) == 3
    qtbot.waitUntil(lambda: details.shown is not None)
    said = texts_in(details)
    for part in ("3 sale collegate", "Sala docenti · Scuola media Nord", "Trasferte evitate: 34 km · 2,1 ore"):
        assert part in said
    for part in ("Dirigente scolastico", "in attesa", "Preparare il caffè", "Ogni settimana, fino a lun 21 dic 2026"):
        assert part in said


def test_the_keyboard_stays_in_its_room_when_the_day_is_read_again(
    window: MainWindow, desk: SmallDesk, qtbot: QtBot
) -> None:
    grid = window.agenda.grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot(grid, 9, "9:30"))
    row = grid.currentIndex().row()
    assert grid.board.entries[row].room == "RIUNIONI1"
    desk.cancel_booking(desk.bookings[1].id)
    press(window, Key.Key_F5)
    qtbot.waitUntil(lambda: len(grid.board.entries) == 18)
    assert grid.board.entries[grid.currentIndex().row()].room == "RIUNIONI1"
    press(window, Key.Key_Right)
    assert grid.current_row() is grid.board.rows[9]


def test_free_time_is_announced_and_enter_books_it(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Key.Key_Down, Key.Key_Right)
    assert not window.agenda.grid.currentIndex().isValid()
    free = at("8:30-9:00")
    assert window.agenda.grid.free_time() == ("GIUNTA", int(free.start.timestamp()), int(free.end.timestamp()))
    press(window, Key.Key_Return)
    dialog = window.agenda.bench.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.sheet.rooms.ticked() == ("GIUNTA",))
    assert [one.strftime("%H:%M") for one in dialog.sheet.times()] == ["08:30", "09:00"]
    dialog.reject()


def test_delete_asks_which_dates_of_a_series_and_why(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    window.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)

    def answer() -> None:
        dialog = window.agenda.findChild(ScopeDialog)
        assert dialog is not None
        assert dialog.scope is Scope.THIS
        dialog._reason.setText("Sala allagata")
        button(dialog, "Annulla prenotazione").click()

    QTimer.singleShot(0, answer)
    press(window, Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.agenda.grid.board.entries) == 16)
    assert desk.bookings[0].status is Status.CANCELLED
    assert desk.bookings[0].reason == "Sala allagata"
    assert window.agenda.notice.text == "1 prenotazione annullata."


def test_keeping_a_series_changes_nothing(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    window.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    QTimer.singleShot(0, lambda: button(window.agenda.findChild(ScopeDialog), "Non cambiare nulla").click())  # type: ignore[arg-type]
    press(window, Key.Key_Delete)
    assert desk.bookings[0].status is Status.CONFIRMED


# ── mouse ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_click_picks_and_a_click_on_free_time_unpicks(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.agenda.grid
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot(grid, 2, "10:30"))
    assert grid.currentIndex().data() == "Commissione bilancio"
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot(grid, 2, "13:30"))
    assert not grid.currentIndex().isValid()


def test_a_drag_over_free_time_asks_for_whole_quarters(window: MainWindow, qtbot: QtBot) -> None:
    grid, view = window.agenda.grid, window.agenda.grid.viewport()
    with qtbot.waitSignal(grid.wanted) as caught:
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot(grid, 1, "14:05"))
        QTest.mouseMove(view, spot(grid, 1, "14:40"))
        QTest.mouseMove(view, spot(grid, 1, "15:10"))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot(grid, 1, "15:10"))
    wanted = at("14:00-15:15")
    assert caught.args == ["GIUNTA", int(wanted.start.timestamp()), int(wanted.end.timestamp())]
    window.agenda.bench.panel.dialog.reject()  # type: ignore[union-attr]


@pytest.mark.parametrize("how", ["escape", "outside"])
def test_a_drag_can_be_taken_back(window: MainWindow, qtbot: QtBot, how: str) -> None:
    grid, view = window.agenda.grid, window.agenda.grid.viewport()
    with qtbot.assertNotEmitted(grid.wanted):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot(grid, 1, "14:05"))
        QTest.mouseMove(view, spot(grid, 1, "15:10"))
        if how == "escape":
            press(window, Key.Key_Escape)
        end = spot(grid, 1, "15:10") if how == "escape" else QPoint(-50, -50)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert grid.draft is None


# ── what is shown ───────────────────────────────────────────────────────────────────────────────────────
def test_only_web_addresses_can_be_joined(desk: SmallDesk, open_on: Opener, qtbot: QtBot) -> None:
    desk.bookings[0] = replace(desk.bookings[0], conference=ConferenceLink("fixed", "file:///etc/passwd"))
    window = open_on(desk)
    window.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    shown = [one.text() for one in window.agenda.details.findChildren(QPushButton)]
    assert "Copia" in shown
    assert "Entra" not in shown


def test_somebody_elses_private_booking_shows_no_more_than_times(
    window: MainWindow, desk: SmallDesk, qtbot: QtBot
) -> None:
    window.agenda.grid.pick(desk.bookings[4].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    said = texts_in(window.agenda.details)
    assert "Occupata" in said
    assert "Colloquio" not in said
    assert "comune.example" not in said
    cancel = button(window.agenda.details, "Annulla prenotazione")
    assert not cancel.isEnabled()
    assert "riservata" in cancel.toolTip()


def test_marks_in_titles_and_names_stay_text(desk: SmallDesk, open_on: Opener, qtbot: QtBot) -> None:
    evil = "<img src=http://x/y.png><b>x</b>"
    desk.bookings[0] = replace(desk.bookings[0], title=evil, notes=evil)
    site = next(iter(desk.sites.values()))
    desk.sites[site.code] = replace(site, name=f"{evil} & figli")
    window = open_on(desk)
    window.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert texts_in(window.agenda.details).count(evil) >= 2
    assert window.findChildren(QCheckBox)[0].text() == f"{evil} && figli"


def test_invitation_is_saved_as_it_was_written(
    window: MainWindow, desk: SmallDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.agenda.bench.saving.export(desk.bookings[0].id, tmp_path / "invito.ics")
    qtbot.waitUntil(lambda: not window.agenda.notice.isHidden())
    assert (tmp_path / "invito.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert window.agenda.notice.text.startswith("Salvato:")


def test_saving_suggests_a_name_and_writes_where_chosen(
    window: MainWindow, desk: SmallDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    window.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    suggested = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        suggested.extend(Path(one).name for one in dialog.selectedFiles())
        dialog.selectFile(str(tmp_path / "invito"))
        dialog.accept()

    QTimer.singleShot(0, choose)
    button(window.agenda.details, "Salva .ics").click()
    qtbot.waitUntil(lambda: (tmp_path / "invito.ics").exists())
    assert suggested == ["2026-11-23-Coordinamento-lavori-pubblici.ics"]


def test_a_folder_that_refuses_is_said(window: MainWindow, desk: SmallDesk, qtbot: QtBot, tmp_path: Path) -> None:
    window.agenda.bench.saving.export(desk.bookings[0].id, tmp_path / "no" / "invito.ics")
    qtbot.waitUntil(lambda: not window.agenda.notice.isHidden())
    assert "Scegli un’altra cartella" in window.agenda.notice.text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Giunta comunale", "2026-11-23-Giunta-comunale.ics"),
        ("../../etc/passwd", "2026-11-23-etc-passwd.ics"),
        ("CON: <a|b>?*", "2026-11-23-CON-a-b.ics"),
        ("///", "2026-11-23-roomdesk.ics"),
        ("è" * 300, f"2026-11-23-{'è' * 60}.ics"),
    ],
)
def test_file_names_suit_every_system(title: str, name: str, tmp_path: Path) -> None:
    assert file_name(title, DAY) == name
    assert write(tmp_path / name, "x") == ""


def test_a_failed_verb_keeps_the_booking_and_says_why(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StoreBusy("roomdesk.db")

    window.agenda.grid.pick(desk.bookings[1].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    desk.write_invitation = busy  # type: ignore[method-assign, assignment]
    window.agenda.bench.saving.export(desk.bookings[1].id, Path("never.ics"))
    qtbot.waitUntil(lambda: not window.agenda.notice.isHidden())
    assert window.agenda.notice.text.startswith("L’archivio è occupato.")


# ── accessibility ───────────────────────────────────────────────────────────────────────────────────────
def nameless(widget: QWidget) -> list[str]:
    """List what can take the focus and has no name."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in [widget, *widget.findChildren(QWidget)]
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(widget)
        and not one.objectName().startswith("qt_")
        and (found := QAccessible.queryAccessibleInterface(one)) is not None
        and not found.text(QAccessible.Text.Name)
    ]


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    window.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: window.agenda.details.shown is not None)
    window.agenda.book()
    cancel = ScopeDialog(desk.bookings[0], "Annulla prenotazione", window, asks_reason=True)
    crash = CrashDialog(ValueError("x"), window)
    for one in (window, window.agenda.bench.panel.dialog, cancel, crash):
        assert one is not None
        assert nameless(one) == [], type(one).__name__
    window.agenda.bench.panel.dialog.reject()  # type: ignore[union-attr]


def test_screen_readers_see_each_booking_in_its_place(window: MainWindow) -> None:
    grid = window.agenda.grid
    tree: QAccessibleInterface = QAccessible.queryAccessibleInterface(grid)
    assert tree.text(QAccessible.Text.Name) == "Prenotazioni del giorno"
    assert tree.childCount() == 19
    third = tree.child(2)
    assert (
        third.text(QAccessible.Text.Name) == "Commissione bilancio, Sala Consiglio, dalle 10:00 alle 12:30, confermata"
    )
    box = grid.visualRect(grid.model().index(2))
    assert third.rect().topLeft() == grid.viewport().mapToGlobal(box.topLeft())
    assert third.rect().size() == box.size()
    assert grid.indexAt(box.center()).row() == 2


def test_health_marks_are_named(italian: QApplication, desk: SmallDesk) -> None:
    names = {HealthMark(health).accessibleName() for health in desk.look_around.room_health().values()}
    assert names == {"In ordine", "Da verificare", "Guasto", "Non controllato"}


def test_crash_report_can_be_copied_and_tells_versions(italian: QApplication) -> None:
    dialog = CrashDialog(ValueError("<b>boom</b>"))
    dialog.copy()
    copied = QApplication.clipboard().text()
    assert "ValueError: <b>boom</b>" in copied
    assert copied.startswith("RoomDesk ")
    assert all(isinstance(label, PlainLabel) for label in dialog.findChildren(QLabel))
