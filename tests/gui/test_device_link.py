"""A device's link opens the window on that device; whatever else stands there is a command."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk import __main__ as front_doors
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.gui import app as application
from roomdesk.gui.equipment.page import EquipmentPage
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.conftest import facts


@pytest.mark.parametrize(
    ("arguments", "link"),
    [
        (["roomdesk:device/PJ-1"], "roomdesk:device/PJ-1"),
        (["--lang", "it", "roomdesk:device/PJ-1"], "roomdesk:device/PJ-1"),
        ([], ""),
    ],
)
def test_a_link_opens_the_window(arguments: list[str], link: str) -> None:
    wishes = front_doors._window_wishes(arguments)
    assert wishes is not None
    assert wishes.link == link


@pytest.mark.parametrize("arguments", [["--db", "a.db", "--as", "anna@x.it"], ["--as=anna@x.it", "--db=a.db"]])
def test_the_window_opens_on_what_is_told(arguments: list[str]) -> None:
    wishes = front_doors._window_wishes(arguments)
    assert wishes is not None
    assert (wishes.db, wishes.who, wishes.lang) == ("a.db", "anna@x.it", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bookings"],
        ["https://x"],
        ["roomdesk:device/A", "roomdesk:device/B"],
        ["--db"],
        ["--db", "--lang", "it"],
        ["--lang", "fr"],
        ["--db", "a.db", "rooms"],
        ["--unknown"],
    ],
)
def test_what_is_no_link_is_a_command(arguments: list[str]) -> None:
    assert front_doors._window_wishes(arguments) is None


def test_the_device_of_a_link_is_shown_first(italian: QApplication, town: Desk, qtbot: QtBot) -> None:
    code = DeviceCode("PJ-1")
    device = Device(code, RoomCode("GIUNTA"), "Proiettore", DeviceKind.PROJECTOR, "pjlink", "127.0.0.1")
    town.look_around.store.furnish(Furnishing(devices=(device,)))
    opened = application.open_window(town, replace(facts(), link="roomdesk:device/pj-1"))
    qtbot.waitUntil(lambda: [one.table.device() for one in opened.window.findChildren(EquipmentPage)] == [code])
    assert opened.window.windowTitle().startswith("Impianti")
    opened.close()
    opened.window.deleteLater()
