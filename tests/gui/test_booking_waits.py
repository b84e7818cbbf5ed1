"""A booking that must wait for another program says so; how it ends is told before its panel can be left."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from pytestqt.qtbot import QtBot

from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.ports.store import Query
from roomdesk.services.desk import Desk
from roomdesk.stores.sqlite.connect import sqlite3
from tests.gui.test_booking_panel import new


def test_a_database_that_another_program_holds_is_waited_for_in_words(
    agenda: AgendaPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = new(agenda, qtbot)
    dialog.sheet.title.setText("Giunta")
    with closing(sqlite3.connect(tmp_path / "roomdesk.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        dialog.sheet.book.click()
        qtbot.waitUntil(lambda: dialog.sheet.verdict().startswith("Viene scritta."))
        # How it ends is told: nobody leaves it half way, believing that it was not booked.
        dialog.reject()
        assert dialog.isVisible()
        assert not dialog.sheet.cancel.isEnabled()
        assert town.list_bookings(Query()) == ()
        other.execute("rollback")
    qtbot.waitUntil(lambda: agenda.notice.text.startswith("Riunione prenotata."))
    assert [one.title for one in town.list_bookings(Query())] == ["Giunta"]
