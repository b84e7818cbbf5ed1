"""Settings written and read back: the same, whole or not at all, and the file of before is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.travel import TravelRates
from roomdesk.ports.settings import FONTS, PALETTES, Settings
from roomdesk.settings.save import TomlFile, as_tables

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
LINKS = st.builds(
    ConferenceLink,
    st.just("fixed"),
    st.sampled_from(["https://video.comune.example/1", "https://video.comune.example/2?a=b"]),
    st.none() | TEXT,
    st.none() | TEXT,
    st.just(True),
)
SETTINGS = st.builds(
    Settings,
    database=TEXT,
    user=TEXT,
    language=st.sampled_from(["", "it", "en"]),
    municipality=TEXT,
    jitsi_server=TEXT,
    fixed_links=st.lists(LINKS, max_size=3).map(tuple),
    travel=st.builds(TravelRates, road_factor=st.floats(1, 3)),
    palette=st.sampled_from(PALETTES),
    text_percent=st.integers(100, 200),
    font=st.sampled_from(FONTS),
)


@given(SETTINGS)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    file = TomlFile(tmp_path_factory.mktemp("settings") / "roomdesk" / "settings.toml")
    file.save(settings)
    assert file.load() == settings


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    assert as_tables(Settings()) == {}
    file = TomlFile(tmp_path / "settings.toml")
    file.save(replace(Settings(), palette="dark", municipality="Comune di Prova"))
    assert file.path.read_text("utf-8").splitlines() == [
        'municipality = "Comune di Prova"',
        "",
        "[window]",
        'palette = "dark"',
    ]


def test_comments_of_the_file_before_are_kept_beside_it(tmp_path: Path) -> None:
    file = TomlFile(tmp_path / "settings.toml")
    file.path.write_text('# by hand\nlanguage = "it"\n', "utf-8")
    file.save(replace(file.load(), language="en"))
    assert file.load().language == "en"
    assert "# by hand" in (tmp_path / "settings.toml~").read_text("utf-8")
    assert not (tmp_path / "settings.toml.new").exists()


def test_a_folder_that_cannot_be_written_is_told_and_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "roomdesk").write_text("a file, not a folder")
    with pytest.raises(OSError, match="roomdesk"):
        TomlFile(tmp_path / "roomdesk" / "settings.toml").save(Settings(language="en"))


@pytest.mark.parametrize(
    ("line", "key", "nearest"),
    [
        ('palette = "drak"', "window.palette", "dark"),
        ("text_percent = 90", "window.text_percent", "100–200"),
        ("text_percent = true", "window.text_percent", "100–200"),
        ('font = "arial"', "window.font", "titillium"),
        ('pallete = "dark"', "window.pallete", "window.palette"),
    ],
)
def test_a_wrong_look_is_refused_with_the_nearest_good_one(tmp_path: Path, line: str, key: str, nearest: str) -> None:
    file = TomlFile(tmp_path / "settings.toml")
    file.path.write_text(f"[window]\n{line}\n", "utf-8")
    with pytest.raises(Misconfigured) as told:
        file.load()
    assert (told.value.key, told.value.nearest) == (key, nearest)
