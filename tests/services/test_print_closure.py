"""The sign at a closed door: when, why, whom to ask, and where the meetings went that were moved out."""

from __future__ import annotations

import pytest

from roomdesk.domain.draft import Move
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.places import Closure
from roomdesk.formats.closed_sheet import html
from roomdesk.services.acting import Acting
from roomdesk.services.print_closure import PrintClosure
from tests.services.test_close_place import PALAZZO, WORKS, closing
from tests.services.test_set_up_rooms import NoPress
from tests.services.town import ANNA, CARLA, DINO, Town, at


def signs(town: Town, who: Email = DINO) -> PrintClosure:
    return PrintClosure(town.store, town.clock, Acting(town.store, who), html, NoPress())


def test_the_sign_tells_where_the_meetings_went(town: Town) -> None:
    anna = town.verbs(ANNA)
    anna.one("SALETTA", when="2026-11-24 09:00", title="Bilancio & conti")
    anna.one("SALETTA", "RIUNIONI", when="2026-11-24 11:00", title="Concorso", private=True)
    stays = anna.one("GIUNTA", when="2026-11-24 15:00", title="Altra")
    town.verbs(ANNA).move(Move(stays.id, at("2026-11-24 16:00").start, version=stays.version))
    close = closing(town)
    seats = {found.booking.id: found.rooms for found in close.preview(WORKS)}
    before = signs(town).page(WORKS, seats).html
    close(WORKS, seats)
    page = signs(town).page(WORKS).html
    assert before == page
    assert "Sala chiusa" in page
    assert "Room closed: Saletta" in page
    assert "Martedì 24 novembre 2026, dalle 08:00 alle 18:00" in page
    assert "Tuesday 24 November 2026, 08:00 to 18:00" in page
    assert "Imbiancatura" in page
    assert "Bilancio &amp; conti" in page
    assert "→ Sala Giunta" in page
    assert "→ Sala Giunta; Sala riunioni, Uffici tecnici" in page
    assert "Riunione riservata" in page
    assert ("Concorso" in page, "Altra" in page) == (False, False)
    assert f"Carla Verdi · {CARLA}" in page


def test_a_building_that_is_closed_for_days(town: Town) -> None:
    whole = Closure(PALAZZO, None, at("2026-11-24 08:00", 3 * 24 * 60), "Elezioni <b>")
    page = signs(town).pdf(whole).decode()
    assert "Sede chiusa" in page
    assert "Da martedì 24 novembre 2026, 08:00<br>fino a venerdì 27 novembre 2026, 08:00" in page
    assert "Elezioni &lt;b&gt;" in page
    assert "si tengono" not in page


def test_whole_days_are_told_as_days(town: Town) -> None:
    page = signs(town).page(Closure(PALAZZO, None, at("2026-11-24 00:00", 24 * 60), "x")).html
    assert "Martedì 24 novembre 2026, tutto il giorno" in page
    assert "Tuesday 24 November 2026, all day" in page
    page = signs(town).page(Closure(PALAZZO, None, at("2026-11-24 00:00", 3 * 24 * 60), "x")).html
    assert "Da martedì 24 novembre 2026<br>a giovedì 26 novembre 2026 compreso" in page


def test_a_place_that_is_not_there_has_no_sign(town: Town) -> None:
    with pytest.raises(NotFound):
        signs(town).page(Closure(PALAZZO, RoomCode("NESSUNA"), WORKS.slot, "x"))
