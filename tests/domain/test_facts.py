"""Lines, journeys, equipment, links and words: sums and checks small enough to do by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain import errors, wording
from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import ConferenceLink, check_link
from roomdesk.domain.equipment import Health, worst
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import BookingId, Email, SiteCode
from roomdesk.domain.line import carries, load
from roomdesk.domain.mailbox import mailbox, split
from roomdesk.domain.places import Line, Site
from roomdesk.domain.slot import Slot
from roomdesk.domain.travel import TravelRates, avoided, great_circle_km

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def slot(start: float, end: float) -> Slot:
    return Slot(NOW + timedelta(hours=start), NOW + timedelta(hours=end))


# ── lines ───────────────────────────────────────────────────────────────────────────────────────────────
def test_a_line_carries_what_its_slower_direction_carries() -> None:
    assert carries(Line("Lepida", 100, 50)) == 12
    assert carries(Line("Lepida", 3, 1)) == 0
    assert carries(Line("Lepida", 100, 0)) is None
    assert carries(Line()) is None


@pytest.mark.parametrize(
    ("others", "calls"),
    [
        pytest.param([], 1, id="alone"),
        pytest.param([slot(-1, 0), slot(2, 3)], 1, id="before and after it"),
        pytest.param([slot(0, 1), slot(1, 2)], 2, id="one after the other"),
        pytest.param([slot(-1, 1), slot(0.5, 3), slot(0.75, 0.9)], 4, id="all at a quarter to"),
        pytest.param([slot(-1, 1), slot(-2, 0.5), slot(1, 2)], 3, id="the busiest at its beginning"),
    ],
)
def test_the_busiest_moment_of_a_meeting(others: list[Slot], calls: int) -> None:
    found = load(Line("Lepida", 8, 8), slot(0, 2), others)
    assert (found.calls, found.carries, found.is_full) == (calls, 2, calls > 2)


def test_a_line_too_thin_for_one_call_is_full_and_an_unknown_one_never() -> None:
    assert load(Line("ADSL", 7, 0.5), slot(0, 1), []).is_full
    assert not load(Line(), slot(0, 1), [slot(0, 1)] * 500).is_full


# ── journeys ────────────────────────────────────────────────────────────────────────────────────────────
ROME = Site(SiteCode("ROMA"), "Roma", latitude=41.9028, longitude=12.4964)
MILAN = Site(SiteCode("MILANO"), "Milano", latitude=45.4642, longitude=9.1900)


def test_rome_and_milan_are_477_km_apart() -> None:
    assert great_circle_km(ROME, MILAN) == pytest.approx(477, abs=1)
    assert great_circle_km(MILAN, ROME) == great_circle_km(ROME, MILAN)
    assert great_circle_km(ROME, ROME) == 0
    assert great_circle_km(ROME, replace(MILAN, latitude=None)) == 0


def test_journeys_are_there_and_back_to_the_first_site() -> None:
    found = avoided([ROME, MILAN, MILAN, ROME], TravelRates(1.5, 50, 0.4, 100))
    assert found.km == pytest.approx(2 * 1.5 * 477, abs=3)
    assert found.hours == pytest.approx(found.km / 50)
    assert found.euro == pytest.approx(found.km * 0.4)
    assert found.co2_kg == pytest.approx(found.km / 10)


def test_a_meeting_in_one_site_avoids_nothing() -> None:
    assert avoided([ROME, ROME], TravelRates()).km == 0


# ── equipment ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("healths", "found"),
    [
        ([Health.OK, Health.FAILED, Health.UNKNOWN], Health.FAILED),
        ([Health.UNKNOWN, Health.DEGRADED, Health.OK], Health.DEGRADED),
        ([Health.OK, Health.UNKNOWN], Health.UNKNOWN),
        ([Health.OK, Health.OK], Health.OK),
        ([], Health.UNKNOWN),
    ],
)
def test_the_worst_of_some_devices(healths: list[Health], found: Health) -> None:
    assert worst(healths) is found


# ── links ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "url", ["https://meet.example/sala", " https://meet.example:8443/a?b=c#d ", "https://[2001:db8::1]/x"]
)
def test_links_that_will_do(url: str) -> None:
    assert check_link(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "meet.example",
        "http://meet.example/a",
        "https://",
        "https:///a",
        "javascript:alert(1)",
        "https://anna@meet.example/",
        "https://:secret@meet.example/",
        "https://meet.example/a b",
        "https://meet.example/a\r\nATTENDEE:x",
        "https://meet.example/\u202eevil",
        'https://meet.example/"onclick=',
        "https://meet.example/<b>",
        "https://[::1",
        "https://meet.example/" + "a" * 500,
    ],
)
def test_links_that_will_not(url: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_link(url)
    assert caught.value.fault is Fault.LINK


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("text", ["Giunta", "  «Bilancio» – 100 % dell'anno  ", "a" * 200, "会議 📹"])
def test_titles(text: str) -> None:
    assert wording.title(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "   ", "a" * 201, "a\nb", "a\tb", "a\x00b", "a\x1bb", "a\u2028b", "a\x7f", "a\udcffb"]
)
def test_what_is_no_title(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        wording.title(text)
    assert caught.value.fault is Fault.TITLE


def test_prose_keeps_lines_and_loses_control_characters() -> None:
    assert wording.prose(" uno\r\ndue\rtre\tquattro\x00\x1b\udc80 ") == "uno\ndue\ntre\tquattro"
    assert wording.prose("a" * 4000) == "a" * 4000
    with pytest.raises(Invalid) as caught:
        wording.prose("a" * 4001)
    assert (caught.value.fault, caught.value.hint) == (Fault.TEXT_TOO_LONG, "4000")


@given(st.text())
def test_prose_can_always_be_stored(text: str) -> None:
    wording.prose(text).encode("utf-8")


@pytest.mark.parametrize("text", ["GIUNTA", "sala-1", "A.b_c", "1", "a" * 32])
def test_codes(text: str) -> None:
    assert wording.code(f" {text} ") == text


@pytest.mark.parametrize("text", ["", "-a", "a b", "sala/1", "à", "a" * 33, "a\n", "a;b"])
def test_what_is_no_code(text: str) -> None:
    if text.strip() != text:
        assert wording.code(text) == text.strip()
    else:
        with pytest.raises(Invalid) as caught:
            wording.code(text)
        assert caught.value.fault is Fault.CODE


@pytest.mark.parametrize("text", ["anna@comune.example", "Anna.Bianchi+video@Uffici.Comune.Example", "o'neil@x"])
def test_addresses(text: str) -> None:
    assert wording.email(f" {text} ") == text.lower()


@pytest.mark.parametrize(
    "text",
    ["", "anna", "@comune.example", "anna@", "a b@x", "a@b@c", "a@x\r\nBCC:y", "a@-x", "a@x.", "a,b@x", "a\udc80@x"],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        wording.email(text)
    assert caught.value.fault is Fault.EMAIL


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("anna@comune.example", "anna@comune.example", ""),
        ("Anna Bianchi <ANNA@comune.example>", "anna@comune.example", "Anna Bianchi"),
        ('"Bianchi, Anna" <anna@comune.example>', "anna@comune.example", "Bianchi, Anna"),
        ("<anna@comune.example>", "anna@comune.example", ""),
        ("Bianchi, Anna <anna@comune.example>", "anna@comune.example", "Bianchi, Anna"),
        ("'Anna Bianchi' <mailto:anna@comune.example>", "anna@comune.example", "Anna Bianchi"),
        ("Anna Bianchi (anna@comune.example)", "anna@comune.example", "Anna Bianchi"),
        ("mailto:anna@comune.example", "anna@comune.example", ""),
    ],
)
def test_mailboxes(text: str, address: str, name: str) -> None:
    assert mailbox(text) == (address, name)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a@x.example, b@x.example;c@x.example;", ["a@x.example", "b@x.example", "c@x.example"]),
        ("a@x.example b@x.example\tc@x.example", ["a@x.example", "b@x.example", "c@x.example"]),
        ("a@x.example\r\nb@x.example\u2029", ["a@x.example", "b@x.example"]),
        (
            "Ada N <m@x.example>; Verdi, Luca <l@x.example>",
            ["Ada N <m@x.example>", "Verdi, Luca <l@x.example>"],
        ),
        ("Anna V <a@x.example>, Neri, Ada <n@x.example>", ["Anna V <a@x.example>", "Neri, Ada <n@x.example>"]),
        ('"Neri; Ada, dott." <n@x.example>, b@x.example', ['"Neri; Ada, dott." <n@x.example>', "b@x.example"]),
        ("senza chiocciola; b@x.example", ["senza chiocciola", "b@x.example"]),
        ('aperte " e < qui', ['aperte " e < qui']),
        (" ,; ", []),
    ],
)
def test_addresses_copied_from_a_mail_are_parted(text: str, parts: list[str]) -> None:
    assert list(split(text)) == parts


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────
def test_what_blocks_a_room() -> None:
    assert [status for status in Status if status.blocks] == [Status.CONFIRMED, Status.PENDING]


def test_a_masked_booking_keeps_only_rooms_times_and_status() -> None:
    link = ConferenceLink("fixed", "https://video.example/1", "1234")
    told = Booking(
        BookingId("1"), "1@x", "Segreto", slot(0, 1), "Europe/Rome", (), Email("a@x"), Email("b@x"), NOW, NOW,
        description="Segreto", notes="Segreto", visitors=3, private=True, conference=link, reason="Segreto",
        setup="Segreto", rrule="FREQ=DAILY;COUNT=2",
    )  # fmt: skip
    masked = told.masked()
    assert (masked.slot, masked.status, masked.hidden, masked.visitors) == (told.slot, told.status, True, 0)
    assert not any(secret in repr(masked) for secret in ("Segreto", "a@x", "b@x", "video.example", "1234", "FREQ"))


def test_changes_touch_a_screen_when_their_time_does() -> None:
    changes = Changes(slots=frozenset({slot(0, 1)}))
    assert changes.touches(slot(0.5, 2))
    assert not changes.touches(slot(1, 2))
    assert Changes(places=True).touches(slot(1, 2))


def test_every_error_has_a_code_of_the_command_lines_contract() -> None:
    codes = {"internal", "usage", "invalid", "conflict", "policy", "forbidden", "not_found", "stale", "unreachable"}
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.RoomDeskError)]
    assert {kind.code for kind in kinds} <= codes
    assert [kind.__name__ for kind in kinds if kind.code == "internal"] == ["RoomDeskError"]
