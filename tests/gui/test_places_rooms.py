"""A room in the places screen: what its devices are set to for each layout, the sign for its door."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.places import Layout
from roomdesk.gui.background import Background
from roomdesk.gui.places.page import PlacesPage
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import FixedClock
from tests.gui.test_places import GIUNTA, PROJECTOR, ROOM, choose, retype, screen, settled, shown


def test_a_closure_has_a_sign_for_the_door(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    page = screen(town, background, qtbot)
    choose(page, ROOM)
    page.tabs.setCurrentIndex(1)
    panel = page.closures
    assert not panel.print_sign.isEnabled()
    assert not panel.print_new.isEnabled()
    QTest.keyClicks(panel.reason, "Imbiancatura")
    qtbot.waitUntil(panel.print_new.isEnabled)
    QTest.mouseClick(panel.print_new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.closing.preview is not None)
    first = page.closing.preview
    assert first is not None
    assert "Sala Giunta" in first.windowTitle()
    first.close()
    QTest.mouseClick(panel.close_it, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    panel.list.setCurrentRow(0)
    QTest.mouseClick(panel.print_sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.closing.preview is not first)
    second = page.closing.preview
    assert second is not None
    second.close()


def test_what_devices_are_set_to_is_typed_for_each_layout(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    store = town.look_around.store
    room = replace(store.rooms()[GIUNTA], layouts=(Layout("A ferro di cavallo"),))
    store.furnish(Furnishing(rooms=(room,), devices=(PROJECTOR,)))
    page = screen(town, background, qtbot)
    choose(page, ROOM)
    panel = page.preparation
    as_a_rule, for_layout = panel.edits.values()
    assert for_layout.accessibleName() == "Proiettore: ingresso, A ferro di cavallo"
    QTest.keyClicks(as_a_rule, "31")
    QTest.keyClicks(for_layout, "32")
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "sono salvate" in page.notice._text.text())
    (device,) = store.devices([GIUNTA])
    assert device.options == {"password": "@prj", "input": "31", "input.a ferro di cavallo": "32"}
    qtbot.waitUntil(lambda: panel.typed() == {})
    next(iter(panel.edits.values())).clear()
    assert panel.typed() == {DeviceCode("PRJ"): {"input": ""}}
    QTest.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    assert panel.typed() == {}
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: store.devices([GIUNTA])[0].options == {"password": "@prj"})
    qtbot.waitUntil(lambda: [one.text() for one in panel.edits.values()] == ["", ""])
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: store.devices([GIUNTA])[0].options == device.options)


def test_a_room_that_somebody_took_away_while_it_is_edited_is_told(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    page = screen(town, background, qtbot)
    choose(page, ROOM)
    retype(page, "capacity", "18")
    settled(page, qtbot)
    town.edit_places.remove(town.edit_places.found({"rooms": ["GIUNTA"]}))
    page.refresh()
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.text == "«GIUNTA» non c’è più: qualcuno l’ha tolto mentre lo modificavi."


def test_a_room_is_saved_before_the_screen_knows_that_somebody_took_it_away(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    page = screen(town, background, qtbot)
    choose(page, ROOM)
    retype(page, "capacity", "18")
    settled(page, qtbot)
    town.edit_places.remove(town.edit_places.found({"rooms": ["GIUNTA"]}))
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.notice.isVisible)
    assert "GIUNTA" in page.notice.text


def test_a_new_room_without_a_name_is_told_beside_the_field(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    page = screen(town, background, qtbot)
    page.make("rooms")
    retype(page, "code", "NUOVA")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "name" in page._typed_in)
    assert page.form.edits["name"].accessibleDescription()


def test_a_new_room_that_is_half_typed_is_there_in_a_page_made_anew(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    page = screen(town, background, qtbot)
    page.make("rooms")
    retype(page, "code", "NUOVA")
    pulse = Pulse()
    again = PlacesPage(town, FixedClock(), background, pulse)
    pulse.setParent(again)
    qtbot.addWidget(again)
    again.show()
    again.keep(page.kept())
    assert not again.save.isEnabled(), "nothing can be saved before it is shown"
    QTest.keyClick(again, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "code" in again.form.edits and shown(again, "code") == "NUOVA")
    QTest.keyClick(again, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "name" in again._typed_in)
