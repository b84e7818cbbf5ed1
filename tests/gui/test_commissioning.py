"""A room is handed over in the window: checked over real sockets, photographed, labelled, signed, printed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.commissioning import Step
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.gui.background import Background
from roomdesk.gui.commissioning.dialog import CommissioningDialog
from roomdesk.gui.equipment.page import EquipmentPage
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import FixedClock

GIUNTA = RoomCode("GIUNTA")


@pytest.fixture
def dialog(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot, tmp_path: Path
) -> Iterator[CommissioningDialog]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        devices = (
            Device(DeviceCode("SCHERMO"), GIUNTA, "Schermo & casse", DeviceKind.DISPLAY, "tcp", "127.0.0.1",
                   server.getsockname()[1]),
            Device(DeviceCode("CAM"), GIUNTA, "Telecamera", DeviceKind.CAMERA, "tcp", "127.0.0.1", 1),
        )  # fmt: skip
        town.look_around.store.furnish(Furnishing(devices=devices))
        desk = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example", clock=FixedClock())
        pulse = Pulse()
        page = EquipmentPage(desk, FixedClock(), background, pulse)
        pulse.setParent(page)
        qtbot.addWidget(page)
        page.refresh()
        page.show()
        qtbot.waitUntil(lambda: page.fleet is not None)
        page.hand_over()
        qtbot.waitUntil(lambda: page.commissioning is not None)
        assert page.commissioning
        page.commissioning.rooms.setCurrentIndex(page.commissioning.rooms.findData(GIUNTA))
        qtbot.waitUntil(lambda: is_shown(page.commissioning))
        yield page.commissioning
        background.close()
        desk.keep_store.close()


def is_shown(dialog: CommissioningDialog | None) -> bool:
    return bool(dialog and dialog.found and dialog.found.room.code == GIUNTA)


def is_done(dialog: CommissioningDialog, step: Step) -> bool:
    return bool(dialog.found and dialog.found.steps[step])


def press(dialog: CommissioningDialog, text: str) -> None:
    (one,) = [each for each in dialog.findChildren(QPushButton) if each.text() == text and each.isVisibleTo(dialog)]
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def remark(dialog: CommissioningDialog, code: str) -> QLineEdit:
    (field,) = [one for one in dialog.steps.findChildren(QLineEdit, f"remark-{code}") if one.isVisibleTo(dialog)]
    return field


def remarks(dialog: CommissioningDialog) -> list[str]:
    return [one.objectName() for one in dialog.steps.findChildren(QLineEdit) if one.isVisibleTo(dialog)]


def test_a_room_is_handed_over(dialog: CommissioningDialog, qtbot: QtBot, tmp_path: Path) -> None:
    assert not dialog.signature.sign.isEnabled()
    press(dialog, "Controlla tutti ora")
    qtbot.waitUntil(lambda: bool(dialog.found and len(dialog.found.findings) == 2) and not dialog.outcome.text())
    # The one that answers needs no reason, the other does.
    qtbot.waitUntil(lambda: remarks(dialog) == ["remark-CAM"])
    field = remark(dialog, "CAM")
    QTest.keyClicks(field, "arriva presto")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_done(dialog, Step.CHECKS))
    for code in ("SCHERMO", "CAM"):
        qtbot.waitUntil(lambda: bool(dialog.steps.findChild(QCheckBox, "label-CAM").isVisibleTo(dialog)))
        (box,) = [one for one in dialog.steps.findChildren(QCheckBox, f"label-{code}") if one.isVisibleTo(dialog)]
        box.click()
        qtbot.waitUntil(lambda code=code: bool(dialog.found and code in dialog.found.sheet.labelled))
    assert is_done(dialog, Step.LABELS)
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    assert picture.save(str(tmp_path / "sala.png"))
    dialog.keep_photo(tmp_path / "sala.png")
    qtbot.waitUntil(lambda: is_done(dialog, Step.PHOTO))
    QTest.keyClicks(dialog.signature.installer, "Rossi srl")
    QTest.keyClicks(dialog.signature.accepted_by, "Anna Bianchi")
    qtbot.waitUntil(dialog.signature.sign.isEnabled)
    press(dialog, "Firma")
    qtbot.waitUntil(lambda: is_done(dialog, Step.SIGNATURE))
    assert dialog.signature.installer.isReadOnly()
    desk = dialog._tools.desk
    dialog.pdf.save(
        tmp_path / "verbale.pdf",
        lambda: desk.commission_room.page(GIUNTA, "it", lambda one: one.cause),
        lambda page: page.html.encode(),
    )
    qtbot.waitUntil(lambda: "verbale.pdf" in dialog.outcome.text())
    report = (tmp_path / "verbale.pdf").read_text("utf-8")
    for text in ("Firmato", "Schermo &amp; casse", "arriva presto", "Rossi srl"):
        assert text in report


def test_what_is_typed_is_not_lost_while_the_list_is_made_anew(dialog: CommissioningDialog, qtbot: QtBot) -> None:
    field = remark(dialog, "CAM")
    field.setFocus()
    QTest.keyClicks(field, "vent")
    dialog.look()
    qtbot.waitUntil(lambda: "remark-CAM" in remarks(dialog) and remark(dialog, "CAM") is not field)
    again = remark(dialog, "CAM")
    assert (again.text(), again.hasFocus() or not dialog.isActiveWindow()) == ("vent", True)


def test_it_is_gone_on_with_later(dialog: CommissioningDialog, qtbot: QtBot) -> None:
    dialog.note(note="Chiavi in portineria")
    qtbot.waitUntil(lambda: dialog.signature.notes.toPlainText() == "Chiavi in portineria")
    page = dialog.parent()
    assert isinstance(page, EquipmentPage)
    dialog.accept()
    page.commissioning = None
    page.hand_over()
    qtbot.waitUntil(lambda: page.commissioning is not None)
    assert page.commissioning
    assert page.commissioning.rooms.itemText(0).endswith("(cominciato)")
    qtbot.waitUntil(lambda: page.commissioning is not None and page.commissioning.found is not None)
