"""Drafts on the disk: whole or not at all, few, for one database, readable by their owner only."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roomdesk.ports.drafts import KeptDraft
from roomdesk.settings.drafts import draft_folder

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def draft(number: int, title: str = "Bilancio") -> KeptDraft:
    return KeptDraft(
        f"id-{number}", NOW + timedelta(minutes=number), {"title": title, "rooms": ["GIUNTA"], "visitors": 2}
    )


def test_is_read_back_newest_first_and_replaced_by_its_id(tmp_path: Path) -> None:
    drafts = draft_folder(tmp_path, "a.db")
    drafts.keep(draft(1))
    drafts.keep(draft(2, "Viabilità"))
    drafts.keep(draft(1, "Bilancio 2027"))
    assert drafts.kept() == (draft(2, "Viabilità"), draft(1, "Bilancio 2027"))
    drafts.drop("id-2")
    drafts.drop("id-2")
    assert drafts.kept() == (draft(1, "Bilancio 2027"),)
    assert draft_folder(tmp_path, "b.db").kept() == ()


def test_too_many_push_the_oldest_out(tmp_path: Path) -> None:
    drafts = draft_folder(tmp_path, "a.db")
    for number in range(25):
        drafts.keep(draft(number))
    assert len(drafts.kept()) == 20
    assert drafts.kept()[-1] == draft(5)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"id": "x", "at": "2026-11-23", "typed": {}}'])
def test_what_is_damaged_is_left_out(tmp_path: Path, content: bytes) -> None:
    drafts = draft_folder(tmp_path, "a.db")
    drafts.keep(draft(1))
    (drafts.folder / "other.json").write_bytes(content)
    assert drafts.kept() == (draft(1),)


def test_only_the_user_reads_them_and_a_bad_disk_stops_nobody(tmp_path: Path) -> None:
    drafts = draft_folder(tmp_path, "a.db")
    drafts.keep(draft(1))
    (file,) = drafts.folder.iterdir()
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    (tmp_path / "file").write_text("")
    draft_folder(tmp_path / "file", "a.db").keep(draft(1))
    assert draft_folder(tmp_path / "file", "a.db").kept() == ()
