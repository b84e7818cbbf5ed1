"""What is done with the booking that is picked: edited, moved, cancelled, saved, its people invited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from roomdesk.domain.slot import to_wall
from roomdesk.gui.agenda import allowed, carry_words
from roomdesk.gui.agenda.carry import Carry, put_down
from roomdesk.gui.agenda.span import View
from roomdesk.gui.booking import form
from roomdesk.gui.booking.opener import Start
from roomdesk.gui.common.plain import unmarked
from roomdesk.gui.screens import load

if TYPE_CHECKING:
    from roomdesk.gui.agenda.page import AgendaPage
    from roomdesk.services.answers import Shown

translate = QCoreApplication.translate


def with_picked(page: AgendaPage, act: Callable[[Shown], object]) -> None:
    """Do something with the booking that is picked, as soon as it is read: never with the one that was before."""
    if page.picked is None:
        page.notice.tell("warn", translate("Agenda", "Choose a booking first."))
    else:
        page.once_shown(act)


def edit(page: AgendaPage) -> None:
    """Open it in the booking panel."""
    with_picked(page, partial(_edit, page))


def _edit(page: AgendaPage, shown: Shown) -> None:
    reason = allowed.why_not_change(shown.booking, page.grid.who)
    if reason:
        page.notice.tell("warn", reason)
        return
    day = to_wall(shown.booking.slot.start, shown.booking.timezone).date()
    page.bench.panel.open(Start(day, booking=shown.booking))


def cancel(page: AgendaPage, *, asks: bool = False) -> None:
    """Cancel it; `asks` for a reason."""
    with_picked(page, partial(_cancel, page, asks=asks))


def _cancel(page: AgendaPage, shown: Shown, *, asks: bool) -> None:
    reason = allowed.why_not_change(shown.booking, page.grid.who)
    if reason:
        page.notice.tell("warn", reason)
    else:
        page.bench.deeds.cancel(shown.booking, asks=asks)


def show_in_day(page: AgendaPage) -> None:
    """Show it in the grid of its day."""
    with_picked(page, partial(_show_in_day, page))


def _show_in_day(page: AgendaPage, shown: Shown) -> None:
    page.day = to_wall(shown.booking.slot.start, shown.booking.timezone).date()
    page.show_view(View.DAY)


def save(page: AgendaPage) -> None:
    """Ask for a file and write its invitation into it."""
    with_picked(page, lambda shown: page.bench.saving.ask(shown.booking))


def check_in(page: AgendaPage) -> None:
    """Note that its people have arrived; or take that back."""
    with_picked(page, partial(_check_in, page))


def _check_in(page: AgendaPage, shown: Shown) -> None:
    reason = allowed.why_not_check_in(shown.booking, page.grid.who, page.clock.now())
    if reason:
        page.notice.tell("warn", reason)
    else:
        page.bench.deeds.check_in(shown.booking)


def invite(page: AgendaPage) -> None:
    """Open the dialog that sends its invitations."""
    with_picked(page, partial(_invite, page))


def _invite(page: AgendaPage, shown: Shown) -> None:
    reason = allowed.why_not_invite(shown.booking, page.grid.who)
    if reason:
        page.notice.tell("warn", reason)
    else:
        page.bench.inviting.ask(shown)


def move(page: AgendaPage) -> None:
    """Take it up in the grid, or ask for its new place in another view."""
    if page.view is View.DAY and page.grid.booking():
        page.grid.start_moving()
    else:
        with_picked(page, partial(_move, page))


def _move(page: AgendaPage, shown: Shown) -> None:
    reason = carry_words.why_not(shown.booking, page.grid.who)
    if reason:
        page.notice.tell("warn", reason)
    elif page.places:
        question = load("roomdesk.gui.agenda.move_dialog:MoveDialog")(shown.booking, page.places, page)
        if question.exec():
            page.bench.deeds.move_to(shown.booking, question.times(), question.rooms())
        question.deleteLater()


def prepare(page: AgendaPage) -> None:
    """Open what can be switched in its rooms."""
    with_picked(page, partial(_prepare, page))


def _prepare(page: AgendaPage, shown: Shown) -> None:
    reason = allowed.why_not_prepare(shown.booking, page.grid.who)
    if reason:
        page.notice.tell("warn", reason)
    else:
        page.details.prepare()


def book_another(page: AgendaPage) -> None:
    """Open the booking panel with what it has, for a new booking."""
    with_picked(page, partial(_book_another, page))


def _book_another(page: AgendaPage, shown: Shown) -> None:
    if shown.booking.hidden:
        page.notice.tell("warn", translate("Agenda", "This booking is private: what it holds cannot be taken over."))
    else:
        typed = form.another(shown.booking)
        page.bench.panel.open(Start(typed.day, typed=typed))


def open_(page: AgendaPage) -> None:
    """Open it in the booking panel where it can be changed by whoever acts, else put the keyboard into its details."""
    with_picked(page, partial(_open, page))


def _open(page: AgendaPage, shown: Shown) -> None:
    if allowed.why_not_change(shown.booking, page.grid.who):
        page.details.focus()
    else:
        _edit(page, shown)


def link_room(page: AgendaPage) -> None:
    """Offer the rooms that are free at its time; the one chosen joins the meeting."""
    if page.view is not View.DAY:
        edit(page)
        return
    rows = page.grid.joinable()
    if not rows:
        page.notice.tell("warn", translate("Agenda", "Choose a booking of yours at whose time other rooms are free."))
        return
    menu = QMenu(page)
    for row in rows:
        menu.addAction(unmarked(carry_words.room_at(page.grid.board, row)), partial(page.grid.join, row))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(page.grid.viewport().mapToGlobal(page.grid.visualRect(page.grid.currentIndex()).bottomLeft()))


def clashed(page: AgendaPage, why: str, others: tuple[Carry, tuple[Carry, ...]]) -> None:
    """Say what was in the way when it was put down, and offer the nearest free times and rooms."""
    held, free = others
    board = page.grid.board
    text = translate("Agenda", "{verdict}. Nothing was changed.").format(verdict=why)
    act = page.bench.deeds.carry_out
    page.notice.offer(
        text, [(carry_words.offered(board, held, one), partial(act, put_down(board, one))) for one in free]
    )
