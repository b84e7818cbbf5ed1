"""What works on the agenda's bookings, and the panel beside them: made once the first day is painted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import Slot
from roomdesk.gui import texts
from roomdesk.gui.agenda import acts, picked
from roomdesk.gui.agenda.deeds import Deeds
from roomdesk.gui.agenda.details import DetailsPanel
from roomdesk.gui.agenda.entering import Entering
from roomdesk.gui.agenda.inviting import Inviting
from roomdesk.gui.agenda.menu import Act
from roomdesk.gui.agenda.saving import Saving
from roomdesk.gui.agenda.span import View
from roomdesk.gui.background import Background
from roomdesk.gui.booking.opener import BookingOpener, Start
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import load

if TYPE_CHECKING:
    from roomdesk.gui.agenda.page import AgendaPage
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Bench:
    """The notice above the bookings, the details beside them, and what carries out what is asked there."""

    def __init__(self, page: AgendaPage, desk: Desk, background: Background, pulse: Pulse) -> None:
        self._page = page
        self.notice = ChangeBar()
        self.details = DetailsPanel(desk, background)
        self.deeds = Deeds(desk, background, pulse, page, self.notice)
        self.deeds.places = page.places
        self.panel = BookingOpener(desk, page.clock, background, page, self.notice)
        self.saving = Saving(desk, background, page, self.notice, page.fail)
        self.entering = Entering(desk, background, pulse, self.details, self.notice)
        self.inviting = Inviting(desk, background, pulse, page, self.notice, self.saving.ask)
        self.inviting.serve(self.details)

    def connect(self) -> None:
        """Have the page's keys, menus and drags work; the page has to know its bench by now."""
        page, grid, details, deeds = self._page, self._page.grid, self.details, self.deeds
        grid.put.connect(deeds.carry_out)
        grid.clashed.connect(partial(picked.clashed, page))
        grid.carried_off.connect(details.drag_out.send)
        grid.stuck.connect(partial(self.notice.tell, "warn"))
        details.cancel_wanted.connect(self.cancel)
        details.invite_wanted.connect(partial(picked.invite, page))
        details.export_wanted.connect(partial(picked.save, page))
        details.edit_wanted.connect(partial(picked.edit, page))
        details.move_wanted.connect(partial(picked.move, page))
        details.check_in_wanted.connect(partial(picked.check_in, page))
        deeds.done.connect(page.follow)
        deeds.outdated.connect(page.refresh)
        self.panel.booked.connect(deeds.tell_booked)
        self.panel.edited.connect(deeds.tell_edited)
        acts.install(page)
        grid.acts, grid.acts_free = self.menu(), acts.menu_free(page)

    def menu(self) -> tuple[Act, ...]:
        """Give what can be done with the booking that is picked."""
        return acts.menu(self._page)

    def book(self, day: date, slot: Slot | None, rooms: tuple[RoomCode, ...]) -> None:
        """Open the booking panel."""
        self.panel.open(Start(day, slot, rooms))

    def once_read(self, act: Callable[[], object]) -> None:
        """Do something now, or as soon as the first day is read."""
        if self._page.places:
            act()
        else:
            self._page.loaded.connect(lambda _loaded: act(), Qt.ConnectionType.SingleShotConnection)

    def open_picked(self) -> None:
        """Open the picked booking: to change it, or to read it."""
        picked.open_(self._page)

    def cancel(self) -> None:
        """Cancel the picked booking."""
        picked.cancel(self._page)

    def print_out(self) -> None:
        """Ask what to print: the day's meetings, a door's sheet, a room's week; the list, where it is shown."""
        page = self._page
        if page.places:
            shown, board = page.places.rooms.values(), page.grid.board
            rooms = [one for one in shown if page.sites is None or one.site in page.sites]
            busy = {one.room for one in board.entries} if board.day == page.day else set()
            listed = page.spans.list.listed(page.sought.words) if page.view is View.LIST else None
            what = load("roomdesk.gui.printing.dialog:Printable")(page.day, page.sites, rooms, busy, listed)
            page.paper.ask(what)

    def tell_failed(self, error: RoomDeskError, wanted: date) -> None:
        """Say why something could not be read, and offer to try the day again that was wanted."""
        again = partial(self._page.show_day, wanted)
        told = texts.explain(error, self._page.places).line
        self.notice.tell("bad", told, translate("Agenda", "Try again"), again)
