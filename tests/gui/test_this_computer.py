"""The screen of this computer: what each part comes to in words, what only ears can tell, the report to copy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import DeviceCode
from roomdesk.gui.background import Background
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.this_computer import sentences
from roomdesk.gui.this_computer.page import ThisComputerPage
from roomdesk.ports.this_computer import Heard
from roomdesk.services.check_here import Part, Tried
from roomdesk.services.desk import Desk
from tests.domain.test_picture import BLACK, LIVE, frames
from tests.domain.test_sound import NOISE, TONE
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import FixedClock
from tests.services.test_check_here import octets

QUIET = Heard(octets(NOISE), b"", octets_came=True)
TONE_HEARD = Heard(octets(NOISE), octets(TONE), octets_came=True)
DEAF = Heard(octets(NOISE), octets(NOISE), octets_came=True)


class Devices(QObject):
    """A computer's devices as the screen asks for them: each answers at once with what the test says."""

    listed = Signal()
    seen = Signal(QImage)
    watched = Signal(object, str)
    loud = Signal(float)
    heard = Signal(object, object)
    forbidden = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.names_now = {Part.CAMERA: ["Cam", "Cam 2"], Part.MICROPHONE: ["Mic"], Part.SPEAKER: ["Box"]}
        self.pictures, self.refused = frames(LIVE), ""
        self.gives = {Part.MICROPHONE: QUIET, Part.SPEAKER: TONE_HEARD}
        self.is_open, self.done = False, []

    def names(self) -> dict[Part, list[str]]:
        return self.names_now

    def look(self, name: str) -> None:
        self.is_open = True
        self.done.append(("look", name))
        self.watched.emit(self.pictures, self.refused)

    def close(self) -> None:
        self.is_open = False

    def hush(self) -> None:
        self.done.append(("hush", ""))

    def listen(self, microphone: str) -> None:
        self.done.append(("listen", microphone))
        self.heard.emit(Part.MICROPHONE, self.gives[Part.MICROPHONE])

    def play(self, speaker: str, microphone: str, tone: bytes) -> None:
        assert tone
        self.done.append(("play", f"{speaker}+{microphone}"))
        self.heard.emit(Part.SPEAKER, self.gives[Part.SPEAKER])


@pytest.fixture
def devices() -> Devices:
    return Devices()


@pytest.fixture
def page(
    italian: QApplication, town: Desk, background: Background, devices: Devices, qtbot: QtBot
) -> Iterator[ThisComputerPage]:
    pulse = Pulse()
    made = ThisComputerPage(town, FixedClock(), background, pulse, devices)  # type: ignore[arg-type]
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_sites(None)
    made.show()
    yield made
    background.close()


def said(page: ThisComputerPage, part: Part) -> str:
    return " ".join(one.text() for one in page.cards[part].findChildren(PlainLabel) if not one.isHidden())


def test_everything_is_tried_in_turn_and_can_be_copied(page: ThisComputerPage, devices: Devices, qtbot: QtBot) -> None:
    page.all.click()
    qtbot.waitUntil(lambda: page.cards[Part.SPEAKER].tried is not None)
    assert [deed for deed in devices.done if deed[0] != "hush"] == [
        ("look", "Cam"),
        ("listen", "Mic"),
        ("play", "Box+Mic"),
    ]
    assert {part: card.tried.health for part, card in page.cards.items() if card.tried} == {
        Part.CAMERA: Health.OK,
        Part.MICROPHONE: Health.OK,
        Part.SPEAKER: Health.OK,
    }
    assert "Il microfono ha sentito il tono." in said(page, Part.SPEAKER)
    page.copy.click()
    report = QGuiApplication.clipboard().text()
    assert "Telecamera (Cam): In ordine. Dà un’immagine in movimento." in report
    assert "Altoparlante (Box)" in report
    assert "Linea" not in report


def test_what_only_ears_can_tell_is_asked(page: ThisComputerPage, devices: Devices, qtbot: QtBot) -> None:
    devices.gives[Part.SPEAKER] = DEAF
    card = page.cards[Part.SPEAKER]
    card.go.click()
    qtbot.waitUntil(lambda: card.tried is not None)
    assert card.tried
    assert (card.tried.health, card.tried.cause) == (Health.UNKNOWN, "tone_not_heard")
    ears = [one for one in card.findChildren(QPushButton) if one.text() == "L’ho sentito"]
    assert ears[0].isVisible()
    ears[0].click()
    assert (card.tried.health, said(page, Part.SPEAKER).count("Hai sentito il tono.")) == (Health.OK, 1)
    assert not ears[0].isVisible()


@pytest.mark.parametrize(
    ("refused", "pictures", "text"),
    [("busy", [], "Non si apre: forse la usa un altro programma"), ("", frames(BLACK), "Il coperchio è chiuso?")],
)
def test_a_camera_that_shows_nothing_is_told(
    page: ThisComputerPage, devices: Devices, refused: str, pictures: list[object], text: str
) -> None:
    devices.refused, devices.pictures = refused, pictures  # type: ignore[assignment]
    page.cards[Part.CAMERA].go.click()
    assert text in said(page, Part.CAMERA)


def test_a_camera_is_closed_when_the_screen_is_left(page: ThisComputerPage, devices: Devices) -> None:
    page.cards[Part.CAMERA].go.click()
    assert devices.is_open
    page.hide()
    assert not devices.is_open


def test_what_was_unplugged_is_said_and_the_choice_stays(page: ThisComputerPage, devices: Devices) -> None:
    page.cards[Part.CAMERA].chooser.setCurrentText("Cam 2")
    devices.names_now = {Part.CAMERA: ["Cam 2"], Part.MICROPHONE: [], Part.SPEAKER: ["Box"]}
    devices.listed.emit()
    assert page.cards[Part.CAMERA].name() == "Cam 2"
    page.cards[Part.MICROPHONE].go.click()
    assert "Nessun microfono trovato" in said(page, Part.MICROPHONE)


def test_where_the_system_lets_nobody_in_it_says_where_to_allow_it(page: ThisComputerPage, devices: Devices) -> None:
    devices.forbidden.emit(Part.CAMERA)
    assert "impostazioni di privacy" in said(page, Part.CAMERA)


def test_a_line_is_measured_behind_the_window(page: ThisComputerPage, qtbot: QtBot) -> None:
    card = page.cards[Part.LINE]
    card.go.click()
    assert card.tried is None
    assert "indirizzo del server" in page.notice.text
    page.server.setText("127.0.0.1:1")
    card.go.click()
    qtbot.waitUntil(lambda: card.tried is not None)
    assert card.tried
    assert card.tried.health is Health.FAILED


def test_figures_are_told_in_the_numbers_of_the_language(italian: QApplication) -> None:
    evidence = "rtt 12.5 ms, jitter 0.4 ms, lost 3 of 300, MOS 4.31"
    assert sentences.figures(Tried(Part.LINE, Health.OK, "ok", evidence)) == (
        "Andata e ritorno 13 ms · irregolarità 0,4 ms · 3 pacchetti persi su 300 · voce 4,3 su 4,5"
    )


def test_without_qt_multimedia_the_screen_says_so() -> None:
    program = """
import sys
sys.modules["PySide6.QtMultimedia"] = None
from PySide6.QtWidgets import QApplication
app = QApplication([])
from pathlib import Path
from roomdesk.gui import theme
theme.dress(app, Path("RESOURCES"))
from roomdesk.gui.this_computer.page import ThisComputerPage
from roomdesk.gui.background import Background
from roomdesk.services.check_here import Part
page = ThisComputerPage(None, None, Background(), None)
page.try_all()
print({one.cause for card in page.cards.values() if (one := card.tried)})
"""
    program = program.replace("RESOURCES", str(RESOURCES))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "{'no_media'}", done.stderr


def test_the_server_of_a_sites_line_is_offered(page: ThisComputerPage, town: Desk, qtbot: QtBot) -> None:
    from roomdesk.domain.equipment import Device, DeviceKind
    from roomdesk.domain.ids import RoomCode
    from roomdesk.ports.store import Furnishing

    one = Device(DeviceCode("LINEA"), RoomCode("GIUNTA"), "Linea", DeviceKind.LINE, "line", "meet.comune.example")
    town.look_around.store.furnish(Furnishing(devices=(one,)))
    page.refresh()
    qtbot.waitUntil(lambda: page.server.text() == "meet.comune.example")
