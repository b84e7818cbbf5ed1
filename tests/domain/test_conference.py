"""Ways into a conference: numbers as telephones dial them, SIP addresses, meeting numbers."""

from __future__ import annotations

import pytest

from roomdesk.domain.conference import ConferenceLink, check_meeting_id, check_sip
from roomdesk.domain.errors import Invalid

URL = "https://video.example/sala-1"


@pytest.mark.parametrize(
    ("phone", "pin", "dialled"),
    [
        ("+39 0547 000000", "1234", "+390547000000,,1234#"),
        ("0547/000000", None, "0547000000"),
        ("+39 0547 000000", "Segreto", "+390547000000"),
        ("centralino, interno 12", "1234", ""),
        (None, "1234", ""),
    ],
)
def test_a_number_is_dialled_with_its_pin(phone: str | None, pin: str | None, dialled: str) -> None:
    assert ConferenceLink("fixed", URL, pin, phone).dial == dialled


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8801234@video.example", "sip:8801234@video.example"),
        (" sips:sala@video.example:5061 ", "sips:sala@video.example:5061"),
        ("h323:8801234@video.example", "h323:8801234@video.example"),
    ],
)
def test_a_sip_address_has_its_scheme(typed: str, kept: str) -> None:
    assert check_sip(typed) == kept


@pytest.mark.parametrize("typed", ["video.example", "https://x@y", "a b@video.example", "x@video.example\nid:1", ""])
def test_what_is_no_sip_address_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        check_sip(typed)


def test_a_meeting_number_is_one_line_of_letters_and_digits() -> None:
    assert check_meeting_id(" 880 1234-5 ") == "880 1234-5"
    for wrong in ("", "1\n2", "x" * 41, "<b>"):
        with pytest.raises(Invalid):
            check_meeting_id(wrong)
