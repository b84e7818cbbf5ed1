"""The places screen on a real desk: forms with faults beside the field, closures, tables in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure
from roomdesk.gui.background import Background
from roomdesk.gui.places.form import Ticked
from roomdesk.gui.places.model import Chosen
from roomdesk.gui.places.page import PlacesPage
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, FixedClock, at
from tests.gui.test_access import nameless

GIUNTA, PALAZZO = RoomCode("GIUNTA"), SiteCode("PALAZZO")
ROOM = Chosen("rooms", "GIUNTA")
PROJECTOR = Device(
    DeviceCode("PRJ"), GIUNTA, "Proiettore", DeviceKind.PROJECTOR, "pjlink", "192.0.2.7", options={"password": "@prj"}
)


def screen(desk: Desk, background: Background, qtbot: QtBot) -> PlacesPage:
    pulse = Pulse()
    made = PlacesPage(desk, FixedClock(), background, pulse)
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.refresh()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.chosen is not None)
    return made


@pytest.fixture
def page(italian: QApplication, town: Desk, beside: Desk, background: Background, qtbot: QtBot) -> PlacesPage:
    town.look_around.store.furnish(Furnishing(devices=(PROJECTOR,)))
    return screen(beside, background, qtbot)


def choose(page: PlacesPage, chosen: Chosen) -> None:
    page.tree.setCurrentIndex(page.rows.index_of(chosen))
    assert page.chosen == chosen


def retype(page: PlacesPage, name: str, text: str) -> None:
    edit = page.form.edits[name]
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text) if text else QTest.keyClick(edit, Qt.Key.Key_Delete)


def shown(page: PlacesPage, name: str) -> str:
    edit = page.form.edits[name]
    return (
        str(edit.currentData()) if isinstance(edit, QComboBox) else edit.text() if isinstance(edit, QLineEdit) else ""
    )


def settled(page: PlacesPage, qtbot: QtBot) -> None:
    """Wait until all that was asked before has been answered: the lane has one worker."""
    answered: list[int] = []
    page._background.ask(page, lambda: 1, answered.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(answered))


def said(page: PlacesPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def drawn(page: PlacesPage) -> str:
    """Draw the tree as text."""

    def lines(item: object, depth: int) -> list[str]:
        rows = []
        for row in range(item.rowCount()):  # type: ignore[attr-defined]
            child = item.child(row)  # type: ignore[attr-defined]
            rows += ["  " * depth + child.text(), *lines(child, depth + 1)]
        return rows

    return "\n".join(lines(page.rows.invisibleRootItem(), 0))


def test_the_tree_shows_sites_rooms_devices_and_people(page: PlacesPage) -> None:
    QAbstractItemModelTester(page.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert drawn(page) == "Nord\n  Sala docenti\nPalazzo\n  Sala Giunta\n    Proiettore\n  Saletta B\nPersone"


def test_only_the_sites_that_are_ticked(page: PlacesPage, qtbot: QtBot) -> None:
    page.show_sites({PALAZZO})
    qtbot.waitUntil(lambda: drawn(page) == "Palazzo\n  Sala Giunta\n    Proiettore\n  Saletta B\nPersone")


def test_a_room_is_changed_by_keyboard_and_saved(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    assert not page.save.isEnabled()
    retype(page, "capacity", "18")
    box = page.form.edits["step_free"]
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    ticks = page.form.edits["features"]
    assert isinstance(ticks, Ticked)
    ticks.boxes["camera"].click()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Salvato: Sala Giunta" in said(page))
    room = town.look_around.room("GIUNTA")
    assert (room.capacity, room.step_free, room.features) == (18, True, ("camera",))
    qtbot.waitUntil(lambda: not page.save.isEnabled() and page.chosen == ROOM)


def test_what_cannot_be_is_said_beside_its_field_and_not_saved(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    retype(page, "capacity", "tanti")
    qtbot.waitUntil(lambda: "Questo numero non va bene." in said(page))
    assert page.form.edits["capacity"].property("faulty")
    page.save.click()
    qtbot.waitUntil(lambda: page.form.edits["capacity"].hasFocus() and page.save.isEnabled())
    assert town.look_around.room("GIUNTA").capacity == 14
    page.undo.click()
    assert shown(page, "capacity") == "14"
    assert "numero non va" not in said(page)


def test_what_was_typed_waits_while_something_else_is_looked_at(page: PlacesPage) -> None:
    choose(page, ROOM)
    retype(page, "name", "Sala grande")
    choose(page, Chosen("sites", "NORD"))
    assert not page.save.isEnabled()
    choose(page, ROOM)
    assert shown(page, "name") == "Sala grande"
    assert page.save.isEnabled()


def test_a_new_room_stands_in_the_site_that_was_chosen(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, Chosen("sites", "NORD"))
    page.make("rooms")
    assert shown(page, "site") == "NORD"
    retype(page, "code", "giunta")
    retype(page, "name", "Aula 1")
    retype(page, "capacity", "20")
    page.save.click()
    qtbot.waitUntil(lambda: bool(page.form.edits["code"].property("faulty")))
    retype(page, "code", "AULA-1")
    page.save.click()
    qtbot.waitUntil(lambda: page.chosen == Chosen("rooms", "AULA-1") and "Aula 1" in drawn(page))
    assert town.look_around.room("AULA-1").site == "NORD"
    assert town.look_around.room("GIUNTA").name == "Sala Giunta"


def test_a_device_has_the_settings_of_its_protocol(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, Chosen("equipment", "PRJ"))
    assert shown(page, "options.password") == "@prj"
    retype(page, "options.password", "aperta")
    qtbot.waitUntil(lambda: "Questa opzione" in said(page))
    retype(page, "options.password", "@altra")
    retype(page, "options.lamp_hours", "3000")
    page.save.click()
    qtbot.waitUntil(lambda: "Salvato: Proiettore" in said(page))
    (device,) = town.look_around.store.devices()
    assert dict(device.options) == {"password": "@altra", "lamp_hours": "3000"}
    driver = page.form.edits["driver"]
    assert isinstance(driver, QComboBox)
    driver.setFocus()
    QTest.keyClick(driver, Qt.Key.Key_Home)
    assert "options.password" not in page.form.edits
    assert page.form.edits["driver"].hasFocus()


def test_others_may_write_meanwhile(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    retype(page, "name", "Sala gr")
    field = page.form.edits["name"]
    page.refresh()
    settled(page, qtbot)
    assert page.form.edits["name"] is field
    town.edit_places("rooms", {**town.edit_places.cells(town.look_around.room("GIUNTA")), "capacity": "99"})
    page.refresh()
    qtbot.waitUntil(lambda: shown(page, "capacity") == "99")
    assert page.form.edits["name"].hasFocus()
    assert shown(page, "name") == "Sala gr"
    QTest.keyClicks(page.form.edits["name"], "ande")
    page.save.click()
    qtbot.waitUntil(lambda: "Salvato: Sala grande" in said(page))
    room = town.look_around.room("GIUNTA")
    assert (room.name, room.capacity) == ("Sala grande", 99)


def test_f6_goes_from_the_tree_to_the_form_and_back(page: PlacesPage) -> None:
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_F6)
    assert page.tabs.tabBar().hasFocus()
    QTest.keyClick(page.tabs.tabBar(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.tree.hasFocus()


def test_a_closure_shows_what_it_touches_is_made_and_taken_back(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    town.book_room(Draft(BookingId("b"), "Giunta comunale", (GIUNTA,), at("9:00-10:00")))
    choose(page, ROOM)
    page.tabs.setCurrentIndex(1)
    panel = page.closures
    for edit in panel.days:
        edit.setDate(QDate(DAY.year, DAY.month, DAY.day))
    qtbot.waitUntil(lambda: "Coinvolge 1 prenotazione" in panel.touched.text())
    assert "Giunta comunale" in panel.touched.text()
    assert not panel.close_it.isEnabled()
    QTest.keyClicks(panel.reason, "Lavori")
    qtbot.waitUntil(panel.close_it.isEnabled)
    panel.times[1].setTime(QTime(7, 0))
    assert panel.said.text()
    assert not panel.close_it.isEnabled()
    panel.times[1].setTime(QTime(20, 0))
    qtbot.waitUntil(panel.close_it.isEnabled)
    panel.close_it.click()
    made = Closure(PALAZZO, GIUNTA, at("8:00-20:00"), "Lavori")
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert town.edit_places.look().closures == (made,)
    assert town.show_booking(BookingId("b")).booking.status.blocks
    panel.list.setCurrentRow(0)
    panel.open_again.click()
    qtbot.waitUntil(lambda: panel.list.count() == 0)
    assert town.edit_places.look().closures == ()


def test_a_closure_seats_meetings_elsewhere_and_is_undone_as_one(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    town.book_room(Draft(BookingId("b"), "Giunta comunale", (GIUNTA,), at("9:00-10:00")))
    choose(page, ROOM)
    page.tabs.setCurrentIndex(1)
    panel = page.closures
    for edit in panel.days:
        edit.setDate(QDate(DAY.year, DAY.month, DAY.day))
    QTest.keyClicks(panel.reason, "Lavori")
    qtbot.waitUntil(panel.close_it.isEnabled)
    assert "Giunta comunale → al suo posto Saletta B" in panel.touched.text()
    assert panel.seat.isChecked()
    panel.close_it.click()
    qtbot.waitUntil(lambda: "1 riunione in un’altra sala" in said(page))
    assert town.show_booking(BookingId("b")).booking.rooms == ("SALA-B",)
    undo = next(one for one in page.notice.findChildren(QPushButton) if one.text() == "Annulla")
    undo.click()
    qtbot.waitUntil(lambda: town.show_booking(BookingId("b")).booking.rooms == (GIUNTA,))
    assert town.edit_places.look().closures == ()


def test_who_is_no_administrator_only_looks(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    staff = Person(Email("anna.bianchi@comune.example"), "Anna Bianchi", Role.STAFF)
    boss = Person(Email("capo@comune.example"), "Dino Rossi", Role.ADMINISTRATOR)
    town.look_around.store.furnish(Furnishing(people=(staff, boss)))
    page = screen(town, background, qtbot)
    choose(page, ROOM)
    assert "Solo gli amministratori" in said(page)
    assert not any(one.isEnabled() for one in (page.save, page.bar.make, page.bar.import_, page.form.edits["name"]))
    assert page.bar.export.isEnabled()


def test_a_name_with_marks_stays_text(page: PlacesPage, qtbot: QtBot) -> None:
    choose(page, ROOM)
    retype(page, "name", "<b>=1+1</b>")
    page.save.click()
    qtbot.waitUntil(lambda: "<b>=1+1</b>" in drawn(page))
    qtbot.waitUntil(lambda: "Salvato: <b>=1+1</b>" in said(page))


def test_the_import_dialog_and_every_form_can_be_named(page: PlacesPage, qtbot: QtBot, tmp_path: Path) -> None:
    for chosen in (ROOM, Chosen("sites", "NORD"), Chosen("equipment", "PRJ")):
        choose(page, chosen)
        assert nameless(page) == []
    choose(page, ROOM)
    page.tabs.setCurrentIndex(1)
    assert nameless(page) == []
    file = tmp_path / "sedi.csv"
    file.write_text("code,name\nSUD,Sud\n", "utf-8")
    page.files.preview([file])
    dialog = page.files.dialog
    assert dialog
    qtbot.waitUntil(dialog.write.isEnabled)
    assert nameless(dialog) == []
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_photo_is_made_small_kept_shown_and_taken_away(
    page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "sala.png"
    image = QImage(3000, 1500, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(file))
    choose(page, ROOM)
    page.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.photo.picture.text() == "Sala Giunta non ha ancora una foto.")
    assert not page.photo.remove.isEnabled()
    page.photo.read_file(file)
    qtbot.waitUntil(page.photo.remove.isEnabled)
    kept = QImage.fromData(town.edit_places.photo(GIUNTA) or b"")
    assert (kept.width(), kept.height()) == (1280, 640)
    assert not page.photo.picture.pixmap().isNull()
    assert page.photo.picture.accessibleName() == "Foto di Sala Giunta"
    assert not nameless(page)
    page.photo.remove.click()
    qtbot.waitUntil(lambda: not page.photo.remove.isEnabled() and page.photo.picture.pixmap().isNull())
    assert town.edit_places.photo(GIUNTA) is None


def test_what_is_no_photo_is_refused_in_words(page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sala.jpg"
    file.write_bytes(b"<svg onload='x'/>")
    choose(page, ROOM)
    page.photo.read_file(file)
    qtbot.waitUntil(lambda: "non è una foto" in said(page))
    assert town.edit_places.photo(GIUNTA) is None


def test_a_retired_room_is_marked_in_the_tree(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    box = page.form.edits["retired"]
    assert isinstance(box, QCheckBox)
    box.click()
    page.save.click()
    qtbot.waitUntil(lambda: "Sala Giunta (dismessa)" in drawn(page))
    assert town.look_around.room("GIUNTA").retired


def test_an_empty_house_says_what_to_do_first(
    italian: QApplication, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    boss = Email("capo@comune.example")
    desk = bootstrap.open_desk(str(tmp_path / "vuoto.db"), boss, clock=FixedClock())
    desk.look_around.store.furnish(Furnishing(people=(Person(boss, "Dino Rossi", Role.ADMINISTRATOR),)))
    pulse = Pulse()
    page = PlacesPage(desk, FixedClock(), background, pulse)
    pulse.setParent(page)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: "Non ci sono ancora sedi" in said(page))
    assert "La prima si aggiunge con «Nuovo»" in said(page)
    assert page.tabs.isHidden()
    page.make("sites")
    assert not page.tabs.isHidden()
    assert "La prima si aggiunge" not in said(page)
    desk.keep_store.close()
