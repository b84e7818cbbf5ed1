"""Messages in any order and mixture: the store stays sound, the same twice is once, and errors are only ours."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from roomdesk.domain.errors import RoomDeskError
from roomdesk.ports.reader import Sheet
from tests.services.letters import event, letter, reply
from tests.services.town import ANNA, BRUNO, CARLA, Town

DAYS = ("20261125", "20261126", "20261202", "20261203", "20261209")
RULES = ("", "", "RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY;COUNT=4", "RDATE;TZID=Europe/Rome:20261127T090000")


@st.composite
def messages(draw: st.DrawFn) -> list[Sheet]:
    uid, sequence, stamp = draw(st.sampled_from(("a@x", "b@x"))), draw(st.integers(0, 3)), draw(st.integers(0, 3))
    which = draw(st.sampled_from(("", "", *DAYS)))
    apart = [f"RECURRENCE-ID;TZID=Europe/Rome:{which}T100000"] if which else []
    if draw(st.integers(0, 4)) == 0:
        said = draw(st.sampled_from(("ACCEPTED", "DECLINED")))
        return reply(draw(st.sampled_from((ANNA, BRUNO))), said, *apart, uid=uid, sequence=sequence, stamp=stamp)
    day, hour = draw(st.sampled_from(DAYS)), draw(st.integers(9, 12))
    rule = [] if which else [one for one in (draw(st.sampled_from(RULES)),) if one]
    more = [*apart, *rule, f"ATTENDEE:mailto:{ANNA}"]
    room = draw(st.sampled_from(("GIUNTA", "AULA", "GIUNTA; AULA", "CONSIGLIO", "")))
    method = draw(st.sampled_from(("REQUEST", "REQUEST", "PUBLISH", "CANCEL")))
    told = event(
        f"{day}T{hour:02}0000", f"{day}T{hour + 1:02}0000", *more, uid=uid, sequence=sequence, stamp=stamp, room=room
    )
    return letter(told, method=method)


@settings(max_examples=120, deadline=None)
@given(st.lists(messages(), min_size=1, max_size=8))
def test_any_life_of_two_meetings(found: list[list[Sheet]]) -> None:
    town = Town()
    verbs = town.verbs(CARLA)
    for sheets in found:
        with suppress(RoomDeskError):
            verbs.receive(sheets)
            after = town.store.of_uid("a@x"), town.store.of_uid("b@x")
            with suppress(RoomDeskError):
                verbs.receive(sheets)
            assert (town.store.of_uid("a@x"), town.store.of_uid("b@x")) == after
    assert town.store.faults() == ()
    town.store.close()
