"""A window that is opened shortly after it died in the middle of a booking leads back to what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.gui.main_window import MainWindow
from roomdesk.ports.drafts import KeptDraft
from tests.gui.small_desk import FixedClock, SmallDesk

Opener = Callable[[SmallDesk], MainWindow]


def leave(desk: SmallDesk, qtbot: QtBot, window: MainWindow, ago: timedelta) -> None:
    """Keep what is typed in a panel, as if that had been a while ago."""
    window.agenda.book()
    dialog = window.agenda.bench.panel.dialog
    assert dialog is not None
    dialog.sheet.title.setText("Bilancio 2027")
    qtbot.waitUntil(lambda: bool(desk.drafts.kept()))
    (kept,) = desk.drafts.kept()
    # Closing keeps what is typed once more, in the lane; an empty panel drops it there instead.
    dialog.sheet.title.clear()
    dialog.close()
    qtbot.waitUntil(lambda: not desk.drafts.kept())
    desk.drafts.keep(KeptDraft(kept.id, FixedClock().now() - ago, kept.typed))


def test_a_fresh_draft_is_offered_as_soon_as_the_window_stands(open_on: Opener, desk: SmallDesk, qtbot: QtBot) -> None:
    leave(desk, qtbot, open_on(desk), timedelta(minutes=2))
    window = open_on(desk)
    qtbot.waitUntil(
        lambda: window.agenda.notice.text == "La bozza «Bilancio 2027» è conservata: non è ancora prenotata."
    )
    next(one for one in window.agenda.notice.findChildren(QPushButton) if one.text() == "Riprendi").click()
    dialog = window.agenda.bench.panel.dialog
    assert dialog is not None
    assert dialog.sheet.title.text() == "Bilancio 2027"


def test_an_old_draft_is_left_to_the_panel(open_on: Opener, desk: SmallDesk, qtbot: QtBot) -> None:
    leave(desk, qtbot, open_on(desk), timedelta(hours=2))
    window = open_on(desk)
    qtbot.wait(1500)
    assert "Bilancio" not in window.agenda.notice.text
