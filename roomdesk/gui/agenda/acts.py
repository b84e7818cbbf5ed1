"""What can be done on the agenda by key or from a menu; palette and help read the same texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from roomdesk.gui.agenda import picked
from roomdesk.gui.agenda.menu import Act
from roomdesk.gui.agenda.span import View
from roomdesk.gui.common import panes

if TYPE_CHECKING:
    from roomdesk.gui.agenda.page import AgendaPage

translate = QCoreApplication.translate


def install(page: AgendaPage) -> None:
    """Give a page its keys."""
    for text, keys, act in shortcuts(page):
        action = QAction(text, page)
        action.setShortcuts([QKeySequence(one) for one in keys.split()])
        action.triggered.connect(lambda _checked=False, act=act: act())
        page.addAction(action)
    panes.install(page, partial(_parts, page))
    # The grid hears these keys itself; as actions that do nothing they stand in the list of keys, and in no other.
    for text, keys in _grid_keys():
        listed = QAction(text, page.grid)
        listed.setShortcuts([QKeySequence(one) for one in keys.split()])
        listed.setEnabled(False)
        page.grid.addAction(listed)


def _parts(page: AgendaPage) -> Sequence[panes.Pane]:
    view = page.views.currentWidget() or page.grid
    details = panes.Pane(page.details, page.details.reading)
    return panes.Pane(page.views, view), details, panes.Pane(page.tools, page.tools.words)


def menu(page: AgendaPage) -> tuple[Act, ...]:
    """List what can be done with the booking that is picked."""
    return (
        (translate("Agenda", "Details"), page.details.focus),
        (translate("Agenda", "Edit…"), partial(picked.edit, page)),
        (translate("Agenda", "Move, change rooms…"), partial(picked.move, page)),
        (translate("Agenda", "Show in the day"), partial(picked.show_in_day, page)),
        (translate("Agenda", "Book another like it…"), partial(picked.book_another, page)),
        (translate("Agenda", "People have arrived"), partial(picked.check_in, page)),
        (translate("Agenda", "Invitations…"), partial(picked.invite, page)),
        (translate("Agenda", "Prepare the room…"), partial(picked.prepare, page)),
        (translate("Agenda", "Save .ics"), partial(picked.save, page)),
        (translate("Agenda", "Cancel booking"), page.bench.cancel),
        (translate("Agenda", "Cancel with a reason…"), partial(picked.cancel, page, asks=True)),
    )


def _grid_keys() -> tuple[tuple[str, str], ...]:
    return (
        (translate("Agenda", "Walk over meetings and free time"), "Left Right Up Down"),
        (translate("Agenda", "To the first, the last hour"), "Home End"),
        (translate("Agenda", "To the first, the last room"), "Ctrl+Home Ctrl+End"),
        (translate("Agenda", "Draw free time shorter, longer; 5 minutes with Alt"), "Shift+Left Shift+Right"),
        (translate("Agenda", "Read the meeting, or book the free time"), "Return"),
        (translate("Agenda", "Cancel the meeting"), "Del"),
        (translate("Agenda", "Take a drag or a move back"), "Esc"),
        (translate("Agenda", "Menu of what can be done here"), "Menu"),
    )


def _turn_week(page: AgendaPage, weeks: int) -> None:
    page.show_day(page.day + timedelta(weeks=weeks))


def menu_free(page: AgendaPage) -> tuple[Act, ...]:
    """List what can be done where no booking is."""
    here = (translate("Agenda", "New booking here…"), page.book)
    return (here,) if page.view is View.DAY else (here, (translate("Agenda", "Show this day"), page.spans.open_day))


def shortcuts(page: AgendaPage) -> tuple[tuple[str, str, Callable[[], object]], ...]:
    history = page.bench.deeds.history
    return (
        (translate("Agenda", "New booking"), "Ctrl+N", page.book),
        (translate("Agenda", "Today"), "Ctrl+T", lambda: page.show_day(page.today())),
        (translate("Agenda", "Go to a day"), "Ctrl+G", page.tools.go_to_day),
        (translate("Agenda", "Search meetings or rooms"), "Ctrl+F F3", page.tools.search),
        (translate("Agenda", "Back"), "Alt+Left", partial(page.turn, -1)),
        (translate("Agenda", "Forward"), "Alt+Right", partial(page.turn, 1)),
        (translate("Agenda", "A week back"), "Alt+PgUp", partial(_turn_week, page, -1)),
        (translate("Agenda", "A week forward"), "Alt+PgDown", partial(_turn_week, page, 1)),
        (translate("Agenda", "Day view"), "Ctrl+Shift+1", partial(page.show_view, View.DAY)),
        (translate("Agenda", "Week view"), "Ctrl+Shift+2", partial(page.show_view, View.WEEK)),
        (translate("Agenda", "Month view"), "Ctrl+Shift+3", partial(page.show_view, View.MONTH)),
        (translate("Agenda", "List view"), "Ctrl+Shift+4", partial(page.show_view, View.LIST)),
        (translate("Agenda", "Edit the booking"), "Ctrl+E F2", partial(picked.edit, page)),
        (translate("Agenda", "Move the booking"), "Ctrl+M", partial(picked.move, page)),
        (translate("Agenda", "Invitations of the booking"), "Ctrl+I", partial(picked.invite, page)),
        (translate("Agenda", "Prepare the booking's rooms"), "Ctrl+R", partial(picked.prepare, page)),
        (translate("Agenda", "Book another like it"), "Ctrl+Shift+D", partial(picked.book_another, page)),
        (translate("Agenda", "Link another room"), "Ctrl+L", partial(picked.link_room, page)),
        (translate("Agenda", "Undo"), "Ctrl+Z", history.undo),
        (translate("Agenda", "Redo"), "Ctrl+Shift+Z Ctrl+Y", history.redo),
        (translate("Agenda", "Print"), "Ctrl+P", page.bench.print_out),
        (translate("Agenda", "Read again"), "F5", page.refresh),
    )
