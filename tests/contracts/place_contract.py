"""The contract of places, people, closures and findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from roomdesk.domain.booking import Status
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import NotFound, RoomClosed
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.places import Closure
from roomdesk.ports.store import Edit, Furnishing, Query, Store
from tests.fakes.municipality import (
    ANNA,
    DEVICES,
    GIUNTA,
    HOUSE,
    LAB,
    LIBRARY,
    PALAZZO,
    PEOPLE,
    SITES,
    at,
    booking,
    series,
    slot,
)  # fmt: skip


class PlaceContract:
    def test_places_come_back_as_they_were_furnished(self, store: Store) -> None:
        assert list(store.sites().values()) == sorted(SITES, key=lambda one: one.code)
        assert list(store.rooms().values()) == sorted(HOUSE, key=lambda one: (one.site, one.code))
        assert store.devices() == (DEVICES[2], DEVICES[1], DEVICES[0])
        assert store.people() == {one.email: one for one in PEOPLE}

    def test_furnishing_again_updates_by_code_in_any_case(self, store: Store) -> None:
        changes = store.furnish(
            Furnishing(
                sites=(replace(SITES[0], code=SiteCode("palazzo"), name="Municipio"),),
                rooms=(replace(HOUSE[0], capacity=14, site=LIBRARY),),
                devices=(replace(DEVICES[0], host="192.0.2.99", room=LAB),),
                people=(replace(PEOPLE[0], office="Anagrafe"),),
            )
        )
        assert changes.places
        assert {code: site.name for code, site in store.sites().items()}[PALAZZO] == "Municipio"
        assert len(store.sites()) == len(SITES)
        assert len(store.rooms()) == len(HOUSE)
        assert (store.rooms()[GIUNTA].capacity, store.rooms()[GIUNTA].site) == (14, LIBRARY)
        assert [one.host for one in store.devices([LAB]) if one.code == "GIUNTA-TV"] == ["192.0.2.99"]
        assert store.people()[ANNA].office == "Anagrafe"

    def test_furnishing_is_all_or_nothing(self, store: Store) -> None:
        stranger = replace(HOUSE[0], code=RoomCode("NUOVA"), site=SiteCode("NOWHERE"))
        with pytest.raises(NotFound) as refused:
            store.furnish(Furnishing(sites=(replace(SITES[0], name="Altro"),), rooms=(stranger,)))
        assert (refused.value.kind, refused.value.key) == ("site", "NOWHERE")
        assert store.sites()[PALAZZO] == SITES[0]
        assert "NUOVA" not in store.rooms()

    def test_rooms_and_devices_retire_and_come_back(self, store: Store) -> None:
        store.furnish(
            Furnishing(rooms=(replace(HOUSE[0], retired=True),), devices=(replace(DEVICES[0], retired=True),))
        )
        assert [one.code for one in store.rooms().values() if one.retired] == [GIUNTA]
        assert [one.code for one in store.devices() if one.retired] == [DEVICES[0].code]
        store.furnish(Furnishing(rooms=(HOUSE[0],), devices=(DEVICES[0],)))
        assert not any(one.retired for one in (*store.rooms().values(), *store.devices()))

    def test_a_photo_is_kept_replaced_and_taken_away(self, store: Store) -> None:
        assert store.photo(GIUNTA) is None
        for content in (b"\x89PNG one", b"\xff\xd8\xff two"):
            assert store.keep_photo(GIUNTA, content).places
            assert store.photo(GIUNTA) == content
        assert store.photo(LAB) is None
        store.furnish(Furnishing(rooms=(replace(HOUSE[0], capacity=9),)))
        assert store.photo(GIUNTA) == b"\xff\xd8\xff two"
        store.keep_photo(GIUNTA, None)
        assert store.photo(GIUNTA) is None
        with pytest.raises(NotFound):
            store.keep_photo(RoomCode("NOWHERE"), b"x")

    def test_devices_of_some_rooms(self, store: Store) -> None:
        assert {one.code for one in store.devices([GIUNTA])} == {"GIUNTA-TV", "GIUNTA-CAM"}
        assert store.devices([]) == ()

    def test_closures_that_overlap_a_slot(self, store: Store) -> None:
        works = Closure(PALAZZO, GIUNTA, slot(8, 12), "Lavori")
        vote = Closure(LIBRARY, None, slot(0, 24, day=1), "Elezioni")
        store.furnish(Furnishing(closures=(vote, works)))
        assert store.closures(slot(0, 48)) == (works, vote)
        assert store.closures(slot(11, 13)) == (works,)
        assert store.closures(slot(12, 13)) == ()
        assert store.closures(slot(7, 8)) == ()

    def test_a_closure_is_taken_back_and_no_other(self, store: Store) -> None:
        works = Closure(PALAZZO, GIUNTA, slot(8, 12), "Lavori")
        vote = Closure(PALAZZO, None, slot(8, 12), "Lavori")
        store.furnish(Furnishing(closures=(works, vote)))
        for other in (replace(works, reason="Altro"), replace(works, slot=slot(8, 13)), replace(vote, site=LIBRARY)):
            with pytest.raises(NotFound):
                store.reopen(other)
        assert store.reopen(vote).places
        assert store.closures(slot(0, 48)) == (works,)
        store.reopen(works)
        assert store.closures(slot(0, 48)) == ()

    def test_a_closed_place_takes_no_booking(self, store: Store) -> None:
        works = Closure(PALAZZO, GIUNTA, slot(10, 12), "Lavori")
        vote = Closure(LIBRARY, None, slot(10, 12, day=1), "Elezioni")
        store.furnish(Furnishing(closures=(works, vote)))
        for wanted in (booking((LAB, GIUNTA), slot(11, 13)), booking(GIUNTA, slot(9, 13))):
            with pytest.raises(RoomClosed) as refused:
                store.book([wanted], None, ANNA)
            told = refused.value
            assert (told.place, told.slot, told.reason) == (store.rooms()[GIUNTA].name, works.slot, "Lavori")
        with pytest.raises(RoomClosed):
            store.book([booking(LAB, slot(11, 12, day=1))], None, ANNA)
        rule, dates = series(2, GIUNTA, slot(11, 12, day=-7))
        with pytest.raises(RoomClosed):
            store.book(dates, rule, ANNA)
        assert store.bookings(Query()) == ()
        for fits in (booking(GIUNTA, slot(9, 10)), booking(GIUNTA, slot(12, 13)), booking(LAB, slot(10, 12))):
            store.book([fits], None, ANNA)
        store.reopen(works)
        store.book([booking(GIUNTA, slot(11, 12))], None, ANNA)

    def test_what_stands_in_a_closed_place_may_stay_and_be_edited_and_leave_but_not_come_back(
        self, store: Store
    ) -> None:
        held = booking(GIUNTA, slot(10, 11))
        store.book([held], None, ANNA)
        store.furnish(Furnishing(closures=(Closure(PALAZZO, None, slot(8, 14), "Lavori"),)))
        retitled = replace(held, title="Altro titolo", version=2)
        store.change([Edit(retitled, 1, "edited")], ANNA)
        later = replace(booking(GIUNTA, slot(11, 12)), id=held.id, version=3)
        with pytest.raises(RoomClosed):
            store.change([Edit(later, 2, "moved")], ANNA)
        assert store.booking(held.id) == retitled
        cancelled = replace(retitled, status=Status.CANCELLED, version=3)
        store.change([Edit(cancelled, 2, "cancelled")], ANNA)
        with pytest.raises(RoomClosed):
            store.change([Edit(replace(retitled, version=4), 3, "restored")], ANNA)
        assert store.booking(held.id) == cancelled
        assert store.faults() == ()

    def test_findings_newest_first_and_the_last_of_each_device(self, store: Store) -> None:
        screen, camera = DeviceCode("GIUNTA-TV"), DeviceCode("GIUNTA-CAM")
        found = [
            Finding(screen, Health.OK, "ok", "", at(8), 3.5),
            Finding(camera, Health.UNKNOWN, "credentials", "ERRA", at(8)),
            Finding(screen, Health.FAILED, "lamp", "lamp 1: 5'000 h", at(9), 12.0),
        ]
        changes = store.record(found[:2])
        store.record(found[2:])
        assert changes.devices == {screen, camera}
        assert store.last_findings() == {screen: found[2], camera: found[1]}
        assert store.findings(screen) == (found[2], found[0])
        assert store.findings(screen, most=1) == (found[2],)
        assert store.findings(DeviceCode("LAB-PRJ")) == ()

    def test_many_findings_keep_their_order(self, store: Store) -> None:
        camera = DeviceCode("GIUNTA-CAM")
        found = [Finding(camera, Health.OK, "ok", str(n), at(8) + timedelta(seconds=n)) for n in range(60)]
        store.record(found)
        assert store.findings(camera) == tuple(reversed(found))[:50]
