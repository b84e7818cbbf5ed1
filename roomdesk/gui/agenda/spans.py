"""Week, month and list: made when they are first opened, filled with the meetings that the words find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.ids import RoomCode
from roomdesk.gui.agenda import acts
from roomdesk.gui.agenda.span import Sought, Span, View
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.screens import load

if TYPE_CHECKING:
    from roomdesk.gui.agenda.calendar_view import CalendarTable
    from roomdesk.gui.agenda.list_model import Order, Rows
    from roomdesk.gui.agenda.list_view import MeetingList
    from roomdesk.gui.agenda.page import AgendaPage

translate = QCoreApplication.translate


class Spans:
    """The views of more than one day; what is picked there is the page's."""

    def __init__(self, page: AgendaPage, background: Background) -> None:
        self._page, self._background = page, background
        self._span: Span | None = None

    @cached_property
    def list(self) -> MeetingList:
        page = self._page
        made: MeetingList = load("roomdesk.gui.agenda.list_view:MeetingList")()
        made.rows.order_wanted.connect(self.show_found)
        made.acts = page.bench.menu()
        made.show_columns(page.columns)
        made.dragged.connect(page.details.drag_out.send)
        page.listen(made)
        page.views.addWidget(made)
        return made

    @cached_property
    def week(self) -> CalendarTable:
        return self._table(translate("Agenda", "Rooms and days of the week"))

    @cached_property
    def month(self) -> CalendarTable:
        return self._table(translate("Agenda", "Days of the month"))

    def _table(self, name: str) -> CalendarTable:
        made: CalendarTable = load("roomdesk.gui.agenda.calendar_view:CalendarTable")(name)
        page = self._page
        made.day_opened.connect(page.open_day)
        made.acts, made.acts_free = page.bench.menu(), acts.menu_free(page)
        page.listen(made)
        page.views.addWidget(made)
        return made

    def open_day(self) -> None:
        """Show the day whose cell the keyboard is in."""
        self._page.open_day(self.free_place()[0])

    def free_place(self) -> tuple[date, None, tuple[RoomCode, ...]]:
        """Give the day and the room that the keyboard is at, for a new booking."""
        page = self._page
        cell = None if page.view is View.LIST else (self.week if page.view is View.WEEK else self.month).cell()
        if cell is None:
            return page.day, None, ()
        return cell.day, None, (cell.room.code,) if cell.room else ()

    def shown_by(self, view: View) -> MeetingList | CalendarTable:
        """Give the widget of a view."""
        if view is View.LIST:
            return self.list
        return self.week if view is View.WEEK else self.month

    def least_width(self, view: View) -> int:
        """Give the width, in pixels, in which all days of a view can be read with ease; a list has its own."""
        return 0 if view is View.LIST else (self.week if view is View.WEEK else self.month).least_width()

    def columns(self) -> Sequence[float]:
        """Give the widths of the list's columns, in characters: as they are, or as they were remembered."""
        return self.list.columns if "list" in self.__dict__ else self._page.columns

    def show(self, span: Span) -> None:
        """Show what was read."""
        self._span = span
        self.show_found()

    def show_found(self) -> None:
        """Fill the view in front with what the words find."""
        page, span = self._page, self._span
        if span is None or page.view is View.DAY:
            return
        if page.view is View.LIST:
            self._list_found(span)
            return
        found = replace(span, entries=tuple(one for one in span.entries if page.sought.finds(one, span.places)))
        if page.view is View.WEEK:
            self.week.set_week(found, page.day, page.grid.agenda.me)
        else:
            self.month.set_month(found, page.day)

    def _list_found(self, span: Span) -> None:
        """Have the list's rows put in order behind the window: there may be tens of thousands."""
        asked = (self._page.sought, self.list.rows.order)
        order = partial(load("roomdesk.gui.agenda.list_model:rows_of"), span, *asked)
        done = partial(self._on_rows, span, asked)
        self._background.ask(self._page, order, done, self._page.fail, Lane.OUTSIDE)

    def _on_rows(self, span: Span, asked: tuple[Sought, Order], rows: Rows) -> None:
        page = self._page
        if span is not self._span or asked != (page.sought, self.list.rows.order):
            return
        self.list.set_span(span, rows)
        if self.list.booking() != page.picked:
            self.list.pick(page.picked)
        page.keep_only(self.list.booking())
