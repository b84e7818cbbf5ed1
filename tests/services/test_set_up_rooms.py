"""What people set up and tidy: from layout, visitors and notes; ticked by whom and when; on paper."""

from __future__ import annotations

from datetime import date

import pytest

from roomdesk.domain.booking import Attendee
from roomdesk.domain.errors import NotFound, NotYours
from roomdesk.domain.ids import Email, SiteCode
from roomdesk.domain.room_tasks import Task, TaskKind
from roomdesk.formats.task_sheet import html
from roomdesk.ports.writer import Page, Paper, SiteTasks
from roomdesk.services.acting import Acting
from roomdesk.services.set_up_rooms import SetUpRooms
from tests.services.town import ANNA, BRUNO, CARLA, DINO, Town, instant

DAY = date(2026, 11, 24)
PALAZZO = SiteCode("PALAZZO")


class NoPress:
    """Prints nothing."""

    def pdf(self, page: Page, paper: Paper) -> bytes:
        return page.html.encode()

    def paint(self, page: Page, paper: Paper, printer: object) -> None:
        raise NotImplementedError


def setting_up(town: Town, who: Email = CARLA) -> SetUpRooms:
    return SetUpRooms(town.store, town.clock, Acting(town.store, who), town.verbs(who).day, html, NoPress())


def palazzo(town: Town, who: Email = CARLA) -> SiteTasks:
    (found,) = setting_up(town, who)(DAY, [PALAZZO])
    return found


def drawn(one: SiteTasks) -> list[str]:
    """Draw the steps in text."""
    return [
        f"{meeting.room.code} {'x' if step.tick else '-'} {step.kind} {step.value}".rstrip()
        for meeting in one.meetings
        for step in meeting.tasks
    ]


def steps(one: SiteTasks) -> list[Task]:
    return [step for meeting in one.meetings for step in meeting.tasks]


def test_steps_come_from_layout_visitors_and_notes(town: Town) -> None:
    people = (Attendee(Email("luca@ditta.example"), "Luca Rossi"), Attendee(Email("s@ditta.example")))
    notes = "Caffè per dodici\n\n - Segnaposto per gli ospiti "
    town.verbs(ANNA).one("MOSTRE", when="2026-11-24 15:00", setup="platea", visitors=12, notes=notes, attendees=people)
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00")
    town.verbs(ANNA).one("SALETTA", when="2026-11-24 10:00", visitors=1)
    found = palazzo(town)
    assert drawn(found) == [
        "SALETTA - visitors 1",
        "SALETTA - tidy",
        "MOSTRE - layout platea",
        "MOSTRE - visitors 12",
        "MOSTRE - note Caffè per dodici",
        "MOSTRE - note Segnaposto per gli ospiti",
        "MOSTRE - plates Luca Rossi",
        "MOSTRE - tidy platea",
    ]
    (_, hall) = found.meetings
    # Two hours to set up, and the longer of layout and room to tidy.
    assert hall.ready == instant("2026-11-24 13:00")
    assert [hall.tasks[0].due, hall.tasks[-1].due] == [instant("2026-11-24 15:00"), instant("2026-11-24 17:30")]


def test_a_step_is_ticked_and_taken_back(town: Town) -> None:
    town.verbs(ANNA).one("MOSTRE", when="2026-11-24 15:00", setup="platea")
    first, tidy = steps(palazzo(town))
    changes = setting_up(town).tick(first.key)
    assert changes.rooms == {"MOSTRE"}
    setting_up(town, DINO).tick(first.key)
    (done, left) = steps(palazzo(town, DINO))
    assert done.tick is not None
    assert (done.tick.who, done.tick.at, left) == (CARLA, town.clock.now(), tidy)
    setting_up(town).untick(first.key)
    assert steps(palazzo(town)) == [first, tidy]


def test_staff_read_the_sheet_and_tick_nothing(town: Town) -> None:
    town.verbs(ANNA).one("MOSTRE", when="2026-11-24 15:00", setup="platea")
    first, _ = steps(palazzo(town, BRUNO))
    with pytest.raises(NotYours):
        setting_up(town, BRUNO).tick(first.key)
    with pytest.raises(NotYours):
        setting_up(town, BRUNO).untick(first.key)


def test_a_meeting_that_changed_is_set_up_for_again(town: Town) -> None:
    anna = town.verbs(ANNA)
    one = anna.one("MOSTRE", when="2026-11-24 15:00", setup="platea", visitors=3)
    layout, visitors, _ = steps(palazzo(town))
    for step in (layout, visitors):
        setting_up(town).tick(step.key)
    with pytest.raises(NotFound):
        setting_up(town).tick(layout.key._replace(task="note:0"))
    anna.cancel(one.id)
    assert steps(palazzo(town)) == []


def test_of_a_private_meeting_others_have_nothing_to_do(town: Town) -> None:
    town.verbs(ANNA).one("MOSTRE", when="2026-11-24 15:00", title="Concorso", setup="platea", notes="buste",
                         private=True)  # fmt: skip
    assert steps(palazzo(town, BRUNO)) == []
    assert [step.kind for step in steps(palazzo(town))] == [TaskKind.LAYOUT, TaskKind.NOTE, TaskKind.TIDY]


def test_the_sheet_has_boxes_and_gives_no_secret_away(town: Town) -> None:
    town.verbs(ANNA).one("MOSTRE", when="2026-11-24 15:00", title="Concorso", setup="platea", notes="buste chiuse",
                         private=True)  # fmt: skip
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Ospiti & C", visitors=2, notes="<b>acqua</b>")
    setting_up(town).tick(steps(palazzo(town))[0].key)
    page = setting_up(town).page(DAY, [PALAZZO], "it").html
    assert "Ospiti &amp; C" in page
    assert "&lt;b&gt;acqua&lt;/b&gt;" in page
    assert "Posti per 2 ospiti" in page
    assert "sala libera dalle 13:00" in page
    assert ("Concorso" in page, "buste" in page) == (False, False)
    assert (page.count("☑"), page.count("☐")) == (1, 5)
    assert f"fatto alle 08:00, {CARLA}" in page
    english = setting_up(town).pdf(DAY, None, "en").decode()
    assert "Nothing to set up at this site." in english
