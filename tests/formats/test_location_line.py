"""The line of places: what is kept of it between events is what folding it whole would write."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.invitation import Invitation, InvitedRoom, Method
from roomdesk.domain.slot import Slot
from roomdesk.formats.ics.lines import fold
from roomdesk.formats.ics.write import write_calendar

MARKS = "a€🎉;,\\ "
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize("longer", range(160))
def test_places_and_link_are_folded_as_one_line(longer: int) -> None:
    name = "".join(MARKS[at % len(MARKS)] for at in range(longer)) + "x"
    rooms = (InvitedRoom(name, "a@rooms.invalid", "Sede à", "Via 1", "2"), InvitedRoom("B", "b@x.it", "Sede à", "", ""))
    url = "https://meet.example/" + "z" * (longer % 70)
    one = Invitation(
        uid="u@x", sequence=0, stamp=AT, created=AT, modified=AT, slot=Slot.lasting(AT, 60), timezone="Europe/Rome",
        title="T", organizer="a@b.it", rooms=rooms, conference=ConferenceLink("jitsi", url),
    )  # fmt: skip
    written = write_calendar([one], Method.PUBLISH)
    begins = written.index("\nLOCATION:") + 1
    found = written[begins : written.index("URL:", begins)]
    unfolded = found.replace("\r\n ", "").removesuffix("\r\n")
    assert found == fold(unfolded)
    assert unfolded.endswith(rf" \; {url}")
    assert unfolded.startswith("LOCATION:" + name.replace("\\", r"\\").replace(";", r"\;").replace(",", r"\,"))
