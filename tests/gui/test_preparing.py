"""Rooms prepared by hand in the window: steps over real sockets, their outcome, what is left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import BookingId, DeviceCode, RoomCode
from roomdesk.domain.preparation import Phase
from roomdesk.gui.background import Background
from roomdesk.gui.preparing import steps
from roomdesk.gui.preparing.dialog import PreparingDialog
from roomdesk.gui.preparing.opener import Preparing
from roomdesk.ports.controller import Step
from roomdesk.ports.driver import Action, Order
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving
from tests.gui.small_desk import FixedClock, at

GIUNTA, SALA_B = RoomCode("GIUNTA"), RoomCode("SALA-B")


@dataclass
class Stage:
    desk: Desk
    screen: QWidget
    projector: Projector
    preparing: Preparing


@pytest.fixture
def stage(italian: QApplication, town: Desk, background: Background, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    projector = Projector(power="0", input="11")
    with serving([projector]) as (port,):
        device = Device(
            DeviceCode("PJ"),
            GIUNTA,
            "Proiettore <b>",
            DeviceKind.PROJECTOR,
            "pjlink",
            "127.0.0.1",
            port,
            {"input": "31"},
        )
        town.look_around.store.furnish(Furnishing(devices=(device,)))
        desk = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example", clock=FixedClock())
        screen = QWidget()
        qtbot.addWidget(screen)
        screen.show()
        yield Stage(desk, screen, projector, Preparing(desk, background, screen))
        background.close()
        desk.keep_store.close()


def rows(dialog: PreparingDialog) -> list[str]:
    return [dialog.steps.item(number).text() for number in range(dialog.steps.count())]


def opened(stage: Stage, qtbot: QtBot) -> PreparingDialog:
    dialog = stage.preparing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._plan is not None)
    return dialog


def test_a_room_is_prepared_step_by_step(stage: Stage, qtbot: QtBot) -> None:
    stage.preparing.room(GIUNTA, "Sala Giunta", Phase.BEFORE)
    dialog = opened(stage, qtbot)
    assert rows(dialog) == ["Proiettore <b>: accensione\nda fare", "Proiettore <b>: ingresso 31\nda fare"]
    assert stage.projector.power == "0"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.outcome.text() == "Tutto fatto.")
    assert rows(dialog) == ["Proiettore <b>: accensione\nfatto", "Proiettore <b>: ingresso 31\nfatto"]
    assert (stage.projector.power, stage.projector.input) == ("1", "31")
    assert not dialog.start.isVisible()


def test_a_step_that_fails_is_said_and_tried_again(stage: Stage, qtbot: QtBot) -> None:
    store = stage.desk.look_around.store
    (device,) = store.devices()
    store.furnish(
        Furnishing(devices=(Device(device.code, GIUNTA, "Proiettore", device.kind, "pjlink", "127.0.0.1", 1),))
    )
    stage.preparing.room(GIUNTA, "Sala Giunta", Phase.BEFORE)
    dialog = opened(stage, qtbot)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.outcome.text() == "Nessun passo è riuscito.")
    assert rows(dialog) == ["Proiettore: accensione\nRifiuta la connessione: 127.0.0.1:1"]
    assert dialog.start.text() == "Riprova"


def test_a_room_is_left_as_it_is_while_a_meeting_runs(stage: Stage, qtbot: QtBot) -> None:
    (booked,) = stage.desk.book_room(Draft(BookingId("b"), "Bilancio", (GIUNTA, SALA_B), at("9:45-12:00"))).bookings
    stage.preparing.room(GIUNTA, "Sala Giunta", Phase.AFTER)
    dialog = opened(stage, qtbot)
    assert dialog._left.text() == "Sala Giunta resta com’è: serve a Bilancio alle 09:45."
    assert not dialog.start.isVisible()
    dialog.reject()
    stage.preparing.meeting(booked)
    dialog = opened(stage, qtbot)
    assert dialog.windowTitle() == "Sale di Bilancio"
    assert len(rows(dialog)) == 2


def test_findings_are_laid_over_a_devices_steps_in_their_order() -> None:
    one = Device(DeviceCode("A"), GIUNTA, "A", DeviceKind.DISPLAY, "pjlink")
    other = Device(DeviceCode("B"), GIUNTA, "B", DeviceKind.DISPLAY, "pjlink")
    planned = [
        steps.StepRow(Step(device, Order(action)))
        for device, action in ((one, Action.POWER_ON), (other, Action.POWER_ON), (one, Action.INPUT))
    ]
    bad = Finding(one.code, Health.FAILED, "refused", "", FixedClock().now())
    good = Finding(one.code, Health.OK, "done", "", FixedClock().now())
    went = steps.went(planned, [bad, good])
    assert [row.finding for row in went] == [bad, None, good]
    assert steps.failed(went) == 1
