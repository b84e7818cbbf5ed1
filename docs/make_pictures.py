"""Makes pictures with the program itself: those of the docs or, into a folder, every screen in every look."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

# A screen as offices have it: Qt's own, offscreen, has 800 by 800 pixels.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

from PySide6.QtCore import QCoreApplication, QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from roomdesk import bootstrap
from roomdesk.bootstrap.first_run import FirstRun
from roomdesk.domain.slot import to_wall
from roomdesk.gui import app as application
from roomdesk.gui.agenda.code_dialog import CodeDialog
from roomdesk.gui.agenda.move_dialog import MoveDialog
from roomdesk.gui.agenda.scope import ScopeDialog
from roomdesk.gui.agenda.span import View
from roomdesk.gui.equipment.page import EquipmentPage
from roomdesk.gui.find.page import FindPage
from roomdesk.gui.first_run.form import Step
from roomdesk.gui.first_run.wizard import FirstRunDialog
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.notices.desk import NoticeDesk
from roomdesk.gui.printing.dialog import Printable, PrintDialog
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.gui.screens import SCREENS
from roomdesk.gui.signs.door import DoorSign
from roomdesk.gui.signs.lobby import LobbyBoard
from roomdesk.ports.settings import Settings
from roomdesk.services.desk import Desk
from roomdesk.settings.places import find_places
from roomdesk.settings.save import TomlFile

PICTURES = Path(__file__).parent / "pictures"
_WHO = "ufficio.tecnico@borgosanvitale.example"
_ZONE = ZoneInfo("Europe/Rome")
_MORNING = time(9, 40)
_LONGEST_WAIT_MS = 10_000
_OFFICES = ("PALAZZO", "TECNICI", "NORD")


class MorningClock:
    """Stands still in the middle of the morning, when there is something to see, on a working day from today on."""

    def now(self) -> datetime:
        today = to_wall(bootstrap.SystemClock().now(), _ZONE.key).date()
        ahead = next(days for days in range(3) if (today + timedelta(days)).weekday() < 5)
        return datetime.combine(today + timedelta(ahead), _MORNING, _ZONE)


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window work until something is so. Raises TimeoutError after ten seconds."""
    loop, ticks = QEventLoop(), QTimer()
    ticks.timeout.connect(lambda: loop.quit() if done() else None)
    ticks.start(20)
    QTimer.singleShot(_LONGEST_WAIT_MS, loop.quit)
    loop.exec()
    ticks.stop()
    if not done():
        raise TimeoutError


def rest(milliseconds: int = 400) -> None:
    """Let answers arrive and panels be laid out."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def pick_linked(window: MainWindow) -> None:
    """Go to the next day with a linked booking that has a conference, and pick it."""
    agenda = window.agenda
    for _ in range(8):
        linked = [one for one in agenda.grid.board.entries if one.rooms > 1 and one.link and not one.hidden]
        if linked:
            agenda.grid.pick(max(linked, key=lambda one: one.rooms).booking)
            wait_for(lambda: agenda.details.shown is not None)
            return
        day = agenda.day.fromordinal(agenda.day.toordinal() + 1)
        agenda.show_day(day)
        wait_for(lambda day=day: agenda.grid.board.day == day)  # type: ignore[misc]


def last_dialog(window: MainWindow) -> QDialog:
    return [one for one in window.findChildren(QDialog) if one.isVisible()][-1]


def booking(window: MainWindow) -> QWidget:
    pick_linked(window)
    window.agenda.book()
    dialog = window.agenda.bench.panel.dialog
    if dialog is None:
        raise TimeoutError
    wait_for(lambda: bool(dialog.sheet.verdict()))
    dialog.sheet.title.setText("Coordinamento lavori pubblici")
    dialog.resize(max(dialog.width(), dialog.minimumSizeHint().width()), max(640, dialog.minimumSizeHint().height()))
    return dialog


def screen(key: str) -> Callable[[MainWindow], QWidget]:
    def opener(window: MainWindow) -> QWidget:
        # A day on which something happens, whatever day it is today.
        pick_linked(window)
        wanted_screen = next(one for one in SCREENS if one.key == key)
        window.show_screen(wanted_screen)
        page = window.page(wanted_screen)
        if isinstance(page, ReceptionPage):
            page.show_day(page.today())
        rest()
        if isinstance(page, EquipmentPage):
            wait_for(lambda: bool(page.table.devices.rows))
            page.table.pick(page.table.devices.rows[0].device.code)
        if isinstance(page, FindPage):
            page.fields.sites.tick(_OFFICES)
            wait_for(lambda: bool(page.times.offers.offers))
        # The demonstration's reminders, which come a moment after the window.
        rest(1200)
        page.notice.hide()
        return window

    return opener


def handing_over(window: MainWindow) -> QWidget:
    screen("equipment")(window)
    page = window.findChildren(EquipmentPage)[-1]
    page.hand_over()
    wait_for(lambda: page.commissioning is not None and page.commissioning.found is not None)
    return last_dialog(window)


def agenda(window: MainWindow) -> QWidget:
    pick_linked(window)
    wait_for(window.agenda.details.isVisible)
    return window


def other_view(view: View) -> Callable[[MainWindow], QWidget]:
    def opener(window: MainWindow) -> QWidget:
        pick_linked(window)
        window.agenda.show_view(view)
        rest()
        return window

    return opener


def asked(act: str) -> Callable[[MainWindow], QWidget]:
    """Give a dialog about the picked booking."""

    def opener(window: MainWindow) -> QWidget:
        pick_linked(window)
        page = window.agenda
        shown, places = page.details.shown, page.places
        if shown is None or places is None or shown.booking.conference is None:
            raise TimeoutError
        cancel = QCoreApplication.translate("Agenda", "Cancel booking")
        made: dict[str, Callable[[], QDialog]] = {
            "move": lambda: MoveDialog(shown.booking, places, window),
            "series": lambda: ScopeDialog(shown.booking, cancel, window, asks_reason=True),
            "code": lambda: CodeDialog(shown.booking.conference.url if shown.booking.conference else "", window),
            "print": lambda: PrintDialog(Printable(page.day, None, list(places.rooms.values()), set()), window),
        }
        dialog = made[act]()
        dialog.open()
        return dialog

    return opener


def invitations(window: MainWindow) -> QWidget:
    pick_linked(window)
    window.agenda.details.invite_wanted.emit()
    dialog = window.agenda.bench.inviting.dialog
    if dialog is None:
        raise TimeoutError
    wait_for(lambda: bool(dialog.people.count()))
    return dialog


def sign(*, of_room: bool) -> Callable[[MainWindow], QWidget]:
    """Give a screen that hangs at a wall: a room's sign, or a building's board."""

    def opener(window: MainWindow) -> QWidget:
        pick_linked(window)
        shown, places, tools = window.agenda.details.shown, window.agenda.places, window._tools
        if shown is None or places is None:
            raise TimeoutError
        room = places.rooms[shown.booking.rooms[0]]
        site = places.sites[room.site]
        made = DoorSign(tools, site, room, window) if of_room else LobbyBoard(tools, site, window)
        made.resize(1280, 800)
        made.show()
        made.refresh()
        wait_for(lambda: made.read is not None)
        return made

    return opener


def wanted(signal: str) -> Callable[[MainWindow], QWidget]:
    def opener(window: MainWindow) -> QWidget:
        getattr(window, signal).emit()
        return last_dialog(window)

    return opener


def commands(window: MainWindow) -> QWidget:
    window.open_commands()
    return last_dialog(window)


def notices(window: MainWindow) -> QWidget:
    # The bell starts a moment after the window.
    wait_for(lambda: bool(window.findChildren(NoticeDesk)))
    rest()
    return wanted("notices_wanted")(window)


def first_run(step: Step) -> Callable[[MainWindow], QWidget]:
    def opener(window: MainWindow) -> QWidget:
        place = find_places()
        founder = FirstRun(place, TomlFile(place.settings), "it")
        language = QLocale().name()[:2]
        dialog = FirstRunDialog(founder, Settings(), language, window._tools.background, lambda _language: None)
        dialog.setParent(window, dialog.windowFlags())
        dialog.go_to(step)
        dialog.show()
        return dialog

    return opener


SUBJECTS: dict[str, Callable[[MainWindow], QWidget]] = {
    "day": agenda,
    **{one.key: screen(one.key) for one in SCREENS[1:]},
    **{f"day-{one.name.lower()}": other_view(one) for one in (View.WEEK, View.MONTH, View.LIST)},
    "handing-over": handing_over,
    "booking": booking,
    **{one: asked(one) for one in ("move", "series", "code", "print")},
    "invitations": invitations,
    "door": sign(of_room=True),
    "board": sign(of_room=False),
    "settings": wanted("settings_wanted"),
    "keys": wanted("keys_wanted"),
    "about": wanted("about_wanted"),
    "commands": commands,
    "notices": notices,
    **{f"first-{one.name.lower()}": first_run(one) for one in Step},
}
OF_DOCS = {
    "day": "light",
    "booking": "light",
    "find": "light",
    "reception": "light",
    "equipment": "light",
    "day-dark": "dark",
}


@contextmanager
def demonstration() -> Iterator[Callable[[str], Desk]]:
    """Fill a database of its own, and give a way to open it in a language."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "demo.db")
        demo = [sys.executable, "-m", "roomdesk", "--db", database, "demo", "--output", folder]
        subprocess.run(demo, check=True, stdout=subprocess.DEVNULL, timeout=120)  # noqa: S603 - this program itself
        opened: list[Desk] = []

        def opener(language: str) -> Desk:
            opened.append(bootstrap.open_desk(database, _WHO, language, MorningClock()))
            return opened[-1]

        try:
            yield opener
        finally:
            for desk in opened:
                desk.keep_store.close()


def picture(desk: Desk, language: str, settings: Settings, subject: str, file: Path) -> None:
    """Open the window in a language and look, go to a subject, and save what is seen."""
    facts = application.Facts(
        find_places().resources,
        language,
        desk.look_around.municipality().name,
        "demo.db",
        MorningClock(),
        demo=True,
        settings=settings,
        settings_file=TomlFile(file.with_suffix(".toml")),
    )
    application.prepare(facts)
    opened = application.open_window(desk, facts)
    try:
        wait_for(lambda: bool(opened.window.agenda.grid.board.rows))
        seen = SUBJECTS[subject](opened.window)
        rest()
        seen.grab().save(str(file))
    finally:
        opened.close()
        opened.window.deleteLater()


def every_look(folder: Path, open_desk: Callable[[str], Desk]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("it", "en"):
        desk = open_desk(language)
        for palette, percent, subject in product(("light", "dark", "contrast"), (100, 200), SUBJECTS):
            look = Settings(palette=palette, text_percent=percent)
            picture(desk, language, look, subject, folder / f"{subject}-{palette}-{percent}-{language}.png")


def main() -> None:
    with demonstration() as open_desk:
        if len(sys.argv) > 1:
            every_look(Path(sys.argv[1]), open_desk)
            return
        PICTURES.mkdir(exist_ok=True)
        desk = open_desk("it")
        for name, palette in OF_DOCS.items():
            picture(desk, "it", Settings(palette=palette), name.split("-")[0], PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
