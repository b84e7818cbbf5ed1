"""The promises about the day grid: full repaint, scroll step and drag step, beside as many plain rectangles."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Line, Room, Site
from roomdesk.domain.schedule import Entry
from roomdesk.domain.slot import day_slot
from roomdesk.gui import theme
from roomdesk.gui.agenda.board import Board, lay_out
from roomdesk.gui.agenda.carry import Grip, dragged_to
from roomdesk.gui.agenda.geometry import QUARTER
from roomdesk.gui.agenda.model import AgendaModel
from roomdesk.gui.agenda.view import AgendaGrid
from roomdesk.services.answers import DaySchedule
from roomdesk.settings.places import find_places

SITES, ROOMS_A_SITE, BOOKINGS_A_ROOM, ROUNDS = 10, 20, 10, 200
STEP_PIXELS = 40
_DAY = date(2026, 11, 23)
_KIT = ("camera", "display", "microphone")


def day() -> Board:
    """Lay out 200 rooms with 10 bookings each: linked and single, with a link or without, pending, private."""
    slot = day_slot(_DAY, "Europe/Rome")
    sites = tuple(Site(SiteCode(f"S{n}"), f"Sede numero {n}", line=Line("SPC", 1000, 1000)) for n in range(SITES))
    rooms = tuple(
        Room(RoomCode(f"R{n}"), SiteCode(f"S{n // ROOMS_A_SITE}"), f"Sala riunioni {n}", 12, features=_KIT)
        for n in range(SITES * ROOMS_A_SITE)
    )
    midnight = int(slot.start.timestamp())
    entries = tuple(
        _entry(number, place, room.code, midnight)
        for number, room in enumerate(rooms)
        for place in range(BOOKINGS_A_ROOM)
    )
    schedule = DaySchedule(_DAY, slot, sites, rooms, entries, (), {})
    return lay_out(schedule, {room.code: Health.OK for room in rooms})


def _entry(number: int, place: int, room: RoomCode, midnight: int) -> Entry:
    starts = midnight + 7 * 3600 + place * 5400 + number % 3 * 900
    ends = starts + 4500
    title = f"Coordinamento lavori e cantieri n. {number}/{place}"
    office, link = Email("ufficio@comune.example"), "https://meet.example.it/x" if place % 2 else None
    status = "pending" if (number + place) % 9 == 0 else "confirmed"
    return Entry(
        BookingId(f"{number}-{place}"), room, starts, ends, starts, ends, title, status, office, office,
        0, None, link, 1 + place % 3, None, 0, (number + place) % 11 == 0,
    )  # fmt: skip


class _Rectangles(QAbstractScrollArea):
    """The raw limit: as many filled rectangles as the grid has blocks in sight."""

    def __init__(self, boxes: list[QRect]) -> None:
        super().__init__()
        self._boxes, self._colour = boxes, QColor(theme.FACES.meeting.fill)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), QColor(theme.TONES.ground))
            for box in self._boxes:
                painter.fillRect(box, self._colour)


def _milliseconds(act: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)


def _open_grid(app: QApplication) -> AgendaGrid:
    theme.dress(app, find_places().resources)
    board = day()
    grid = AgendaGrid(AgendaModel(board), datetime(2026, 11, 23, 9, 42, tzinfo=UTC))
    grid.resize(1600, 900)
    grid.set_day(board, Person(Email("ufficio@comune.example"), "Ufficio", Role.STAFF))
    grid.show()
    app.processEvents()
    return grid


def measure() -> list[dict[str, object]]:
    """Paint 200 times each and give the medians, in ms."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    grid = _open_grid(app)
    viewport, bar = grid.viewport(), grid.verticalScrollBar()
    full = _milliseconds(viewport.repaint)
    _scroll_through(app, grid)
    at = [0]

    def one_step() -> None:
        at[0] = at[0] + STEP_PIXELS if at[0] + STEP_PIXELS <= bar.maximum() else 0
        bar.setValue(at[0])
        app.processEvents()

    scrolled = _milliseconds(one_step)
    carried = _milliseconds(_drag_step(app, grid))
    boxes = [grid.visualRect(grid.model().index(row)) for row in range(grid.model().rowCount())]
    in_sight = [box for box in boxes if box.intersects(viewport.rect())]
    raw = _Rectangles(in_sight)
    raw.resize(grid.size())
    raw.show()
    app.processEvents()
    limit = _milliseconds(raw.viewport().repaint)
    raw.close()
    grid.close()
    return [
        _row("full repaint", 8, full, limit),
        _row("scroll step", 5, scrolled, limit),
        _row("drag step", 4, carried, limit),
    ]


def _drag_step(app: QApplication, grid: AgendaGrid) -> Callable[[], None]:
    """Give one step of a drag: a booking a quarter of an hour on, in and out of others, judged and painted."""
    grid.verticalScrollBar().setValue(0)
    number = next(one for one, entry in enumerate(grid.board.entries) if not entry.hidden and one >= 3)
    grid.pick(grid.board.entries[number].booking)
    grid.take_up(number, Grip.WHOLE)
    at = [0]

    def step() -> None:
        at[0] = (at[0] + 1) % 20
        if grid.held:
            grid.carry_to(dragged_to(grid.board, grid.held, at[0] * QUARTER, 1 + at[0] % 8))
        app.processEvents()

    return step


def _scroll_through(app: QApplication, grid: AgendaGrid) -> None:
    """Go once down the day, as somebody who scrolls does; blocks come into sight for the first time here."""
    bar = grid.verticalScrollBar()
    for value in range(0, bar.maximum(), STEP_PIXELS):
        bar.setValue(value)
        app.processEvents()
    bar.setValue(0)
    app.processEvents()


def _row(what: str, target: float, measured: float, limit: float) -> dict[str, object]:
    return {
        "promise": f"Day grid, 200 rooms × 2,000 bookings: {what}",
        "target": target,
        "measured": round(measured, 2),
        "unit": "ms",
        "raw_limit": round(limit, 2),
        "holds": measured <= target,
    }


if __name__ == "__main__":
    for row in measure():
        print(row)
