"""The equipment screen on a real desk: rounds over real sockets, faults tended, a meeting seated elsewhere."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.cli.findings import CAUSES
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import BookingId, DeviceCode, RoomCode
from roomdesk.gui.background import Background
from roomdesk.gui.common.pdf_file import PdfFile
from roomdesk.gui.equipment.findings import causes
from roomdesk.gui.equipment.line_chart import LineChart
from roomdesk.gui.equipment.maintenance import MaintenanceDialog
from roomdesk.gui.equipment.page import EquipmentPage
from roomdesk.gui.equipment.rows import Which
from roomdesk.gui.equipment.strip import bars
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.store import Furnishing
from roomdesk.ports.writer import Paper
from roomdesk.services.desk import Desk
from tests.gui.small_desk import FixedClock, at

GIUNTA, SALA_B = RoomCode("GIUNTA"), RoomCode("SALA-B")
GOOD, BAD = DeviceCode("SCHERMO"), DeviceCode("PROIETTORE")


@dataclass
class Wires:
    """Two addresses on this computer: at one somebody listens, at the other nobody any more."""

    listening: int
    gone: int
    held: ExitStack


@pytest.fixture
def wires() -> Iterator[Wires]:
    with ExitStack() as held:
        server = held.enter_context(socket.create_server(("127.0.0.1", 0)))
        with socket.create_server(("127.0.0.1", 0)) as once:
            gone = once.getsockname()[1]
        yield Wires(server.getsockname()[1], gone, held)


@pytest.fixture
def page(
    italian: QApplication, town: Desk, wires: Wires, background: Background, qtbot: QtBot, tmp_path: Path
) -> Iterator[EquipmentPage]:
    store = town.look_around.store
    devices = (
        Device(GOOD, GIUNTA, "Schermo <img src=x>", DeviceKind.DISPLAY, "tcp", "127.0.0.1", wires.listening),
        Device(BAD, GIUNTA, "Proiettore", DeviceKind.PROJECTOR, "tcp", "127.0.0.1", wires.gone),
    )
    store.furnish(Furnishing(devices=devices))
    desk = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example", clock=FixedClock())
    pulse = Pulse()
    made = EquipmentPage(desk, FixedClock(), background, pulse)
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.refresh()
    made.show()
    qtbot.waitUntil(lambda: len(made.table.devices.rows) == 2)
    yield made
    background.close()
    desk.keep_store.close()


def table(page: EquipmentPage) -> list[str]:
    """Draw the table in text: state, device, finding."""
    model = page.table.devices
    return [" | ".join(str(model.index(row, column).data()) for column in (0, 3, 5)) for row in range(model.rowCount())]


def said(page: EquipmentPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def press(page: EquipmentPage, text: str) -> None:
    found = [one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(page)]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def rounds(page: EquipmentPage, qtbot: QtBot, count: int = 1) -> None:
    for _ in range(count):
        with qtbot.waitSignal(page.runner.ended):
            press(page, "Controlla tutto")
        qtbot.waitUntil(lambda: "controllati" in said(page))
        page.notice.hide()


def broken(page: EquipmentPage, qtbot: QtBot) -> None:
    rounds(page, qtbot, 2)
    qtbot.waitUntil(lambda: table(page)[0].startswith("Guasto aperto"))
    page.table.pick(BAD)
    qtbot.waitUntil(lambda: "Aperto da" in said(page))


def test_devices_are_drawn_as_they_were_found(page: EquipmentPage, wires: Wires, qtbot: QtBot) -> None:
    QAbstractItemModelTester(page.table.devices, page)
    assert table(page) == [
        "Non controllato | Proiettore | Mai controllato",
        "Non controllato | Schermo <img src=x> | Mai controllato",
    ]
    rounds(page, qtbot)
    assert table(page) == [
        f"Guasto | Proiettore | Rifiuta la connessione: 127.0.0.1:{wires.gone}",
        "In ordine | Schermo <img src=x> | Accetta connessioni",
    ]
    assert [page.summary._numbers[one].text() for one in Health] == ["1", "0", "1", "0"]


def test_the_second_failed_round_opens_a_fault_and_it_is_tended(page: EquipmentPage, town: Desk, qtbot: QtBot) -> None:
    broken(page, qtbot)
    assert "2 controlli falliti di fila" in said(page)
    press(page, "Prendi in carico")
    qtbot.waitUntil(lambda: "Preso in carico da anna" in said(page))
    press(page, "Assegna…")
    assert page.tending.dialog
    page.tending.dialog.findChildren(QLineEdit)[0].setText("Ditta Rossi & figli")
    page.tending.dialog.accept()
    qtbot.waitUntil(lambda: "Se ne occupa Ditta Rossi & figli" in said(page))
    press(page, "Chiudi il guasto")
    qtbot.waitUntil(lambda: town.tend_faults.standing() == {})
    qtbot.waitUntil(lambda: table(page)[0].startswith("Guasto |"))


def test_a_meeting_at_risk_is_seated_elsewhere_and_back(page: EquipmentPage, town: Desk, qtbot: QtBot) -> None:
    meeting = Draft(BookingId("riunione"), "Bilancio", (GIUNTA,), at("15:00-16:00"))
    town.book_room(meeting)
    broken(page, qtbot)
    assert "Bilancio" in said(page)
    press(page, "Proponi un’altra sala")
    qtbot.waitUntil(lambda: "«Bilancio»" in said(page))
    press(page, "Saletta B")
    qtbot.waitUntil(lambda: town.show_booking(BookingId("riunione")).booking.rooms == (SALA_B,))
    qtbot.waitUntil(lambda: "Nessuna in questa sala." in said(page))
    page.tending.history.undo()
    qtbot.waitUntil(lambda: town.show_booking(BookingId("riunione")).booking.rooms == (GIUNTA,))


def test_where_no_room_is_like_it_that_is_said(page: EquipmentPage, town: Desk, qtbot: QtBot) -> None:
    town.book_room(Draft(BookingId("riunione"), "Bilancio", (GIUNTA,), at("15:00-16:00")))
    town.book_room(Draft(BookingId("altra"), "Altra", (SALA_B,), at("15:00-16:00")))
    broken(page, qtbot)
    press(page, "Proponi un’altra sala")
    qtbot.waitUntil(lambda: "nessun’altra sala della sede" in said(page))


def test_what_is_looked_for_is_shown(page: EquipmentPage, qtbot: QtBot) -> None:
    rounds(page, qtbot)
    page.tools.show_which(Which.ILL)
    assert [line.split(" | ")[1] for line in table(page)] == ["Proiettore"]
    page.tools.show_which(Which.LINES)
    assert table(page) == []
    page.tools.show_which(Which.ALL)
    page.tools.search.setText("giunta schermo")
    assert [line.split(" | ")[1] for line in table(page)] == ["Schermo <img src=x>"]
    page.show_device(BAD)
    picked = page.picked()
    assert picked
    assert picked.device.code == BAD


def test_a_round_is_stopped_and_what_was_found_is_kept(
    page: EquipmentPage, town: Desk, wires: Wires, qtbot: QtBot
) -> None:
    silent = wires.held.enter_context(socket.create_server(("127.0.0.1", 0)))
    port = silent.getsockname()[1]
    devices = [
        Device(DeviceCode(f"MUTO-{number}"), SALA_B, f"Muto {number}", DeviceKind.DISPLAY, "pjlink", "127.0.0.1", port)
        for number in range(2)
    ]
    town.look_around.store.furnish(Furnishing(devices=tuple(devices)))
    page.check_all()
    qtbot.waitUntil(lambda: page.runner.done >= 2)
    page.runner.stop()
    with qtbot.waitSignal(page.runner.ended) as ended:
        pass
    assert ended.args == [False]
    qtbot.waitUntil(lambda: "Interrotto" in said(page))
    known = {one.device.code for one in town.look_around.devices() if one.finding}
    assert {GOOD, BAD} <= known
    assert len(known) < 4


def test_it_is_done_by_keyboard_alone(page: EquipmentPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    chosen = page.picked()
    assert chosen
    with qtbot.waitSignal(page.runner.ended):
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 apparato controllato" in said(page))
    checked = [row.device.code for row in page.table.devices.rows if row.finding]
    assert checked == [chosen.device.code]


def test_the_strip_shows_the_worst_of_each_quarter_of_a_day() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    ages = ((Health.OK, 1), (Health.FAILED, 2), (Health.OK, 7), (Health.DEGRADED, 167), (Health.OK, 169))
    findings = [Finding(GOOD, health, "", "", now - timedelta(hours=hours)) for health, hours in ages]
    drawn = bars(findings, now)
    assert len(drawn) == 28
    assert (drawn[-1], drawn[-2], drawn[-3], drawn[0]) == (Health.FAILED, Health.OK, None, Health.DEGRADED)


def test_the_window_has_words_for_whatever_the_terminal_has_words_for(italian: QApplication) -> None:
    assert causes() == {cause: words.replace("'", "’") for cause, (words, _) in CAUSES.items()}


def test_a_device_is_put_into_maintenance_and_back(page: EquipmentPage, qtbot: QtBot) -> None:
    broken(page, qtbot)
    press(page, "Metti in manutenzione…")
    dialog = page.tending.dialog
    assert isinstance(dialog, MaintenanceDialog)
    QTest.keyClicks(dialog.why, "Pulizia <b>filtri</b>")
    dialog.how_long.setCurrentIndex(1)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Pulizia <b>filtri</b>" in said(page))
    assert "Fino a lun 23 nov" in said(page)
    assert table(page)[0].startswith("In manutenzione")
    press(page, "Rimetti in servizio")
    qtbot.waitUntil(lambda: table(page)[0].startswith("Guasto aperto"))
    assert "Di nuovo in servizio: Proiettore." in said(page)


def test_who_is_told_is_seen_before_it_is_sent(page: EquipmentPage, qtbot: QtBot) -> None:
    page._desk.book_room(Draft(BookingId("b"), "Bilancio <i>", (SALA_B, GIUNTA), at("15:00-16:00")))
    broken(page, qtbot)
    press(page, "Chi viene avvisato…")
    qtbot.waitUntil(lambda: page.tending.telling is not None)
    dialog = page.tending.telling
    assert dialog is not None
    assert [dialog.people.item(row).text() for row in range(dialog.people.count())] == [
        "anna.bianchi@comune.example\nverrà avvisato"
    ]
    assert "Bilancio <i>" in dialog.text.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    page._desk.tell_faults.want(False)
    press(page, "Chi viene avvisato…")
    qtbot.waitUntil(lambda: page.tending.telling is not dialog)
    shown = page.tending.telling
    assert shown is not None
    assert any("spente nelle impostazioni" in one.text() for one in shown.findChildren(QLabel))


# ── lines ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_line_shows_its_history_and_its_report_is_saved(
    page: EquipmentPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    line = DeviceCode("LINEA")
    one = Device(line, GIUNTA, "Linea", DeviceKind.LINE, "line", "meet.comune.example")
    store = town.look_around.store
    store.furnish(Furnishing(devices=(one,)))
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    store.record(
        [
            Finding(line, Health.OK, "ok", f"rtt 10.0 ms, jitter 1.0 ms, lost {lost} of 300, MOS 4.40", noon)
            for lost in (0, 3, 1)
        ]
    )
    page.refresh()
    qtbot.waitUntil(lambda: len(page.table.devices.rows) == 3)
    page.show_device(line)
    qtbot.waitUntil(lambda: bool(page.story.findChildren(LineChart)))
    (chart,) = page.story.findChildren(LineChart)
    assert chart.accessibleName().startswith("3 misure, 0 sotto il garantito")
    (more,) = [one for one in page.story.findChildren(QPushButton) if one.text() == "Tutte le misure…"]
    more.click()
    qtbot.waitUntil(lambda: page.lines.dialog is not None and page.lines.dialog.isVisible())
    dialog = page.lines.dialog
    assert dialog
    table = dialog.table.model()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    cells = [[str(table.index(row, column).data()) for column in (1, 3, 5)] for row in range(table.rowCount())]
    assert sorted(cells) == [["–", "10 ms", "0,0 %"], ["–", "10 ms", "0,3 %"], ["–", "10 ms", "1,0 %"]]
    file = tmp_path / "linea.pdf"
    history = town.report_line.of(line)
    (pdf,) = dialog.findChildren(PdfFile)
    pdf.save(file, lambda: town.report_line.page([history], "it"), lambda page: town.press.pdf(page, Paper()))
    qtbot.waitUntil(lambda: "linea.pdf" in dialog.outcome.text())
    assert file.read_bytes().startswith(b"%PDF")
    dialog.accept()


def test_availability_is_shown_by_month_and_saved(page: EquipmentPage, qtbot: QtBot, tmp_path: Path) -> None:
    rounds(page, qtbot)
    press(page, "Disponibilità…")
    dialog = page.availability
    assert dialog is not None
    QAbstractItemModelTester(dialog.model, dialog)
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 2)
    assert dialog.model.columnCount() == 16
    heads = [dialog.model.headerData(one, Qt.Orientation.Horizontal) for one in range(16)]
    assert (heads[0], heads[2], heads[13], heads[15]) == ("Sala", "dic 25", "nov 26", "Guasti")
    assert dialog.model.index(0, 2).data() == "–"
    for kind, start in (("pdf", b"%PDF"), ("csv", b"\xef\xbb\xbfsite,room")):
        file = tmp_path / f"d.{kind}"
        dialog.save(kind, file)
        qtbot.waitUntil(lambda file=file: str(file) in dialog.outcome.text())  # type: ignore[misc]
        assert file.read_bytes().startswith(start)
    dialog.save("csv", tmp_path / "nowhere" / "d.csv")
    qtbot.waitUntil(lambda: "non è stato scritto" in dialog.outcome.text())


# ── labels ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_scanned_label_finds_its_device(page: EquipmentPage, qtbot: QtBot) -> None:
    page.tools.search.setFocus()
    QTest.keyClicks(page.tools.search, f"roomdesk:device/{GOOD}")
    assert len(table(page)) == 1
    QTest.keyClick(page.tools.search, Qt.Key.Key_Return)
    assert page.table.device() == GOOD
    qtbot.waitUntil(lambda: "Schermo <img src=x>" in " ".join(one.text() for one in page.story.findChildren(QLabel)))


def test_a_device_is_shown_as_soon_as_devices_were_read(page: EquipmentPage, qtbot: QtBot) -> None:
    page.fleet = None
    page.table.set_rows([])
    page.show_device(DeviceCode("schermo"))
    page.refresh()
    qtbot.waitUntil(lambda: page.table.device() == GOOD)
    page.show_device(DeviceCode("NESSUNO"))
    assert "NESSUNO non è tra gli apparati" in page.notice.text


def test_labels_are_saved_for_what_is_shown_and_for_one(page: EquipmentPage, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[list[str]] = []
    for sheets, name in ((page.table.devices.rows, "all.pdf"), (page.table.devices.rows[:1], "one.pdf")):
        read = partial(page._desk.print_labels.sheets, [one.device.code for one in sheets], "it")
        page.pdf.save(tmp_path / name, read, lambda drawn: asked.append(drawn) or page._desk.press.drawings(drawn, "R"))
        qtbot.waitUntil(lambda name=name: name in page.notice.text)
    assert [one[0].count("<g ") for one in asked] == [2, 1]
    assert "Schermo &lt;img" in asked[0][0]
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


def test_what_a_round_finds_is_laid_over_the_rows_where_they_stand(page: EquipmentPage, qtbot: QtBot) -> None:
    assert page.fleet is not None
    told: list[tuple[int, int]] = []
    page.table.devices.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    bad = Finding(GOOD, Health.FAILED, "refused", "", FixedClock().now())
    page._on_found([bad, Finding(DeviceCode("ALTROVE"), Health.OK, "ok", "", FixedClock().now())])
    # It is the second row still, and is sorted before the other once the round has ended.
    assert [line.split(" | ")[0] for line in table(page)] == ["Non controllato", "Guasto"]
    assert told == [(1, 1)]
    assert [page.summary._numbers[one].text() for one in Health] == ["0", "0", "1", "1"]
    page.sift()
    assert [line.split(" | ")[0] for line in table(page)] == ["Guasto", "Non controllato"]
    page.table.devices.renew([page.fleet.rows[GOOD]], range(5, 9))
    assert told == [(1, 1)]
