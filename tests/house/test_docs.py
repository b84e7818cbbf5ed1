"""Pages that offices and catalogues of public software read: they say what the program does."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from roomdesk import __version__
from roomdesk.domain.travel import TravelRates
from roomdesk.ports.settings import JITSI_KEYS, SERVICE_KEYS, ChecksPlan, Feeds, MailFolder, MailServer, Settings
from roomdesk.settings.load import load_settings
from tests.house.sources import ROOT

SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")
DEFAULTS, POOL, SERVICES = re.findall(r"```toml\n(.*?)```", SETTINGS, re.DOTALL)


def test_the_settings_page_shows_every_default_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(DEFAULTS, "utf-8")
    assert load_settings(file) == Settings()


def test_the_settings_page_names_every_key(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(DEFAULTS + POOL, "utf-8")
    assert [link.pin for link in load_settings(file).fixed_links] == ["1234", None]
    plain = {
        "database",
        "user",
        "language",
        "municipality",
        "room_mail_domain",
        "server",
        "url",
        "pin",
        "phone",
        "meeting_id",
        "sip",
    }
    keys = set(re.findall(r"^(\w+) =", DEFAULTS + POOL, re.MULTILINE))
    window = {"palette", "text_percent", "font", "reminder_minutes"}
    mail = {
        "networks",
        *ChecksPlan.__match_args__,
        *MailServer.__match_args__,
        *MailFolder.__match_args__,
        *Feeds.__match_args__,
    }
    assert keys == plain | window | mail | set(TravelRates.__slots__)


def test_the_settings_page_shows_every_conference_service(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(SERVICES, "utf-8")
    shown = {one.name: set(one.values) for one in load_settings(file).services}
    assert shown == {name: set(keys) for name, keys in SERVICE_KEYS.items()}
    assert load_settings(file).services[0].licences == 5
    assert set(load_settings(file).jitsi.values) == set(JITSI_KEYS)


def test_the_journeys_page_gives_a_source_for_every_default() -> None:
    page = (ROOT / "docs" / "journeys.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \| .{60,} \|$", page, re.MULTILINE))
    rates = TravelRates()
    assert {key: float(value) for key, value in rows.items()} == {
        key: getattr(rates, key) for key in TravelRates.__slots__
    }


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{one}.md" for one in (
    "settings", "equipment", "journeys", "publishing", "words", "map"))])  # fmt: skip
def test_links_and_files_that_a_page_names_are_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    named = re.findall(r"`((?:roomdesk|docs|tests|resources|db|benchmarks)/[a-z_/]*(?:\.[a-z]+)?)`", text)
    made = {"benchmarks/results.json"}
    assert [one for one in linked if not (ROOT / page).parent.joinpath(one).exists()] == []
    assert [one for one in named if not (ROOT / one).exists() and one not in made] == []


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


PUBLIC: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))


def test_publiccode_has_what_version_0_7_wants() -> None:
    wanted = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description",
              "legal", "maintenance", "localisation"}  # fmt: skip
    assert wanted <= PUBLIC.keys()
    assert PUBLIC["publiccodeYmlVersion"] == "0.7"
    assert PUBLIC["softwareVersion"] == __version__
    assert PUBLIC["url"].startswith("https://")
    assert PUBLIC["softwareType"] == "standalone/desktop"
    assert PUBLIC["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert PUBLIC["legal"]["license"] == "EUPL-1.2"
    assert PUBLIC["maintenance"]["type"] == "internal"
    assert all(contact["name"] for contact in PUBLIC["maintenance"]["contacts"])
    assert PUBLIC["localisation"] == {"localisationReady": True, "availableLanguages": ["it", "en"]}
    assert all(country == country.upper() for country in PUBLIC["intendedAudience"]["countries"])
    assert "it" not in PUBLIC  # the Italian section is deprecated since 0.7


@pytest.mark.parametrize("language", ["it", "en"])
def test_publiccode_describes_it_in_both_languages(language: str) -> None:
    said = PUBLIC["description"][language]
    assert 0 < len(said["shortDescription"]) <= 150
    assert 150 <= len(said["longDescription"]) <= 10_000
    assert all(0 < len(feature) <= 100 for feature in said["features"])
