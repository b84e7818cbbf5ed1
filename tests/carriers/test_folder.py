"""Feeds in a folder: whole or not at all, for others to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from roomdesk.carriers.folder import Folder
from roomdesk.ports.carrier import NotCarried


def test_a_file_is_put_replaced_and_removed(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    assert not folder.has("sala.ics")
    folder.put("sala.ics", b"uno")
    with (tmp_path / "sala.ics").open("rb") as reader:
        folder.put("sala.ics", b"due")
        # Whoever began to read goes on in the file as it was.
        assert reader.read() == b"uno"
    assert folder.has("sala.ics")
    assert (tmp_path / "sala.ics").read_bytes() == b"due"
    assert (tmp_path / "sala.ics").stat().st_mode & 0o777 == 0o644
    folder.remove("sala.ics")
    folder.remove("sala.ics")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_put_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "sala.ics").mkdir()
    with pytest.raises(NotCarried, match="not_writable"):
        Folder(str(tmp_path)).put("sala.ics", b"uno")
    assert [one.name for one in tmp_path.iterdir()] == ["sala.ics"]


def test_a_share_that_is_away_is_not_made(tmp_path: Path) -> None:
    away = Folder(str(tmp_path / "share"))
    for ask in (lambda: away.has("x"), lambda: away.put("x", b""), lambda: away.remove("x")):
        with pytest.raises(NotCarried, match="no_folder"):
            ask()
    assert list(tmp_path.iterdir()) == []
