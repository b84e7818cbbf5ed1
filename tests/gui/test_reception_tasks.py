"""What people set up, in the reception: listed by meeting, ticked by space bar and mouse, on paper, live."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.gui.background import Background
from roomdesk.gui.printing.wish import Sheet
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import ME, FixedClock, at

GIUNTA = RoomCode("GIUNTA")


@pytest.fixture
def page(italian: QApplication, town: Desk, background: Background, qtbot: QtBot) -> ReceptionPage:
    town.book_room(
        Draft(BookingId("b"), "Bilancio <b>", (GIUNTA,), at("10:00-11:00"), visitors=2, notes="Acqua <i>\nSegnaposto")
    )
    pulse = Pulse()
    made = ReceptionPage(town, FixedClock(), background, pulse)
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.refresh()
    made.show()
    made.activateWindow()
    QTest.mouseClick(made.tools.tasks, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(made.tasks.sites))
    return made


def drawn(page: ReceptionPage) -> list[str]:
    """Draw the list in text."""
    found = []
    for number in range(page.tasks.list.topLevelItemCount()):
        top = page.tasks.list.topLevelItem(number)
        assert top is not None
        found.append(top.text(0))
        for row in range(top.childCount()):
            step = top.child(row)
            mark = "x" if step.checkState(0) is Qt.CheckState.Checked else "-"
            found.append(f"{mark} {step.text(0)} {step.text(1)} {step.text(2)}".rstrip())
    return found


def test_steps_are_listed_and_ticked_by_the_space_bar(page: ReceptionPage, qtbot: QtBot) -> None:
    assert drawn(page) == [
        "10:00–11:00 · Sala Giunta · Bilancio <b>",
        "- Posti per 2 ospiti 10:00",
        "- Acqua <i> 10:00",
        "- Segnaposto 10:00",
        "- Dopo la riunione: riordinare la sala 11:00",
    ]
    assert page.tasks.heading.text() == "Allestimenti · 0 di 4 passi fatti"
    QTest.keyClick(page.tasks.list, Qt.Key.Key_Down)
    QTest.keyClick(page.tasks.list, Qt.Key.Key_Down)
    QTest.keyClick(page.tasks.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "1 di 4" in page.tasks.heading.text())
    ticked = next(line for line in drawn(page) if line.startswith("x"))
    assert ticked.endswith(f"09:42 · {ME}")
    # Whoever ticks goes on from there.
    item = page.tasks.list.currentItem()
    assert item is not None
    assert item.text(0) == ticked.split(" 1")[0].removeprefix("x ")
    QTest.keyClick(page.tasks.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "0 di 4" in page.tasks.heading.text())


def test_a_step_is_ticked_by_mouse(page: ReceptionPage, qtbot: QtBot) -> None:
    view = page.tasks.list
    top = view.topLevelItem(0)
    assert top is not None
    index = view.indexFromItem(top.child(0))
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(1, 1))
    qtbot.waitUntil(lambda: "1 di 4" in page.tasks.heading.text())
    assert drawn(page)[1].startswith("x Posti per 2 ospiti")


def test_what_another_desk_ticked_is_seen_when_the_day_is_read_again(
    page: ReceptionPage, qtbot: QtBot, tmp_path: Path
) -> None:
    other = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), ME, clock=FixedClock())
    (meeting,) = [meeting for site in page.tasks.sites for meeting in site.meetings]
    other.set_up_rooms.tick(meeting.tasks[0].key)
    other.keep_store.close()
    page.refresh()
    qtbot.waitUntil(lambda: "1 di 4" in page.tasks.heading.text())


def test_staff_read_the_list_and_tick_nothing(page: ReceptionPage, qtbot: QtBot) -> None:
    store = page._desk.look_around.store
    boss = Person(Email("capo@comune.example"), "Capo", Role.ADMINISTRATOR)
    store.furnish(Furnishing(people=(Person(ME, "Anna", Role.STAFF), boss)))
    page.refresh()
    qtbot.waitUntil(lambda: not page.tasks._may_tick)
    view = page.tasks.list
    top = view.topLevelItem(0)
    assert top is not None
    view.setCurrentItem(top.child(0))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert page.tasks.heading.text() == "Allestimenti · 0 di 4 passi fatti"
    assert top.child(0).checkState(0) is Qt.CheckState.Unchecked


def test_the_list_is_printed_and_the_meetings_come_back(page: ReceptionPage, qtbot: QtBot) -> None:
    page.print_tasks()
    qtbot.waitUntil(lambda: page.paper.preview is not None)
    assert page.paper.preview is not None
    page.paper.preview.close()
    page.print()
    assert page.paper.dialog is not None
    page.paper.dialog.sheets[Sheet.TASKS].setChecked(True)
    assert page.paper.dialog.wish.sheet is Sheet.TASKS
    page.paper.dialog.reject()
    QTest.mouseClick(page.tools.tasks, Qt.MouseButton.LeftButton)
    assert page._views.currentIndex() == 0
