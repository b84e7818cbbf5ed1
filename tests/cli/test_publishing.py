"""The command publish: one scheduled job for feeds, the CalDAV server and the mail that is due."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def settings(folder: Path, text: str) -> None:
    file = folder / "config" / "roomdesk" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")


def test_without_settings_there_is_nothing_to_do(town: Cli) -> None:
    done = town("publish", "--json")
    assert (done.status, done.document) == (
        0,
        {"feeds": [], "calendars": [], "elsewhere": [], "outbox": [], "links": []},
    )


def test_feeds_are_written_told_and_renewed(town: Cli, tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    settings(tmp_path, f'[publish]\nfolder = "{tmp_path / "feeds"}"\naddress = "https://www.comune.example/sale/"\n')
    done = town("publish", "--json")
    assert (done.status, {one["state"] for one in done.document["feeds"]}) == (0, {"written"})
    assert "4 come prima" in town("publish").out
    links = {one["room"]: one for one in town("publish", "--links", "--json").document["addresses"]}
    before = links["GIUNTA"]
    assert before["file"] not in done.out
    assert before["url"] == f"https://www.comune.example/sale/{before['file']}"
    assert (tmp_path / "feeds" / before["file"]).exists()
    assert town("publish", "--renew", "giunta").status == 0
    assert not (tmp_path / "feeds" / before["file"]).exists()
    assert town("publish", "--renew", "NIENTE", "--json").status == 3


def test_a_server_that_is_away_ends_in_4_and_does_not_keep_the_feeds_back(town: Cli, tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    settings(
        tmp_path, f'[publish]\nfolder = "{tmp_path / "feeds"}"\n[publish.caldav]\nurl = "http://127.0.0.1:1/sale/"\n'
    )
    done = town("publish", "--json")
    assert (done.status, done.document["calendars"][0]["state"]) == (4, "failed")
    assert "non risponde" in done.document["calendars"][0]["message"]
    assert {one["state"] for one in done.document["feeds"]} == {"written"}


def test_a_server_without_https_is_a_wrong_setting(town: Cli, tmp_path: Path) -> None:
    settings(tmp_path, '[publish.caldav]\nurl = "http://cal.comune.example/"\n')
    done = town("publish", "--json")
    assert done.status == 2
    assert done.document["calendars"][0]["reason"] == "misconfigured publish.caldav.url"


def test_answers_are_read_by_the_same_job(town: Cli, tmp_path: Path) -> None:
    settings(tmp_path, '[mail.answers]\nhost = "127.0.0.1"\nport = 1\nuser = "sale"\n')
    done = town("publish")
    assert done.status == 4
    assert "Le risposte non si leggono" in done.out


def test_a_queue_with_nothing_in_it_says_so(town: Cli) -> None:
    assert (town("outbox").out, town("--lang", "en", "outbox").out) == ("Nessun risultato.\n", "Nothing found.\n")
    assert town("outbox", "--json").document == {"outbox": [], "links": []}
