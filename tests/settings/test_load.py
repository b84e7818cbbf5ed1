"""The settings file: every key typed, a slip named with what was meant."""

from pathlib import Path

import pytest

from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Invalid, Misconfigured
from roomdesk.domain.travel import TravelRates
from roomdesk.ports.settings import Settings
from roomdesk.settings.load import load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_there_are_defaults(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_what_is_set_is_read_and_the_rest_stays(file: Path) -> None:
    file.write_text(
        'language = "en"\n[conference.jitsi]\nserver = "https://meet.comune.example"\n'
        '[[conference.fixed]]\nurl = "https://video.example/1"\npin = "1"\n[travel]\nspeed_kmh = 40\n',
        "utf-8",
    )
    assert load_settings(file) == Settings(
        language="en",
        jitsi_server="https://meet.comune.example",
        fixed_links=(ConferenceLink("fixed", "https://video.example/1", "1", exclusive=True),),
        travel=TravelRates(speed_kmh=40.0),
    )


@pytest.mark.parametrize(
    ("text", "key", "nearest"),
    [
        ('langauge = "it"', "langauge", "language"),
        ("[travel]\nspeed_kph = 30", "travel.speed_kph", "travel.speed_kmh"),
        ('[conference.jitsi]\nservr = "x"', "conference.jitsi.servr", "conference.jitsi.server"),
        ("[conference.skype]", "conference.skype", ""),
        ("[conference.teams]\ntenent = ''", "conference.teams.tenent", "conference.teams.tenant"),
        ("[conference.zoom]\nlicences = true", "conference.zoom.licences", "0–500"),
        ('[[conference.fixed]]\nurl = "https://a.example"\npni = "1"', "conference.fixed.pni", "conference.fixed.pin"),
        ('[[conference.fixed]]\npin = "1"', "conference.fixed", ""),
        ("language = 3", "language", ""),
        ('travel = "fast"', "travel", ""),
        ("[travel]\nspeed_kmh = 0", "travel.speed_kmh", ""),
        ("[travel]\nspeed_kmh = true", "travel.speed_kmh", ""),
        ('[travel]\nspeed_kmh = "30"', "travel.speed_kmh", ""),
    ],
)
def test_a_slip_is_named(file: Path, text: str, key: str, nearest: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(Misconfigured) as caught:
        load_settings(file)
    assert (caught.value.key, caught.value.nearest) == (key, nearest)


def test_a_link_that_will_not_do_is_refused(file: Path) -> None:
    file.write_text('[[conference.fixed]]\nurl = "http://video.example/1"', "utf-8")
    with pytest.raises(Invalid):
        load_settings(file)


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe", b"= 3"])
def test_a_file_that_is_no_toml_is_named(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(Misconfigured) as caught:
        load_settings(file)
    assert caught.value.key == str(file)


@pytest.mark.parametrize("number", ["inf", "nan", "-1", "1e999"])
def test_numbers_that_no_journey_has_are_refused(file: Path, number: str) -> None:
    file.write_text(f"[travel]\nspeed_kmh = {number}", "utf-8")
    with pytest.raises(Misconfigured):
        load_settings(file)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as caught:
        load_settings(tmp_path)
    assert (caught.value.key, caught.value.value) == (str(tmp_path), "Is a directory")
