"""Tables on their way into the places screen: seen before they are written, bad lines named one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk.gui.background import Background
from roomdesk.gui.places.import_dialog import ImportDialog
from roomdesk.gui.places.page import PlacesPage
from roomdesk.services.desk import Desk
from tests.gui.test_places import drawn, said, screen


@pytest.fixture
def page(italian: QApplication, town: Desk, beside: Desk, background: Background, qtbot: QtBot) -> PlacesPage:
    return screen(beside, background, qtbot)


def told(dialog: ImportDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]


def test_an_import_that_changes_nothing_says_so(page: PlacesPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sedi.csv"
    page.files.export("sites", file)
    qtbot.waitUntil(lambda: "Salvato" in said(page))
    page.files.preview([file])
    dialog = page.files.dialog
    assert dialog
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Niente da importare"))
    assert not dialog.write.isEnabled()
    assert dialog.table.isHidden()
    dialog.reject()


def test_an_import_is_seen_before_it_is_written(page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sedi.csv"
    page.files.export("sites", file)
    qtbot.waitUntil(lambda: "Salvato" in said(page))
    file.write_text(
        file.read_text("utf-8-sig").replace(",Nord,", ",Scuola Nord,") + "SUD,Sud" + "," * 10 + "\n", "utf-8"
    )
    page.files.preview([file])
    dialog = page.files.dialog
    assert dialog
    qtbot.waitUntil(dialog.write.isEnabled)
    assert dialog.said.text() == "Da aggiungere: 1. Da cambiare: 1."
    assert dialog.more.text() == "Restano come sono: 1."
    assert told(dialog) == [
        ["si aggiunge", "sede", "Sud", "SUD", "–"],
        ["cambia", "sede", "Scuola Nord", "NORD", "Nome"],
    ]
    assert "SUD" not in town.look_around.places().sites
    dialog.write.click()
    qtbot.waitUntil(lambda: "Scuola Nord" in drawn(page))
    assert "SUD" in town.look_around.places().sites


def test_bad_lines_and_files_are_told_and_cannot_be_imported(page: PlacesPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sedi.csv"
    file.write_text("code,name\nA B,Sede\n", "utf-8")
    for path in (file, tmp_path / "manca.csv"):
        page.files.preview([path])
        dialog = page.files.dialog
        assert dialog
        qtbot.waitUntil(lambda dialog=dialog: "Non è stato" in dialog.said.text())  # type: ignore[misc]
        assert ".." not in dialog.said.text()
        assert not dialog.write.isEnabled()
        if path == file:
            assert [line[:4] for line in told(dialog)] == [["sedi.csv", "2", "code", "A B"]]
        else:
            assert dialog.more.text() == f"{path} (il file o la cartella non esiste)"
        dialog.reject()
    page.files.export("sites", tmp_path / "cartella" / "sedi.csv")
    qtbot.waitUntil(lambda: "non è stato scritto" in said(page))


def test_a_workbook_is_told_how_to_become_a_table(page: PlacesPage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sale.xlsx"
    file.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    page.files.preview([file])
    dialog = page.files.dialog
    assert dialog
    qtbot.waitUntil(lambda: "CSV UTF-8" in dialog.more.text())
    assert not dialog.write.isEnabled()
    dialog.reject()
