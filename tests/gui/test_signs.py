"""Door signs and boards: words and shapes, live, silent about what is private, left with Esc."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.places import Closure
from roomdesk.gui.background import Background
from roomdesk.gui.palettes import PAINTS, Palette
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.code import svg
from roomdesk.gui.signs.door import DoorSign, State
from roomdesk.gui.signs.lobby import LobbyBoard
from roomdesk.ports.store import Furnishing
from tests.gui.reception_town import EVIL, Town, open_town
from tests.gui.small_desk import at
from tests.gui.test_themes import contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = open_town(tmp_path / "town.db")
    yield made
    made.desk.keep_store.close()


@pytest.fixture
def tools(italian: QApplication, town: Town) -> Iterator[Tools]:
    background = Background()
    yield Tools(town.desk, town.clock, background, Pulse())
    background.close()


def door(tools: Tools, qtbot: QtBot, code: str) -> DoorSign:
    places = tools.desk.look_around.places()
    room = places.rooms[RoomCode(code)]
    made = DoorSign(tools, places.sites[room.site], room)
    made.resize(1440, 900)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.read is not None)
    return made


def board(tools: Tools, qtbot: QtBot) -> LobbyBoard:
    made = LobbyBoard(tools, tools.desk.look_around.site("PALAZZO"))
    made.resize(1440, 900)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.read is not None)
    return made


def said(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.text() and not one.isHidden()]


def test_an_occupied_room_says_by_whom_until_when_and_who_is_next(tools: Tools, qtbot: QtBot) -> None:
    sign = door(tools, qtbot, "GIUNTA")
    assert said(sign) == [
        "Sala Giunta", "09:30", "piano 1 · Palazzo comunale", "OCCUPATA", "fino alle 11:00",
        "Lavori pubblici", "09:00–11:00", "Poi: 15:00–16:00 Bilancio", "Porta con te la riunione",
    ]  # fmt: skip
    assert sign.mark.state is State.BUSY
    assert sign.property("state") == "busy"
    sign.close()


def test_a_free_room_says_until_when(tools: Tools, town: Town, qtbot: QtBot) -> None:
    sign = door(tools, qtbot, "MOSTRE")
    assert sign.mark.state is State.FREE
    assert {"LIBERA", "fino alle 11:00", f"Poi: 11:00–12:00 {EVIL}"} <= set(said(sign))
    assert sign.code.text == "https://video.example/sala"
    town.clock.forward(hours=5)
    sign.tick()
    assert {"LIBERA", "per il resto della giornata", "Nessun’altra riunione oggi"} <= set(said(sign))
    assert sign.code.isHidden()
    sign.close()


def test_a_room_that_is_free_for_minutes_says_how_many(tools: Tools, town: Town, qtbot: QtBot) -> None:
    town.book("Sopralluogo", "9:40-10:00", "MOSTRE")
    sign = door(tools, qtbot, "MOSTRE")
    assert sign.mark.state is State.SOON
    assert {"LIBERA", "ancora 10 minuti, fino alle 09:40"} <= set(said(sign))
    sign.close()


def test_a_closed_room_is_never_free(tools: Tools, town: Town, qtbot: QtBot) -> None:
    palazzo, scuola = SiteCode("PALAZZO"), SiteCode("SCUOLA")
    works = Closure(palazzo, RoomCode("MOSTRE"), at("9:00-13:00"), "Imbiancatura")
    polls = Closure(scuola, None, at("14:00-20:00"), "Elezioni")
    town.desk.look_around.store.furnish(Furnishing(closures=(works, polls)))
    sign = door(tools, qtbot, "MOSTRE")
    assert sign.mark.state is State.CLOSED
    assert {"CHIUSA", "fino alle 13:00", "Imbiancatura", f"Poi: 11:00–12:00 {EVIL}"} <= set(said(sign))
    assert sign.property("state") == "closed"
    sign.close()
    later = door(tools, qtbot, "AULA")
    assert {"LIBERA", "fino alle 14:00"} <= set(said(later))
    later.close()
    shown = LobbyBoard(tools, tools.desk.look_around.site("SCUOLA"))
    shown.show()
    shown.refresh()
    qtbot.waitUntil(lambda: shown.read is not None)
    assert "Chiuso dalle 14:00 alle 20:00 · Elezioni" in said(shown)
    shown.close()


def test_a_holiday_closes_the_building(tools: Tools, town: Town, qtbot: QtBot) -> None:
    town.clock.forward(hours=24 * 15)  # the eighth of December
    sign = door(tools, qtbot, "GIUNTA")
    assert {"CHIUSA", "per il resto della giornata"} <= set(said(sign))
    sign.close()
    shown = board(tools, qtbot)
    assert any(one.startswith("Chiuso oggi · ") for one in said(shown))
    shown.close()


def test_private_is_only_occupied(tools: Tools, qtbot: QtBot) -> None:
    sign = door(tools, qtbot, "SALETTA")
    assert "Riunione riservata" in said(sign)
    assert "disciplinare" not in " ".join(said(sign))
    assert sign.code.isHidden()
    sign.close()


def test_a_booking_made_elsewhere_shows_at_once(tools: Tools, town: Town, qtbot: QtBot) -> None:
    sign = door(tools, qtbot, "MOSTRE")
    made = town.book("Sopralluogo", "9:00-10:00", "MOSTRE")
    tools.pulse.changed.emit(town.desk.check_in(BookingId(made.id)).changes, None)
    qtbot.waitUntil(lambda: "Sopralluogo" in said(sign))
    assert sign.mark.state is State.BUSY
    sign.close()


def test_midnight_brings_the_next_day(tools: Tools, town: Town, qtbot: QtBot) -> None:
    sign = door(tools, qtbot, "GIUNTA")
    before = sign.read
    town.clock.forward(hours=16)
    sign.tick()
    qtbot.waitUntil(lambda: sign.read is not before)
    assert sign.read is not None
    assert sign.read.day.day == 24
    assert "Nessun’altra riunione oggi" in said(sign)
    sign.close()


def test_the_board_lists_what_is_not_over_by_time(tools: Tools, qtbot: QtBot) -> None:
    shown = board(tools, qtbot)
    # How many fit is known once the window is laid out.
    qtbot.waitUntil(lambda: len(shown.rows.rows) == 4)
    assert [(row.left, row.title, row.lines[0].text, row.is_now) for row in shown.rows.rows] == [
        ("09:00–10:00", "Riunione riservata", "Saletta", True),
        ("09:00–11:00", "Lavori pubblici", "Sala Giunta · piano 1", True),
        ("11:00–12:00", EVIL, "Sala mostre · piano terra", False),
        ("15:00–16:00", "Bilancio", "Sala Giunta · piano 1", False),
    ]
    spoken = QAccessible.queryAccessibleInterface(shown.list)
    assert (
        spoken.child(1).text(QAccessible.Text.Name) == "Lavori pubblici, dalle 9:00 alle 11:00, Sala Giunta · piano 1"
    )
    shown.close()


def test_a_long_board_turns_its_pages(tools: Tools, town: Town, qtbot: QtBot) -> None:
    for hour in range(10, 20):
        town.book(f"Turno {hour}", f"{hour}:00-{hour}:50", "SALETTA")
    shown = board(tools, qtbot)
    total, seen = 14, []
    qtbot.waitUntil(lambda: shown.pages.text() == "1 / 2")
    for _ in range(2):
        seen += [row.title for row in shown.rows.rows]
        shown.turn()
    assert len(seen) == len(set(seen)) == total
    assert shown.pages.text() == "1 / 2"
    shown.close()


def test_an_evening_without_meetings_is_told(tools: Tools, town: Town, qtbot: QtBot) -> None:
    town.clock.forward(hours=9)
    shown = board(tools, qtbot)
    assert "Nessun’altra riunione oggi" in said(shown)
    assert not shown.list.isVisible()
    shown.close()


def test_opened_from_the_reception_and_left_with_esc(tools: Tools, qtbot: QtBot) -> None:
    page = ReceptionPage(tools.desk, tools.clock, tools.background, tools.pulse)
    qtbot.addWidget(page)
    page.show_sites([SiteCode("PALAZZO")])
    qtbot.waitUntil(lambda: page.read is not None)
    page.tools.screens.aboutToShow.emit()
    (site,) = page.tools.screens.actions()
    below = site.menu()
    names = [one.text() for one in below.actions() if one.text()]  # type: ignore[attr-defined]
    assert names[:2] == ["Tabellone per l’atrio", "Cartello alla porta: Sala Giunta"]
    below.actions()[0].trigger()  # type: ignore[attr-defined]
    sign = page.signs.opened
    assert isinstance(sign, LobbyBoard)
    assert sign.isFullScreen()
    QTest.keyClick(sign, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(sign))


def test_codes_are_svg_and_black_on_white() -> None:
    picture = ElementTree.fromstring(svg("https://video.example/sala"))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    colours = {one.get("fill") or one.get("stroke") for one in picture}
    assert colours == {"#fff", "#000"}


def test_a_store_that_is_away_is_told_and_the_sign_stays(tools: Tools, town: Town, qtbot: QtBot) -> None:
    sign = door(tools, qtbot, "GIUNTA")
    sign._site = type(sign._site)(SiteCode("VIA"), "Via")
    town.clock.forward(seconds=int(timedelta(minutes=1).total_seconds()))
    sign.refresh()
    qtbot.waitUntil(lambda: not sign.trouble.isHidden())
    assert "Lavori pubblici" in said(sign)
    sign.close()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (800, 480), (1080, 1920), (480, 800)])
def test_whatever_hangs_at_a_wall_is_filled(tools: Tools, qtbot: QtBot, width: int, height: int) -> None:
    for made in (door(tools, qtbot, "GIUNTA"), board(tools, qtbot)):
        made.resize(width, height)
        qtbot.waitUntil(lambda made=made: made.height() == height)
        assert made.unit * (50 if width > height else 30) >= min(width, height * 2)
        named = next(one for one in made.findChildren(QLabel) if one.text() in {"Sala Giunta", "Palazzo comunale"})
        assert named.width() >= QFontMetrics(named.font()).horizontalAdvance(named.text())
        made.close()


@pytest.mark.parametrize("palette", PAINTS)
def test_signs_can_be_read_from_afar(palette: Palette) -> None:
    t = PAINTS[palette].tones
    for ground in (t.good_soft, t.warn_soft, t.bad_soft, t.closed):
        assert min(contrast(ink, ground) for ink in (t.ink, t.muted, t.warn)) >= 4.5
    assert min(contrast(t.ground, square) for square in (t.bad, t.muted)) >= 3
