"""What each pair of eyes sees: days, lists, one booking; imports; and the demonstration in awkward weeks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest

from roomdesk import catalogue
from roomdesk.bootstrap import make_desk
from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.errors import BadLines, NotEmpty, NotYours
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.places import Closure
from roomdesk.ports.checker import Limits, Progress
from roomdesk.ports.reader import Sheet
from roomdesk.ports.settings import Settings
from roomdesk.ports.store import Furnishing, Query
from roomdesk.services.acting import Acting
from roomdesk.services.book_room import BookRoom
from roomdesk.services.book_series import BookSeries
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.common_slot import CommonSlots
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.demonstrate import Demonstrate, Demonstrated
from roomdesk.services.follow_faults import FollowFaults
from roomdesk.services.import_places import ImportPlaces
from roomdesk.services.line_loads import LineLoads
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.places import find_places
from tests.fakes.checks import told
from tests.fakes.clock import StillClock
from tests.services.town import ANNA, BRUNO, CARLA, DINO, Town, at

MONDAY = date(2026, 11, 23)


def test_a_private_meeting_is_masked_for_others_everywhere(town: Town) -> None:
    made = town.verbs().one("GIUNTA", when="2026-11-23 09:00", title="Colloquio", private=True, conference="jitsi")
    town.verbs().one("SALETTA", when="2026-11-23 09:00", title="Aperta")
    for who, sees in ((ANNA, True), (BRUNO, False), (CARLA, True), (DINO, True)):
        verbs = town.verbs(who)
        entry = next(one for one in verbs.day(MONDAY).entries if one.room == "GIUNTA")
        (listed,) = verbs.list(Query(rooms=(RoomCode("GIUNTA"),)))
        (of_site,) = (one for one in verbs.day.bookings(MONDAY, ["PALAZZO"])[0].bookings if one.rooms == ("GIUNTA",))
        shown = verbs.show(made.id)
        assert (entry.title, listed.title, of_site.title, shown.booking.title) == ("Colloquio" if sees else "",) * 4
        assert {bool(entry.hidden), listed.hidden, shown.booking.hidden} == {not sees}
        assert bool(entry.link) is bool(listed.conference) is bool(shown.history) is sees
        assert (entry.slot, listed.slot) == (made.slot, made.slot)
        if not sees:
            with pytest.raises(NotYours):
                verbs.invite(made.id)


def test_words_and_names_do_not_find_what_is_masked(town: Town) -> None:
    town.verbs().one("GIUNTA", when="2026-11-23 09:00", title="Colloquio", private=True)
    assert town.verbs(BRUNO).list(Query(words="colloquio")) == ()
    assert town.verbs(BRUNO).list(Query(person=ANNA)) == ()
    assert len(town.verbs(ANNA).list(Query(words="colloquio"))) == 1


def test_the_day_of_some_sites(town: Town) -> None:
    verbs = town.verbs(DINO)
    verbs.one("GIUNTA", "RIUNIONI", when="2026-11-23 09:00")
    verbs.one("AULA", when="2026-11-22 23:30", minutes=60)
    works = Closure(SiteCode("PALAZZO"), None, at("2026-11-23 18:00"), "lavori")
    town.store.furnish(Furnishing(closures=(works,)))
    everything, palace = verbs.day(MONDAY), verbs.day(MONDAY, ["PALAZZO"])
    assert {one.room for one in everything.entries} == {"GIUNTA", "AULA", "RIUNIONI"}
    assert [one.room for one in palace.entries] == ["GIUNTA"]
    assert {room.site for room in palace.rooms} == {"PALAZZO"}
    assert (palace.closures, palace.closed) == ((works,), {})
    assert verbs.day(date(2026, 12, 8)).closed == dict.fromkeys(("PALAZZO", "TECNICI", "SCUOLA"), "Immacolata")
    assert verbs.day(date(2027, 4, 28)).closed == {"TECNICI": "patron"}
    stood = [[one.rooms for one in site.bookings] for site in verbs.day.bookings(MONDAY)]
    assert stood == [[("GIUNTA", "RIUNIONI")], [("AULA",)], [("GIUNTA", "RIUNIONI")]]


def test_what_a_booking_avoids_and_loads(town: Town) -> None:
    verbs = town.verbs()
    made = verbs.one("GIUNTA", "CANTIERI", when="2026-11-23 09:00", conference="jitsi")
    shown = verbs.show(made.id)
    assert shown.journeys.km == pytest.approx(2 * 1.3 * 2.74, abs=0.1)
    assert {site: (load.calls, load.carries) for site, load in shown.lines.items()} == {"PALAZZO": (1, 2)}
    assert [entry.action for entry in shown.history] == ["booked"]


def test_importing_is_for_administrators_and_all_or_nothing(town: Town) -> None:
    good = Sheet("sale.csv", b"codice;sede;nome;capienza\nNUOVA;PALAZZO;Sala nuova;8\n")
    bad = Sheet("altre.csv", b"codice;sede;nome;capienza\nALTRA;NESSUNA;Altra;otto\n")
    with pytest.raises(NotYours):
        town.verbs(CARLA).import_places([good])
    with pytest.raises(BadLines) as caught:
        town.verbs(DINO).import_places([good, bad])
    assert {(one.file, one.line) for one in caught.value.lines} == {("altre.csv", 2)}
    furnishing, changes = town.verbs(DINO).import_places([good], dry_run=True)
    assert (len(furnishing.rooms), changes.places) == (1, False)
    assert "NUOVA" not in town.store.rooms()
    assert town.verbs(DINO).import_places([good])[1].places
    assert town.store.rooms()[RoomCode("NUOVA")].capacity == 8


# ── the demonstration ───────────────────────────────────────────────────────────────────────────────────
class AllWell:
    """A round of checks in which every device is well."""

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        now = datetime(2026, 11, 23, tzinfo=UTC)
        return told(progress, [Finding(one.code, Health.OK, "ok", "", now, 1.0) for one in devices])


@contextmanager
def as_they_are(devices: Sequence[Device]) -> Iterator[Sequence[Device]]:
    yield devices


def demonstrate(now: datetime) -> tuple[Demonstrated, dict[RoomCode, SiteCode]]:
    place = find_places()
    store, clock = catalogue.store(":memory:", place.steps), StillClock(now)
    desk = make_desk(store, Email("demo@localhost"), Settings(), place, "it")
    acting = Acting(store, Email("demo@localhost"))
    holidays = NationalHolidays("it", place.resources / "holidays" / "it.csv")
    rules = BookingRules(store, clock, holidays)
    book = BookRoom(store, clock, acting, rules, ConferenceLinks(desk.look_around.services), LineLoads(store))
    import_places: ImportPlaces = desk.import_places
    verb = Demonstrate(
        store, clock, acting, import_places, book, BookSeries(book), CommonSlots(store, clock, acting, holidays),
        CheckRooms(store, clock, acting, AllWell(), FollowFaults(store, clock)), desk.demonstrate.files, as_they_are,
    )  # fmt: skip
    try:
        done = verb("it")
        assert store.faults() == ()
        with pytest.raises(NotEmpty):
            verb("it")
        return done, {code: room.site for code, room in store.rooms().items()}
    finally:
        store.close()


@pytest.mark.parametrize(
    "now",
    [
        pytest.param("2026-11-23 08:00", id="a Monday morning"),
        pytest.param("2026-12-26 23:50", id="Saturday night in Christmas week"),
        pytest.param("2026-12-31 12:00", id="New Year's Eve"),
        pytest.param("2026-08-15 10:00", id="Ferragosto, a Saturday"),
        pytest.param("2026-03-29 02:59", id="the night the clocks go forward"),
        pytest.param("2026-10-25 02:30", id="the night the clocks go back"),
        pytest.param("2027-04-28 09:00", id="the patron saint's day"),
    ],
)
def test_the_demonstration_works_in_any_week(now: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    done, sites = demonstrate(moment)
    assert [sites[room] for room in done.booking.rooms] == ["PALAZZO", "TECNICI"]
    assert done.booking.conference is not None
    assert done.booking.slot.start > moment
    assert len(done.round.results) > 60
    assert done.filled > 0
